"""A new installation with one force, as a technician makes it."""

import json
from pathlib import Path
from typing import Any

from kit.databases import Kind
from kit.running import Peel

FORCE: dict[str, Any] = {
    "name": {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"},
    "hosts": ["localhost", "127.0.0.1"],
    "reference": "CWM",
    "languages": ["en", "cy"],
    "covers": ["gwent"],
}


def installed(folder: Path, kind: Kind, **settings: str) -> tuple[Peel, str]:
    """The installation, migrated and not yet started, and where its force lives."""
    database = kind.fresh()
    data = folder / "data"
    data.mkdir(parents=True, exist_ok=True)
    forces = {"cwm": {**FORCE, "database": database}}
    (data / "forces.json").write_text(json.dumps(forces), encoding="utf-8")
    peel = Peel(data, settings=settings)
    peel.run("migrate")
    return peel, database
