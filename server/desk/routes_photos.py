"""Photographs and files of a report: blurred, shown, or downloaded as they came."""

from litestar import Response, get
from litestar.params import FromPath
from litestar.types import ControllerRouterHandler

from server.desk.frame import Asked, id_given, occasion_of, reader_of
from server.desk.photos import file_of, plain_file
from server.desk.preview import NoPreviewError, make_preview
from server.desk.report_access import report_for
from server.plumbing.access.guards import officer
from server.plumbing.problems import Problem, declared
from server.reporting.actions.file_read import read_file
from server.reporting.reading import ReadReport, load_report

RAISES = declared("sign-in-needed", "not-allowed", "not-found")
# Nothing in the file may run, load or be kept, whatever it turns out to be.
SEALED_OFF = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
}


@get("/desk/reports/{report:str}/photos/{number:int}", guards=[officer], raises=RAISES)
async def show_photo(
    request: Asked, report: FromPath[str], number: FromPath[int]
) -> Response[bytes]:
    read = await _opened(request, report)
    file = await file_of(read, number)
    await read_file(occasion_of(request), report, number, original=False)
    return await _preview(await plain_file(read, file), blurred=False)


@get("/desk/reports/{report:str}/photos/{number:int}/blurred", guards=[officer], raises=RAISES)
async def show_blurred(
    request: Asked, report: FromPath[str], number: FromPath[int]
) -> Response[bytes]:
    """A few colours in place of the photograph: nothing in it can be made out."""
    read = await _opened(request, report)
    return await _preview(await plain_file(read, await file_of(read, number)), blurred=True)


@get("/desk/reports/{report:str}/photos/{number:int}/original", guards=[officer], raises=RAISES)
async def download(request: Asked, report: FromPath[str], number: FromPath[int]) -> Response[bytes]:
    """Byte for byte as the phone had it, named by its hash."""
    read = await _opened(request, report)
    file = await file_of(read, number)
    await read_file(occasion_of(request), report, number, original=True)
    name = f"{read.row['reference']}-{number}-{file.sha256[:16]}{suffix(file.type)}"
    headers = {**SEALED_OFF, "Content-Disposition": f'attachment; filename="{name}"'}
    plain = await plain_file(read, file)
    return Response(plain, media_type="application/octet-stream", headers=headers)


def suffix(kind: str) -> str:
    known = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/gif": ".gif"}
    return known.get(kind, ".bin")


async def _opened(request: Asked, report: str) -> ReadReport:
    row = await report_for(reader_of(request), id_given(report))
    read = await load_report(report) if row["opened_at"] else None
    if read is None:
        raise Problem("not-found")
    return read


async def _preview(picture: bytes, blurred: bool) -> Response[bytes]:
    try:
        shown = await make_preview(picture, blurred)
    except NoPreviewError as error:
        raise Problem("not-found") from error
    return Response(shown, media_type="image/jpeg", headers=SEALED_OFF)


ROUTES: list[ControllerRouterHandler] = [show_photo, show_blurred, download]
