"""A sealed report becomes work for the desk, exactly once and never lost."""

import hashlib
from typing import Any

import msgspec
import pytest

from kit.phone import Phone, b64
from schemas.ids import read_reference
from server.audit.tables import AuditLines, Errands
from server.forces.locking import key_of
from server.officers.tables import Tasks
from server.reporting.reading import load_report
from server.reporting.tables import Reports

NOT_TODAY = "0123456789abcdef"


async def only_report() -> dict[str, Any]:
    (row,) = await Reports.select()
    return row


async def test_a_report_sent_is_kept_and_gets_a_reference(phone: Phone, send: Any) -> None:
    (result,) = await send(op := phone.report())
    row = await only_report()
    assert result["st"] == "done"
    assert result["receipt"]["ref"] == row["reference"] == read_reference(row["reference"])
    assert (row["id"], row["hash"], row["state"]) == (op["id"], op["hash"], "new")


async def test_a_report_sent_twice_is_kept_once(phone: Phone, send: Any) -> None:
    op = phone.report()
    (first,), (second,) = await send(op), await send(op)
    assert first["receipt"]["ref"] == second["receipt"]["ref"]
    assert await Reports.count() == 1


async def test_what_was_written_opens_with_the_reports_own_key(phone: Phone, send: Any) -> None:
    await send(op := phone.report({"story": "It stood by the chapel."}))
    read = await load_report(op["id"])
    assert read is not None
    assert read.answers["story"] == "It stood by the chapel."


async def test_no_word_of_a_report_stands_in_clear(phone: Phone, send: Any) -> None:
    await send(phone.report({"story": "Zanzibar canary", "full_name": "Zebedee Canary"}))
    row = await only_report()
    kept = b"".join(
        bytes(value) if isinstance(value, bytes) else str(value).encode() for value in row.values()
    )
    assert b"anary" not in kept + msgspec.json.encode(await AuditLines.select())


async def test_a_seal_nobody_can_open_is_kept_for_a_person(phone: Phone, send: Any) -> None:
    broken = bytes(200)
    op = phone.report()
    await send({**op, "sealed": b64(broken), "hash": hashlib.sha256(broken).hexdigest()})
    row = await only_report()
    assert (row["review"], row["grade"], row["state"]) == ("cannot_open", 2, "new")
    key = await key_of(row["id"])
    assert key.unlock(bytes(row["body"]), f"reports/{row['id']}/body") == broken
    assert [task["kind"] for task in await Tasks.select()] == ["report-unreadable"]


@pytest.mark.parametrize(
    "plain",
    [b"not json", b"{}", b"[" * 100_000, b"\xff\xfe", b"x" * 2_200_000],
    ids=["words", "empty", "deep", "bytes", "huge"],
)
async def test_a_body_nobody_understands_is_kept_for_a_person(
    sealed: Any, send: Any, plain: bytes
) -> None:
    (result,) = await send(sealed(plain))
    row = await only_report()
    assert result["st"] == "done"
    assert (row["review"], row["grade"]) == ("cannot_read", 2)


@pytest.mark.parametrize(
    ("changes", "review"),
    [
        ({"form": "no-such-form"}, "unknown_form"),
        ({"digest": NOT_TODAY, "version": 99}, "other_version"),
        ({"new_part": 1}, "unknown_parts"),
        ({"answers": {"bikes": [1, {"x": {}}], "story": "x"}}, "unknown_parts"),
        ({"answers": {"story": "Only this"}}, "answers"),
        ({"answers": {"bikes": [{"bike_frame": f"F{n}"} for n in range(5000)]}}, "unknown_parts"),
        ({"made_at": 10**30, "started_at": -5, "answers": {"story": "x"}}, "answers"),
    ],
)
async def test_an_odd_report_is_taken_and_looked_at_by_hand(
    sealed: Any, send: Any, changes: dict[str, Any], review: str
) -> None:
    (result,) = await send(sealed(**changes))
    row = await only_report()
    assert result["st"] == "done"
    assert row["review"] == review


async def test_danger_in_the_triage_is_grade_one_with_an_alarm_in_five_minutes(
    sealed: Any, send: Any
) -> None:
    await send(op := sealed(triage={"danger": "yes"}, answers={"story": "Now"}))
    row = await only_report()
    (errand,) = await Errands.select().where(Errands.action == "alarm.raise")
    assert (row["grade"], row["danger"]) == (1, True)
    assert (errand["subject"], errand["due_at"]) == (op["id"], row["received_at"] + 300_000)


async def test_an_ordinary_report_causes_no_alarm(phone: Phone, send: Any) -> None:
    await send(phone.report())
    assert await Errands.count().where(Errands.action == "alarm.raise") == 0


async def test_one_bad_report_never_harms_its_neighbours(
    phone: Phone, sealed: Any, send: Any
) -> None:
    results = await send(phone.report(), sealed(b"{}"), phone.report())
    assert [one["st"] for one in results] == ["done"] * 3
    assert await Reports.count() == 3


async def test_the_sender_sees_state_and_files_but_nothing_of_a_case(
    phone: Phone, send: Any, client: Any
) -> None:
    await send(op := phone.report())
    answer = await client.post(
        "/sync/v1",
        content=msgspec.json.encode(
            {"proto": 1, "nonce": "n" * 12, "cursors": {f"d:{phone.id}": "0:"}}
        ),
        headers={"Authorization": phone.authorization, "Content-Type": "application/json"},
    )
    (rows,) = [feed["rows"] for feed in answer.json()["feeds"].values()]
    assert [one["body"] for one in rows if one["k"] == op["id"]] == [
        {
            "ref": (await only_report())["reference"],
            "state": "received",
            "read_at": 0,
            "files_to_come": 0,
        }
    ]
