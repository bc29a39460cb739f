"""A file goes in, a ``Document`` comes out: NFC once at the door, blocks that tell what each stretch of a page is."""
