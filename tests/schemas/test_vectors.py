"""What each twin must say, written down once; vectors.test.mjs holds JavaScript to the same."""

import importlib
import json
from pathlib import Path
from typing import Any

import pytest

from kit.twins import TWINS, shared

Json = Any
FILES = sorted(TWINS.glob("*.vectors.json"))
VECTORS = [
    pytest.param(path.name.split(".")[0], vector, id=f"{path.name.split('.')[0]}: {vector['name']}")
    for path in FILES
    for vector in json.loads(Path(path).read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("module", "vector"), VECTORS)
def test_the_server_says(module: str, vector: Json) -> None:
    twin = importlib.import_module(f"schemas.twins.{module}")
    args = [shared()[a["$"]] if isinstance(a, dict) and "$" in a else a for a in vector["args"]]
    assert getattr(twin, vector["call"])(*args) == vector["gives"]
