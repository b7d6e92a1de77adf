"""Where everything is kept: one database a force, changed in units of work only."""

from server.plumbing.database.compiled import compiled, insert_row
from server.plumbing.database.engine import DB
from server.plumbing.database.errors import (
    AwayError,
    BusyError,
    DatabaseError,
    FullError,
    TakenError,
    UnitError,
)
from server.plumbing.database.hand import force_in_hand, in_force, inside_unit, take
from server.plumbing.database.opened import close_forces, open_forces
from server.plumbing.database.work import after_unit, unit

__all__ = [
    "DB",
    "AwayError",
    "BusyError",
    "DatabaseError",
    "FullError",
    "TakenError",
    "UnitError",
    "after_unit",
    "close_forces",
    "compiled",
    "force_in_hand",
    "in_force",
    "insert_row",
    "inside_unit",
    "open_forces",
    "take",
    "unit",
]
