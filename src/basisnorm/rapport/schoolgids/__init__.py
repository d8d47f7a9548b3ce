"""The chapter for parents."""
