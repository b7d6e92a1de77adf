"""Web and worker side by side until one of them ends, as the Procfile names them."""

import os
import sys

from honcho.manager import Manager

from server.plumbing.settings import settings

COMMANDS = {"web": "serve", "worker": "worker"}


def run_both() -> int:
    manager = Manager()
    port = {"PORT": str(settings().port), "PEEL_DATA": str(settings().data)}
    for name, word in COMMANDS.items():
        manager.add_process(name, f"exec {sys.executable} -m server.cli {word}", env=_with(port))
    manager.loop()
    return int(manager.returncode or 0)


def _with(extra: dict[str, str]) -> dict[str, str]:
    return {**os.environ, **extra}
