"""`/cy` in front of a path is Welsh; the rooms never see it."""

from litestar.types import HTTPScope

PREFIX = "/cy"


def take_language(scope: HTTPScope, languages: tuple[str, ...]) -> None:
    """Sets state.lang and state.languages and takes the prefix off, where the force has Welsh."""
    state = scope["state"]
    state["languages"] = languages
    state["lang"] = "en"
    path = scope["path"]
    if "cy" in languages and (path == PREFIX or path.startswith(PREFIX + "/")):
        state["lang"] = "cy"
        scope["path"] = path[len(PREFIX) :] or "/"
        scope["raw_path"] = scope["raw_path"].removeprefix(PREFIX.encode()) or b"/"
