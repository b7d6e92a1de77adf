"""What an officer may decide about a report, and the reasons that must stand with it."""

import msgspec
from msgspec import Struct

OPENS_CASE = ("crime", "incident", "duplicate")
DECISIONS = (*OPENS_CASE, "not_police", "ask")
ROLES = ("victim", "reporter")
RISKS = ("unknown", "no", "yes")


class Rationale(Struct, frozen=True):
    """In the order of the National Decision Model (College of Policing)."""

    information: str = ""
    risk: str = ""
    powers: str = ""
    options: str = ""
    action: str = ""


class Decision(Struct, frozen=True):
    """`same_as`: the case a duplicate goes with. `question`: what is asked of the reporter."""

    report: str
    decision: str
    rationale: Rationale
    role: str = "victim"
    at_risk: str = "unknown"
    same_as: str = ""
    question: str = ""


def missing(decision: Decision) -> list[str]:
    """Names of the fields that must be filled for this decision; [] when it may be made."""
    needed = {
        "decision": decision.decision in DECISIONS,
        "action": bool(decision.rationale.action),
        "information": decision.decision == "ask" or bool(decision.rationale.information),
        "same_as": decision.decision != "duplicate" or bool(decision.same_as),
        "question": decision.decision != "ask" or bool(decision.question),
        "role": decision.role in ROLES,
        "at_risk": decision.at_risk in RISKS,
    }
    return [name for name, filled in needed.items() if not filled]


def words_of(decision: Decision) -> str:
    """What is locked as the note."""
    said = msgspec.structs.asdict(decision.rationale)
    return msgspec.json.encode({**said, "question": decision.question}).decode()
