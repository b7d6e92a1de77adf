"""A problem to raise, and its declaration for the API's description."""

from litestar.exceptions import HTTPException

from server.plumbing.problems.catalogue import CATALOGUE, Entry

# RFC 9110, 11.6.1: a 401 names a scheme. Browsers know neither, so they show no box of their own.
UNAUTHORISED = 401
CHALLENGES = {"device-needed": "Peel-Device"}


class Problem(HTTPException):
    """`code` is a key of the catalogue; `detail` is our own sentence, never what was sent."""

    code: str = "not-found"
    status_code = 404

    def __init__(self, code: str, *, detail: str = "", retry_after: int = 0) -> None:
        self.code = code
        self.entry: Entry = CATALOGUE[code]
        self.retry_after = retry_after or self.entry.retry_after
        headers = {"Retry-After": str(self.retry_after)} if self.retry_after else {}
        if self.entry.status == UNAUTHORISED:
            headers["WWW-Authenticate"] = CHALLENGES.get(code, "Peel-Session")
        super().__init__(detail=detail, status_code=self.entry.status, headers=headers)
        self.detail = detail


class Led(HTTPException):
    """A page that was posted to, or that wants a sign-in first, leads on to another."""

    status_code = 303
    detail = "Go on at the address in Location"


ALWAYS = (
    "bad-request",
    "invalid",
    "foreign-origin",
    "not-found",
    "unknown-host",
    "too-large",
    "busy",
)


def declared(*codes: str) -> list[type[HTTPException]]:
    """For a handler's `raises=`: one class per status of these problems and the front's."""
    statuses: dict[int, list[Entry]] = {}
    for code in dict.fromkeys((*ALWAYS, *codes)):
        statuses.setdefault(CATALOGUE[code].status, []).append(CATALOGUE[code])
    return [Led, *(_of_status(status, entries) for status, entries in sorted(statuses.items()))]


def _of_status(status: int, entries: list[Entry]) -> type[HTTPException]:
    words = " / ".join(entry.title["en"] for entry in entries)
    return type(f"Problem{status}", (HTTPException,), {"status_code": status, "detail": words})
