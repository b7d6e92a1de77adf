"""What must happen later is a row; the worker's loop takes rows in order, lane by lane."""

from schemas.occasion import Occasion
from server.audit.tables import Errands
from server.plumbing.database import insert_row


async def later(occasion: Occasion, action: str, subject: str, due_at: int, lane: str) -> None:
    """In a unit: queue one errand. The same action for the same subject and op is queued once."""
    row = {
        "id": occasion.derive("errand", action, subject),
        "action": action,
        "subject": subject,
        "lane": lane,
        "due_at": due_at,
        "op": occasion.op,
    }
    await insert_row(Errands, row, on_conflict="DO NOTHING")
