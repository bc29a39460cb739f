"""Others' formats, one file each: annotations in doccano's JSON Lines, CoNLL IOB2, spaCy DocBin and inline mark-up."""
