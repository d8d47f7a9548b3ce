"""What one school answered."""
