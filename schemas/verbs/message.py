"""Verbs about one message to one person."""

from schemas.verbs import Codes


class MessageQueue(Codes, tag="message.queue"):
    """There is something to tell this person."""

    message: str
    wording: str


class MessageSend(Codes, tag="message.send"):
    """What became of a message: held, sent, failed or handed to an officer; how and why."""

    message: str
    state: str
    channel: str
    reason: str
