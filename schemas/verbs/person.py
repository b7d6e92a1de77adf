"""Verbs about a person Peel may have to reach."""

from schemas.verbs import Codes


class PersonAdd(Codes, tag="person.add"):
    """A person was added, or found again by the mailbox they named."""

    at_risk: str
    points: int
    known: bool


class PersonAssess(Codes, tag="person.assess"):
    """An officer judged the risk; `permits`: the person asked for messages even so."""

    at_risk: str
    permits: bool
