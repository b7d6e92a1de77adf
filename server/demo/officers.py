"""Four officers of the demo force, with the sign-ins that `make run` prints."""

from typing import Literal

from schemas.ids import uuid7
from schemas.occasion import Occasion
from server.demo.password import PASSWORD
from server.officers.actions.officer_add import add_officer
from server.officers.people import Person
from server.plumbing import clock

Role = Literal["officer", "supervisor", "editor", "operator"]
OFFICERS: list[tuple[str, str, str, Role]] = [
    ("Siân Morgan", "sian.morgan", "1207", "officer"),
    ("Daniel Osei", "daniel.osei", "1342", "officer"),
    ("Gwenllian Rees", "gwen.rees", "0418", "supervisor"),
    ("Priya Nair", "priya.nair", "0077", "editor"),
]


async def add_officers() -> list[dict[str, str]]:
    """What `make run` needs to print: name, address, role, the code app's address."""
    made = []
    for name, mailbox, collar, role in OFFICERS:
        now = clock.now()
        occasion = Occasion(by="peel", at=now, op=uuid7(now))
        person = Person(name=name, email=f"{mailbox}@cwm.example", collar=collar)
        added = await add_officer(occasion, person, role, PASSWORD, "Peel demo")
        told = {"name": name, "email": person.email, "role": role}
        made.append({**told, "id": added.id, "secret": added.secret})
    return made
