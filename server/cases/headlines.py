"""The one line that lists show of a case, locked under the case's key."""

import msgspec

from server.plumbing.locking import DataKey

NOTHING = {"what": "", "where": ""}


def case_headline_about(case: str) -> str:
    return f"cases/{case}/headline"


def case_headline(case: str, locked: bytes, key: DataKey | None) -> dict[str, str]:
    if key is None:
        return NOTHING
    plain = key.unlock(locked, case_headline_about(case))
    return {**NOTHING, **msgspec.json.decode(plain, type=dict[str, str])}
