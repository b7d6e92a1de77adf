"""Piccolo on SQLite with lasting connections: one writer thread, shared readers."""
