"""Who looks at a page."""

from msgspec import Struct


class Reader(Struct, frozen=True):
    """An officer, their role and language, the moment, the photo they opened, the form's op."""

    officer: str
    role: str
    lang: str
    now: int
    op: str
    show: int = 0
