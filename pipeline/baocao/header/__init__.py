"""Who reports, on what, for which period, when: read off the opening and closing blocks, each field with its reason."""
