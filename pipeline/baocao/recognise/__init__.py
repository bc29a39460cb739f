"""How mentions are found: by grammar, by a model, by both; ``taggers`` names the ways."""
