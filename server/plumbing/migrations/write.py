"""Writes the next migration: python -m server.plumbing.migrations.write "what changes"

It compares the tables of all rooms with what the history builds. Read what it wrote: on SQLite a
column cannot change its type, its length or whether it may be null; make a new column instead.
"""

import asyncio
import sys

from server.plumbing.database.stock import stock_in_hand
from server.plumbing.migrations.state import HISTORY


async def write(description: str) -> None:
    """Nothing is asked: a renamed column is a new one and a dropped one."""
    from piccolo.apps.migrations.commands.new import new  # noqa: PLC0415

    HISTORY.mkdir(exist_ok=True)
    with stock_in_hand("sqlite::memory:"):
        await new("peel", auto=True, desc=description, auto_input="n")


def main() -> int:
    if len(sys.argv) != 2 or not sys.argv[1].strip():  # noqa: PLR2004
        sys.stderr.write(__doc__ or "")
        return 2
    asyncio.run(write(sys.argv[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
