"""Who may serve a PEEL_DATA that holds SQLite files: one process and its children."""

import fcntl
import os
from pathlib import Path
from typing import TextIO

FILE = "serving.lock"
_held: list[TextIO] = []


class AlreadyServedError(Exception):
    """Another process answers for these files already."""


def take_serving_lock(data: Path) -> None:
    """Held until this process and the children that inherit it are gone; a crash frees it."""
    data.mkdir(parents=True, exist_ok=True)
    file = (data / FILE).open("a")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.close()
        raise AlreadyServedError from error
    os.set_inheritable(file.fileno(), True)
    _held.append(file)
