"""Writes the published JSON Schema of a form: python -m server.forms.json_schema."""

from typing import Any

import msgspec

from schemas.definition import Definition
from server.forms.library import HERE

PATH = HERE / "json/definition.json"


def definition_schema() -> dict[str, Any]:
    schema = msgspec.json.schema(Definition)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def written() -> bytes:
    return msgspec.json.format(msgspec.json.encode(definition_schema(), order="sorted")) + b"\n"


if __name__ == "__main__":
    PATH.parent.mkdir(exist_ok=True)
    PATH.write_bytes(written())
