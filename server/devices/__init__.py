"""Phones and computers that exchange work with the force; a device identifies nobody."""
