"""What a batch puts in its folder."""
