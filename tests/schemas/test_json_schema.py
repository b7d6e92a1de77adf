"""The published JSON Schema is fresh, and says of a form what the server says."""

import json

import jsonschema  # type: ignore[import-untyped]
import pytest

from server.forms.json_schema import PATH, written
from server.forms.library import definitions, triage

SCHEMA = json.loads(PATH.read_text(encoding="utf-8"))


def test_the_published_schema_is_the_one_the_code_makes() -> None:
    assert PATH.read_bytes() == written(), "run: python -m server.forms.json_schema"


@pytest.mark.parametrize("form", [*definitions().values(), triage()], ids=lambda form: form.slug)
def test_every_form_keeps_to_it(form: object) -> None:
    jsonschema.validate(form.definition, SCHEMA)  # type: ignore[attr-defined]


def test_a_misspelt_key_is_refused() -> None:
    form = triage().definition
    with pytest.raises(jsonschema.ValidationError, match="grads"):
        jsonschema.validate({**form, "grads": []}, SCHEMA)
