"""A report is unlocked for a person who may read it; the caller has recorded that it is read."""

from typing import Any

import msgspec
from msgspec import Struct

from schemas.report import SealedReport
from server.forces.locking import ErasedError, key_of
from server.plumbing.inflate import TooMuchError, inflate
from server.plumbing.locking import DataKey
from server.reporting.answers import readable
from server.reporting.arrival import body_about, headline_about
from server.reporting.opening import MOST, read_report
from server.reporting.tables import Reports

Json = dict[str, Any]
NOTHING = {"what": "", "where": ""}


class ReadReport(Struct, frozen=True):
    """`report` is None when nobody could open or read it; `text` is then what can be shown."""

    row: Json
    key: DataKey
    report: SealedReport | None
    text: str = ""

    @property
    def answers(self) -> Json:
        return readable(self.report.answers) if self.report else {}

    @property
    def triage(self) -> Json:
        return readable(self.report.triage) if self.report else {}


async def load_report(report: str) -> ReadReport | None:
    """Two queries. None when there is no such report or its key is gone."""
    row = await Reports.select().where(Reports.id == report).first()
    if row is None:
        return None
    try:
        key = await key_of(report)
    except ErasedError:
        return None
    kept = key.unlock(bytes(row["body"]), body_about(report))
    return ReadReport(row, key, *_words(kept, row["review"]))


def _words(kept: bytes, review: str) -> tuple[SealedReport | None, str]:
    if review == "cannot_open":
        return None, ""
    try:
        plain = inflate(kept, MOST)
    except TooMuchError:
        return None, ""
    try:
        return read_report(kept, plain).report, ""
    except (ValueError, RecursionError, msgspec.MsgspecError):
        return None, plain.decode("utf-8", "replace")


def headline_in(row: Json, key: DataKey | None) -> Json:
    """{what, where} of a row of Reports, empty when its key is gone."""
    if key is None:
        return NOTHING
    plain = key.unlock(bytes(row["headline"]), headline_about(row["id"]))
    return {**NOTHING, **msgspec.json.decode(plain, type=dict[str, str])}
