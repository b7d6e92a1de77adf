"""Every change of the tables, oldest first; files are only ever added."""
