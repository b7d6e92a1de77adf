"""`peel serve`: granian with one worker on SQLite, more on PostgreSQL; none outlives its parent."""

import argparse
import os

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels

from server.cli.logs import start_logs
from server.cli.refused import RefusedError
from server.forces.database import addresses, on_sqlite
from server.forces.registry import forces
from server.plumbing.database import DatabaseError
from server.plumbing.database.serving import AlreadyServedError, take_serving_lock
from server.plumbing.migrations.state import behind
from server.plumbing.parent import PARENT
from server.plumbing.settings import settings


def complete(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    check_databases()
    if on_sqlite():
        take_lock()
    start_logs()
    os.environ[PARENT] = str(os.getpid())
    Granian(
        "server.app:app",
        address=settings().host,
        port=settings().port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=settings().workers or (1 if on_sqlite() else os.cpu_count() or 1),
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0


def check_databases() -> None:
    """A web process never serves a database older than itself."""
    if not forces():
        raise RefusedError("There is no force yet. Make one with: peel force add")
    try:
        late = behind(addresses())
    except DatabaseError as error:
        raise RefusedError("A force's database cannot be reached.") from error
    if late:
        raise RefusedError(f"Run peel migrate first: {', '.join(late)} is of an older release.")


def take_lock() -> None:
    if settings().workers > 1:
        raise RefusedError("PEEL_WORKERS must be 1 while a force is on SQLite.")
    try:
        take_serving_lock(settings().data)
    except AlreadyServedError as error:
        raise RefusedError("Another peel serve is using this PEEL_DATA.") from error
