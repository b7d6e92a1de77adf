"""What changes anything must come from our own pages, or prove itself a device."""

from litestar.types import HTTPScope

from server.plumbing.problems.problem import Problem

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def check_origin(scope: HTTPScope) -> None:
    """Both headers, where present, must say "ours"; one of them must be present."""
    if scope["method"] in SAFE:
        return
    headers = dict(scope["headers"])
    if headers.get(b"authorization", b"").startswith(b"Peel-Device "):
        return  # no cookie is read there, so there is nothing for another site to borrow
    site, origin = headers.get(b"sec-fetch-site"), headers.get(b"origin")
    if site is None and origin is None:
        raise Problem("foreign-origin")
    if site not in {None, b"same-origin"} or origin not in {None, own_origin(scope)}:
        raise Problem("foreign-origin")


def own_origin(scope: HTTPScope) -> bytes:
    host = dict(scope["headers"]).get(b"host", b"")
    return scope["scheme"].encode() + b"://" + host.lower()
