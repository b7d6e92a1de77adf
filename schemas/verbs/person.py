"""Verbs about a person Peel may have to reach."""

from schemas.verbs import Codes


class PersonAdd(Codes, tag="person.add"):
    """A person was added, or found again by the mailbox they named."""

    at_risk: str
    points: int
    known: bool
