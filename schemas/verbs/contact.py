"""Verbs about how a person may safely be reached."""

from schemas.verbs import Codes


class ContactChange(Codes, tag="contact.change"):
    """The person changed their rules; automatic sending waits when `held`."""

    allow: list[str]
    wording: str
    held: bool


class ContactConfirm(Codes, tag="contact.confirm"):
    """The person proved a new address with a code."""

    point: str
