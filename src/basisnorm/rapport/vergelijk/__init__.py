"""Two results of one school beside each other."""
