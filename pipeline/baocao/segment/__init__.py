"""Sections and sentences: views of the document's text that page breaks and footnotes do not cut."""
