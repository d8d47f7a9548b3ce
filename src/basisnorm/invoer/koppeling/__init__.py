"""Someone else's export, through a mapping file."""
