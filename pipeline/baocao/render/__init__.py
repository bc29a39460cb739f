"""What is found, drawn: records as JSON, marked text as HTML, tables for a terminal."""
