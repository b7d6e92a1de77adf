"""A force: its hosts, look, keys and database."""
