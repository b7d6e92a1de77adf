"""What a sealed envelope holds: one report as its maker finished it."""

from typing import Any

from msgspec import Struct


class SealedFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a report. `sha256` is of the plain bytes, `blob` of the encrypted ones."""

    question: str
    index: int
    name: str
    type: str
    size: int
    added_at: int
    sha256: str
    blob: str
    key: str


class SealedReport(Struct, frozen=True, forbid_unknown_fields=True):
    """The plain text inside the seal, before it is deflated."""

    form: str
    version: int
    digest: str
    lang: str
    answers: dict[str, Any]
    triage: dict[str, Any]
    made_at: int
    started_at: int
    device_safe: bool
    files: list[SealedFile] = []
