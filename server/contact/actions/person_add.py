"""A person is added from the contact answers of a report."""

from msgspec import Struct

from schemas.occasion import Occasion


class ContactAnswers(Struct, frozen=True):
    """The contact answers of a report, under the names every form's contact page uses."""

    full_name: str = ""
    email: str = ""
    phone: str = ""
    contact_by: list[str] = []
    contact_safe: str = ""
    contact_times: list[str] = []
    language_wanted: str = ""
    at_risk: str = "unknown"


class NewPerson(Struct, frozen=True):
    """A person ready to be written: everything locked, nothing left to decide."""

    person: str


async def prepare_person(occasion: Occasion, answers: ContactAnswers) -> NewPerson:
    """Call outside the unit: finds the mailbox if known, makes the key, locks the words."""
    raise NotImplementedError


async def add_person(occasion: Occasion, new: NewPerson) -> str:
    """Call inside the unit; the person's id comes back."""
    raise NotImplementedError
