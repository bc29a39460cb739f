"""How good it is: strict and partial entity scores, values, relations, their intervals, and a browser of the errors."""
