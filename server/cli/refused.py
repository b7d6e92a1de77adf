"""A command that cannot be done, and the sentence that says why."""


class RefusedError(Exception):
    """Printed as it is; the exit status is 1."""
