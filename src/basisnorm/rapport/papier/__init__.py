"""The questions on paper."""
