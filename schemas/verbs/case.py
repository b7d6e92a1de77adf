"""What is kept on the audit when something happens to a case: ids, numbers and closed codes."""

from schemas.verbs import Codes


class CaseOpen(Codes, tag="case.open"):
    """A report became a case."""

    kind: str
    report: str
    joined: str = ""


class CaseAllocate(Codes, tag="case.allocate"):
    """An officer was put in charge."""

    officer: str
    version: int


class CaseUpdate(Codes, tag="case.update"):
    """The case moved from one status to another."""

    was: str
    now: str
    version: int


class CaseNote(Codes, tag="case.note"):
    """An officer added a note."""

    kind: str


class CaseMessage(Codes, tag="case.message"):
    """A message was written between a victim and the police."""

    from_victim: bool
    person: str


class CaseRead(Codes, tag="case.read"):
    """Someone read the case."""


class CaseOverride(Codes, tag="case.override"):
    """An officer outside the team opened the case, with a written reason."""

    until_at: int
