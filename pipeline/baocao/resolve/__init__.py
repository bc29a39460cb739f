"""Which citations speak of which document, within one report and between reports."""
