"""The verbeterrapport: its values, and how they are laid out."""
