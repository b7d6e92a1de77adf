"""Something needs a person: one task for one thing, however often it is asked for."""

from typing import Any

from piccolo.columns import Column

from schemas import ids
from schemas.occasion import Occasion
from schemas.verbs.task import Kind, TaskOpen
from server.audit.actions.record import record
from server.audit.errand import Errand
from server.officers.tables import Tasks


async def open_task(
    occasion: Occasion, kind: Kind, subject: str, role: str = "officer", due_at: int = 0
) -> str:
    """In a unit. `subject` is an id; the words for `kind` are in the template."""
    task = ids.derive(0, "task", kind, subject)
    row = Tasks(
        id=task,
        kind=kind,
        subject=subject,
        role=role,
        due_at=due_at or occasion.at,
        opened_at=occasion.at,
    )
    fresh = (
        await Tasks.insert(row)
        .on_conflict(action="DO NOTHING", target=Tasks.id)
        .returning(Tasks.id)
    ) or await _reopen(task, row)
    if fresh:
        await record(occasion, task, TaskOpen(kind=kind))
    return task


async def _reopen(task: str, row: Tasks) -> list[dict[str, str]]:
    """Done before and needed again."""
    again: dict[Column | str, Any] = {
        Tasks.done_at: 0,
        Tasks.due_at: row.due_at,
        Tasks.opened_at: row.opened_at,
    }
    return (
        await Tasks.update(again)
        .where((Tasks.id == task) & (Tasks.done_at > 0))
        .returning(Tasks.id)
    )


async def task_of_errand(errand: Errand, now: int) -> None:
    """In the worker's unit: an errand that kept failing is a person's from now on."""
    await open_task(Occasion("peel", now, errand.op), "errand-failed", errand.id)
