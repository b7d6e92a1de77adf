"""What a report's contact answers mean for the gate. What is not clearly said counts as no."""

import re
import unicodedata

from msgspec import Struct

DAY_STARTS, DAY_ENDS = 8 * 60, 21 * 60
WINDOWS = {
    "morning": (8 * 60, 12 * 60),
    "afternoon": (12 * 60, 18 * 60),
    "evening": (18 * 60, 21 * 60),
}
PART = r"[^\s@<>()\[\],;:\\\"\x00-\x1f\x7f]"
EMAIL = re.compile(PART + "{1,64}@" + PART + "{3,180}")
PHONE = re.compile(r"\+?[0-9][0-9 ()-]{5,24}")
BY_MAIL = {"email", "either", "any"}


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


def read_email(text: str) -> str:
    """The address without blanks, or nothing when mail could not go there."""
    trimmed = unicodedata.normalize("NFC", text).strip()
    domain = trimmed.rpartition("@")[2]
    return trimmed if EMAIL.fullmatch(trimmed) and "." in domain.strip(".") else ""


def read_phone(text: str) -> str:
    """The number as typed, without blanks at its ends."""
    trimmed = text.strip()
    return trimmed if PHONE.fullmatch(trimmed) else ""


def ways_of(answers: ContactAnswers) -> list[str]:
    """Ways a machine may use. Push is added when the person turns it on themselves."""
    wanted = set(answers.contact_by)
    return ["email"] if answers.email and (not wanted or wanted & BY_MAIL) else []


def quiet_of(answers: ContactAnswers) -> tuple[int, int]:
    """Quiet from, quiet to: outside the first unbroken stretch of the times they chose."""
    chosen = [name for name in WINDOWS if name in answers.contact_times]
    if not chosen:
        return DAY_ENDS, DAY_STARTS
    starts, ends = WINDOWS[chosen[0]]
    for name in chosen[1:]:
        ends = WINDOWS[name][1] if WINDOWS[name][0] == ends else ends
    return ends, starts


def language_of(answers: ContactAnswers) -> str:
    return answers.language_wanted if answers.language_wanted in {"en", "cy"} else "both"


def risk_of(answers: ContactAnswers) -> str:
    return answers.at_risk if answers.at_risk in {"no", "yes"} else "unknown"


def is_safe(answers: ContactAnswers) -> bool:
    return answers.contact_safe == "yes"
