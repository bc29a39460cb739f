"""What a report states: observations (whose value, when, where) and what in it does not add up."""
