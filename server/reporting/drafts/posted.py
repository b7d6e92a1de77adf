"""What a page posted: answers as pairs, files, and what the person wants to do."""

import re

import msgspec
from litestar.datastructures import UploadFile

from server.plumbing.problems import Problem
from server.reporting.drafts.here import Asked

REV = re.compile(r"[0-9]{1,9}")
KINDS = re.compile(r"(image|video|audio)/[a-z0-9.+-]+|application/pdf")
LARGEST = 25
MEBIBYTE = 1_048_576


class Chosen(msgspec.Struct, frozen=True):
    """A file as it came."""

    question: str
    name: str
    type: str
    body: bytes


class Posted(msgspec.Struct, frozen=True):
    """`rev` is what the page was made from."""

    pairs: list[list[str]]
    files: list[Chosen]
    rev: int | None
    auto: bool

    def word(self, name: str) -> str:
        return next((value for key, value in self.pairs if key == name), "")


async def read_posted(request: Asked) -> Posted:
    try:
        form = await request.form()
    except (UnicodeError, ValueError) as error:
        raise Problem("bad-request") from error
    pairs, files = [], []
    for name, value in form.multi_items():
        if isinstance(value, UploadFile):
            if value.filename:
                files.append(await chosen(name, value))
        else:
            pairs.append([name, str(value)])
    given = Posted(pairs, files, None, "x-autosave" in request.headers)
    rev = given.word("rev")
    return msgspec.structs.replace(given, rev=int(rev)) if REV.fullmatch(rev) else given


async def chosen(question: str, file: UploadFile) -> Chosen:
    body = await file.read()
    await file.close()
    return Chosen(question, file.filename[:120], file.content_type.lower(), body)


def refusal(file: Chosen, room: int) -> dict[str, str | int]:
    """Why this file cannot be taken, or {}."""
    if room < 1:
        return {"code": "many", "limit": 0}
    if not file.body:
        return {"code": "empty", "limit": 0}
    if len(file.body) > LARGEST * MEBIBYTE:
        return {"code": "large", "limit": LARGEST}
    return {} if KINDS.fullmatch(file.type) else {"code": "kind", "limit": 0}
