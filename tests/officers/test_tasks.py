"""What a person has to do waits in one list until a person has done it."""

import httpx

from schemas.occasion import Occasion
from server.audit.errand import Errand
from server.audit.tables import AuditLines
from server.officers.actions.task_close import close_task
from server.officers.actions.task_open import open_task, task_of_errand
from server.officers.tables import Tasks
from server.plumbing import clock
from server.plumbing.access.sessions import open_session
from server.plumbing.database import unit


def occasion(op: str) -> Occasion:
    return Occasion("peel", clock.now(), op)


async def signed_in(client: httpx.AsyncClient) -> None:
    token = await open_session("officer", "0190-awel", "officer", clock.now(), "Awel")
    client.headers["Cookie"] = f"peel={token}"


async def test_one_thing_is_one_task_however_often_it_is_asked_for(force: str) -> None:
    for op in ("0190-a", "0190-b"):
        await unit(open_task, occasion(op), "message-by-hand", "0190-message")
    assert await Tasks.count() == 1
    assert await AuditLines.count().where(AuditLines.verb == "task.open") == 1


async def test_a_task_done_before_opens_again_when_it_is_needed(force: str) -> None:
    task = await unit(open_task, occasion("0190-a"), "message-by-hand", "0190-message")
    assert await close_task(occasion("0190-b"), task)
    assert not await close_task(occasion("0190-c"), task)
    await unit(open_task, occasion("0190-d"), "message-by-hand", "0190-message")
    row = await Tasks.select().first()
    assert row is not None
    assert row["done_at"] == 0


async def test_an_errand_that_keeps_failing_becomes_a_task(force: str) -> None:
    errand = Errand("0190-e", "message.send", "0190-m", "0190-m", 0, 12, "0190-op")
    await unit(task_of_errand, errand, clock.now())
    row = await Tasks.select().first()
    assert row is not None
    assert (row["kind"], row["subject"]) == ("errand-failed", "0190-e")


async def test_an_officer_sees_the_list_and_finishes_a_task(client: httpx.AsyncClient) -> None:
    task = await unit(open_task, occasion("0190-a"), "message-by-hand", "0190-message")
    await signed_in(client)
    assert "A person must be told by hand" in (await client.get("/desk/tasks")).text
    assert "Rhaid rhoi gwybod i rywun" in (await client.get("/cy/desk/tasks")).text
    assert (await client.post(f"/desk/tasks/{task}/done")).status_code == 303
    assert "Nothing waits for a person" in (await client.get("/desk/tasks")).text
    assert (await client.post(f"/desk/tasks/{task}/done")).status_code == 409


async def test_a_supervisors_task_is_not_shown_to_officers(client: httpx.AsyncClient) -> None:
    await unit(open_task, occasion("0190-a"), "report-unopened", "0190-report", "supervisor")
    await signed_in(client)
    assert "Nothing waits for a person" in (await client.get("/desk/tasks")).text
