"""What changed between two norms."""
