"""The demo force: its keys and folder, and what fills its database."""

import asyncio
import json

from server.demo.marks import BEGUN, MADE
from server.demo.officers import add_officers
from server.demo.people import FORCE, FORCE_ID
from server.demo.story import tell_story
from server.forces.new_force import write_force
from server.forces.registry import Force, forces
from server.plumbing.settings import settings


def demo_force() -> Force:
    """As forces.json has it, written there first if need be."""
    if FORCE_ID not in forces():
        write_force(Force(id=FORCE_ID, **FORCE))
    (settings().data / BEGUN).touch()
    return forces()[FORCE_ID]


async def fill() -> None:
    officers = await add_officers()
    await tell_story([officer["id"] for officer in officers])
    text = json.dumps({"officers": officers}, ensure_ascii=False, indent=1)
    await asyncio.to_thread((settings().data / MADE).write_text, text, encoding="utf-8")
