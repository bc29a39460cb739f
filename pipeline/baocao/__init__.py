"""Citations, amounts, dates and indicators out of Vietnamese government reports."""

__version__ = "0.1.0"
