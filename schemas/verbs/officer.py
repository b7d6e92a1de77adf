"""What is recorded about officers."""

from typing import Literal

from schemas.verbs import Codes

Role = Literal["officer", "supervisor", "editor", "operator"]


class OfficerAdd(Codes, tag="officer.add"):
    """An officer or member of staff may sign in from now on."""

    role: Role
