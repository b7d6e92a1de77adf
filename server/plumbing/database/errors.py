"""What can go wrong below a unit of work, in words both engines share."""


class DatabaseError(Exception):
    """Nothing of the unit was kept."""


class BusyError(DatabaseError):
    """Too much is waiting, or another process holds the lock: try again in `retry_after` s."""

    retry_after = 1


class FullError(DatabaseError):
    """No room is left where the database lives."""

    retry_after = 60


class AwayError(DatabaseError):
    """The database cannot be reached."""

    retry_after = 5


class UncertainError(AwayError):
    """The database went away while it committed: the unit was kept or not, nobody knows.

    It is never run again by itself. Whoever asked asks again, with the same op id.
    """


class TakenError(DatabaseError):
    """A row with this unique key is there already."""


class UnitError(RuntimeError):
    """A unit of work did what a unit must not do."""
