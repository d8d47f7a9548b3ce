"""A table as it was handed in: its bytes, its headings and its columns."""
