"""The pages on which victims and reporters see what happens to their case."""
