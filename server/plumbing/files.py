"""Files that are whole or not there: written aside, fsynced, renamed."""

import os
from pathlib import Path
from uuid import uuid4


def replace_file(path: Path, content: bytes, mode: int = 0o600) -> None:
    aside = path.with_name(f".{path.name}.{uuid4().hex}")
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
