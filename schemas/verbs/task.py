"""What is recorded about tasks for people."""

from typing import Literal

from schemas.verbs import Codes

Kind = Literal[
    "errand-failed", "message-by-hand", "report-unopened", "report-unreadable", "case-override"
]


class TaskOpen(Codes, tag="task.open"):
    """Something needs a person."""

    kind: Kind


class TaskClose(Codes, tag="task.close"):
    """A person has done it."""

    kind: Kind
