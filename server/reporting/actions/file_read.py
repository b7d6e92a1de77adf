"""Someone looks at a file: it is on the audit before the first byte is shown."""

from schemas.occasion import Occasion
from schemas.verbs.file import FileRead
from server.audit.actions.record import record_read


async def read_file(occasion: Occasion, report: str, number: int, original: bool) -> None:
    await record_read(occasion, report, FileRead(number=number, original=original))
