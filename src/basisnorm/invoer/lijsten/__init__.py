"""Lists that are laid beside the schools."""
