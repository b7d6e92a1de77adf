"""The files of a report as its page lists them: what came, what is still to come, what is open."""

from typing import Any

from schemas.report import SealedFile
from schemas.twins.words import say
from server.desk.reader import Reader
from server.desk.times import stamp
from server.reporting.files import arrived_files
from server.reporting.reading import ReadReport
from sync.protocol import MAX_NEEDS

Json = dict[str, Any]
LARGEST = 2**40
# What the preview can read; anything else can be downloaded.
PICTURES = {"image/jpeg", "image/png", "image/webp", "image/gif"}


async def files_view(read: ReadReport, form: Json, reader: Reader) -> list[Json]:
    if read.report is None or not read.report.files:
        return []
    here = await arrived_files(read.row["id"])
    labels = _labels(form, reader.lang)
    return [
        {
            **_words(file, labels),
            "number": number,
            "here": file.blob in here,
            "picture": file.type in PICTURES,
            "shown": number == reader.show and file.type in PICTURES,
        }
        for number, file in enumerate(read.report.files[:MAX_NEEDS], 1)
    ]


def _labels(form: Json, lang: str) -> dict[str, str]:
    return {
        question["name"]: say(question["label"], lang)
        for page in form.get("pages", [])
        for question in page["questions"]
    }


def _words(file: SealedFile, labels: dict[str, str]) -> Json:
    return {
        "label": labels.get(file.question, file.question),
        "name": file.name,
        "kb": min(max(file.size, 0), LARGEST) // 1024,
        "added": stamp(file.added_at),
        "sha": file.sha256,
    }
