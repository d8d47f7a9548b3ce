"""The picture of a region."""
