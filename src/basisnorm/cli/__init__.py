"""The commands: the only room that prints, asks, exits and reads clock or environment."""
