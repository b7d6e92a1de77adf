"""A new installation with one force, as a technician makes it."""

import re
from dataclasses import dataclass
from pathlib import Path

import pyotp

from kit.databases import Kind
from kit.running import Peel

NAMES = ["--name", "Cwm and Vale Police", "--name-cy", "Heddlu Cwm a Dyffryn"]
FORCE = ["force", "add", "cwm", *NAMES]
HOSTS = ["--host", "localhost", "--host", "127.0.0.1", "--reference", "CWM", "--covers", "gwent"]
ALARM = ["--alarm-to", "control.room@cwm.example"]


def installed(folder: Path, kind: Kind, **settings: str) -> tuple[Peel, str]:
    """The installation, migrated and not yet started, and where its force lives."""
    database = kind.fresh()
    peel = Peel(folder / "data", settings=settings)
    peel.run(*FORCE, *HOSTS, *ALARM, "--database", database)
    peel.run("migrate")
    return peel, database


@dataclass
class SignIn:
    """What an officer types."""

    email: str
    password: str
    secret: str

    def code(self) -> str:
        return pyotp.TOTP(self.secret).now()


def officer(peel: Peel, name: str, email: str, role: str = "officer") -> SignIn:
    """`peel officer add`, read as the technician reads it."""
    said = peel.run("officer", "add", name, "--email", email, "--role", role)
    password = re.search(r"First password: (.+)", said)
    secret = re.search(r"secret=([A-Z2-7]+)", said)
    assert password, said
    assert secret, said
    return SignIn(email, password[1].strip(), secret[1])
