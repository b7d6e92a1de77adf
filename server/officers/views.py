"""What the officers' templates take."""

from typing import Any

from litestar import Request

from schemas.twins.moments import when_text
from server.officers.tables import Tasks
from server.plumbing.keys import keys

MOST = 100
TITLES = {
    "sign-in": {"en": "Sign in", "cy": "Mewngofnodi"},
    "sign-in-wrong": {"en": "Error: Sign in", "cy": "Gwall: Mewngofnodi"},
    "tasks": {"en": "Tasks", "cy": "Tasgau"},
}


def sign_in_view(request: Request[Any, Any, Any], wrong: bool) -> dict[str, Any]:
    title = TITLES["sign-in-wrong" if wrong else "sign-in"][request.state.lang]
    return {"title": title, "staff": True, "wrong": wrong}


async def tasks_view(request: Request[Any, Any, Any], role: str) -> dict[str, Any]:
    """Open tasks, the longest due first, at most a hundred."""
    roles = ["officer", role] if role == "supervisor" else [role]
    rows = (
        await Tasks.select()
        .where((Tasks.done_at == 0) & Tasks.role.is_in(roles))
        .order_by(Tasks.due_at)
        .limit(MOST)
    )
    lang = request.state.lang
    return {
        "title": TITLES["tasks"][lang],
        "here": "tasks",
        "push_key": keys().vapid.public_text(),
        "tasks": [
            {
                "id": row["id"],
                "kind": row["kind"],
                "subject": row["subject"],
                "due": when_text(row["due_at"], lang),
            }
            for row in rows
        ],
    }
