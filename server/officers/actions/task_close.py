"""A person has done what a task asked for."""

from schemas.occasion import Occasion
from schemas.verbs.task import TaskClose
from server.audit.actions.record import record
from server.officers.tables import Tasks
from server.plumbing.database import unit


async def close_task(occasion: Occasion, task: str) -> bool:
    """False when there is no such open task: someone was quicker."""
    return await unit(_close, occasion, task)


async def _close(occasion: Occasion, task: str) -> bool:
    closed = (
        await Tasks.update({Tasks.done_at: occasion.at, Tasks.done_by: occasion.by})
        .where((Tasks.id == task) & (Tasks.done_at == 0))
        .returning(Tasks.id, Tasks.kind)
    )
    if not closed:
        return False
    await record(occasion, task, TaskClose(kind=closed[0]["kind"]))
    return True
