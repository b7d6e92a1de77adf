"""`peel serve`: granian with one worker on SQLite, more on PostgreSQL; none outlives its parent."""

import argparse

from granian import Granian
from granian.constants import Interfaces, Loops
from granian.log import LogLevels

from server.cli.logs import start_logs
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.forces.database import on_sqlite
from server.forces.registry import forces
from server.plumbing.database.serving import AlreadyServedError, take_serving_lock
from server.plumbing.settings import settings


def add_to(commands: Parsers) -> None:
    command = commands.add_parser("serve", help="answer on PORT")
    command.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    if not forces():
        raise RefusedError("There is no force yet. Make one with: peel force add")
    start_logs()
    workers = settings().workers
    if on_sqlite():
        if workers > 1:
            raise RefusedError("PEEL_WORKERS must be 1 while a force is on SQLite.")
        try:
            take_serving_lock(settings().data)
        except AlreadyServedError as error:
            raise RefusedError("Another peel serve is using this PEEL_DATA.") from error
    Granian(
        "server.app:app",
        address=settings().host,
        port=settings().port,
        interface=Interfaces.ASGI,
        loop=Loops.uvloop,
        workers=workers,
        log_access=False,
        log_level=LogLevels.warning,
    ).serve()
    return 0
