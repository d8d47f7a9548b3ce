"""Lays out an Uitslag for people: terminal, HTML, files."""
