"""Where each force's database is."""

from pathlib import Path

from server.forces.registry import Force, forces
from server.plumbing.settings import settings


def folder_of(force: str) -> Path:
    return settings().data / "forces" / force


def address_of(force: Force) -> str:
    """`sqlite` in forces.json is a file in the force's folder; anything else is an address."""
    if force.database != "sqlite":
        return force.database
    return f"sqlite:{folder_of(force.id) / 'peel.sqlite3'}"


def addresses() -> dict[str, str]:
    return {key: address_of(force) for key, force in forces().items()}


def on_sqlite() -> bool:
    return any(address.startswith("sqlite:") for address in addresses().values())
