"""The interview without a screen: where it stands, what follows from a key, and when it is due."""
