"""A sealed report is opened. What cannot be opened or read is kept for a person, never refused."""

import msgspec
from msgspec import Struct

from schemas.report import SealedFile, SealedReport
from server.plumbing.inflate import TooMuchError, inflate
from server.plumbing.keys import CannotOpen, keys

MOST = 2 * 1024 * 1024


class LooseReport(Struct, frozen=True):
    """The same report from a phone newer than this server: what it does not know is let pass."""

    form: str
    answers: dict[str, object]
    version: int = 0
    digest: str = ""
    lang: str = "en"
    triage: dict[str, object] = {}
    made_at: int = 0
    started_at: int = 0
    device_safe: bool = False
    files: list[SealedFile] = []


class Opened(Struct, frozen=True):
    """`kept` is what is stored: the packed words as they came, or the seal nobody could open.
    `review` says why a person must look at it by hand."""

    kept: bytes
    report: SealedReport | None = None
    review: str = ""


def open_report(sealed: bytes, info: bytes) -> Opened:
    try:
        packed = keys().open_sealed(sealed, info)
    except CannotOpen:
        return Opened(sealed, review="cannot_open")
    try:
        return read_report(packed, inflate(packed, MOST))
    except (TooMuchError, ValueError, RecursionError, msgspec.MsgspecError):
        return Opened(packed, review="cannot_read")


def read_report(packed: bytes, plain: bytes) -> Opened:
    try:
        return Opened(packed, msgspec.json.decode(plain, type=SealedReport))
    except msgspec.ValidationError:
        loose = msgspec.json.decode(plain, type=LooseReport)
        report = msgspec.convert(msgspec.structs.asdict(loose), SealedReport)
        return Opened(packed, report, review="unknown_parts")
