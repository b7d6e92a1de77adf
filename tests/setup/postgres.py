"""Runs a command beside a PostgreSQL of its own: python tests/setup/postgres.py COMMAND ..."""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

CONFIGURATION = """
listen_addresses = '127.0.0.1'
max_connections = 200
shared_buffers = 128MB
logging_collector = off
"""


def programs() -> Path:
    """The newest installed version; Debian keeps them off PATH, in a folder per version."""
    folders = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    return max((path.parent for path in folders), key=lambda path: int(path.parts[-2]))


def unprivileged() -> Mapping[str, str]:
    """PostgreSQL refuses to run as root, so root lends it another user."""
    if os.geteuid() != 0:
        return {}
    names = {entry.pw_name for entry in pwd.getpwall()}
    return {"user": "postgres" if "postgres" in names else "nobody", "cwd": "/"}


def run(command: Sequence[str | Path], owner: Mapping[str, str]) -> None:
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, **owner)  # type: ignore[call-overload]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def cluster() -> Iterator[str]:
    """A cluster in a temporary folder; gives the address of a database that may be emptied."""
    folder = Path(tempfile.mkdtemp(prefix="peel-postgres-"))
    owner, port = unprivileged(), free_port()
    if "user" in owner:
        shutil.chown(folder, owner["user"])
    control: list[str | Path] = [programs() / "pg_ctl", "-D", folder / "data"]
    make: list[str | Path] = [programs() / "initdb", "-D", folder / "data"]
    run([*make, "-A", "trust", "-U", "peel", "-E", "UTF8", "--locale=C"], owner)
    with (folder / "data" / "postgresql.conf").open("a") as settings:
        settings.write(CONFIGURATION + f"port = {port}\nunix_socket_directories = '{folder}'\n")
    run([*control, "-w", "-l", folder / "data" / "log", "start"], owner)
    try:
        yield f"postgresql://peel@127.0.0.1:{port}/postgres"
    finally:
        run([*control, "-m", "immediate", "-w", "stop"], owner)
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    with cluster() as address:
        return subprocess.call(sys.argv[1:], env={**os.environ, "PEEL_TEST_POSTGRES": address})


if __name__ == "__main__":
    sys.exit(main())
