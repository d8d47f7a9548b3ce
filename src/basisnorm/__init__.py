"""Measures a Dutch school against the landelijke norm basisondersteuning."""

__version__ = "0.1.0"
