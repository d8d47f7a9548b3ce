"""Many schools: from a table to the picture of a region."""
