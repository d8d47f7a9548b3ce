"""The rule for one school, for many at once."""
