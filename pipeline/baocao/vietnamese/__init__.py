"""All that is Vietnamese, as data: grammars, word lists, text."""
