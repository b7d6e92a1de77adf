"""How a demo's folder is known: begun, and finished."""

from server.plumbing.settings import settings

BEGUN, MADE = "demo-begun", "demo-made.json"


def is_made() -> bool:
    return (settings().data / MADE).exists()


def is_demo() -> bool:
    """Whether this folder was begun as a demo, finished or not."""
    return (settings().data / BEGUN).exists()
