"""One password for all of the demo's officers; `make run` prints it."""

PASSWORD = "lamp-on-the-corner"  # noqa: S105 - the demo's own
