"""Makes the demo force: its keys and database, officers, reports and cases."""

import asyncio
import json

from server.cli.migrate import migrate_force
from server.cli.one_force import in_database
from server.demo.officers import add_officers
from server.demo.people import FORCE, FORCE_ID
from server.demo.story import tell_story
from server.forces.new_force import write_force
from server.forces.registry import Force, forces
from server.plumbing.settings import settings
from server.wiring import wire

MADE = "demo-made.json"


def is_made() -> bool:
    return (settings().data / MADE).exists()


def make_force() -> None:
    """Everything in one go; a run that was cut short is finished by `peel demo reset`."""
    print("Making the demo force. This takes a few seconds and happens once.", flush=True)
    if FORCE_ID not in forces():
        write_force(Force(id=FORCE_ID, **FORCE))
    force = forces()[FORCE_ID]
    migrate_force(force)
    wire()
    in_database(force, fill)


async def fill() -> None:
    officers = await add_officers()
    await tell_story([officer["id"] for officer in officers])
    text = json.dumps({"officers": officers}, ensure_ascii=False, indent=1)
    await asyncio.to_thread((settings().data / MADE).write_text, text, encoding="utf-8")
