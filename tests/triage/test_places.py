"""A postcode finds its force offline and is never wrong: every 20th postcode of the land."""

import json
from itertools import islice

import brotli

from schemas.twins.places import force_of
from server.forms.library import HERE
from server.triage.places_build import PLACES, districts, postcodes, table

TABLE = json.loads((PLACES / "table.json").read_text(encoding="utf-8"))


def test_the_43_forces_share_the_318_districts_of_england_and_wales() -> None:
    codes = [code for code in districts() if code[0] in "EW"]
    assert len(codes) == 318
    assert len({districts()[code] for code in codes}) == 43


def test_every_20th_postcode_lies_with_one_of_the_forces_named() -> None:
    wrong, sure, count = [], 0, 0
    for code, force in islice(postcodes(), 0, None, 20):
        found = force_of(TABLE, code)["forces"]
        count += 1
        sure += found == [force]
        if force not in found:
            wrong.append((code, force, found))
    assert wrong == []
    assert count > 100_000
    assert sure / count > 0.9


def test_no_answer_names_more_than_four_forces() -> None:
    assert max(len(shared) for shared in TABLE["sets"]) <= 4


def test_the_table_is_the_one_the_data_makes() -> None:
    assert table() == TABLE, "run: python -m server.triage.places_build"


def test_the_table_is_small_enough_to_take_along() -> None:
    packed = brotli.compress((PLACES / "table.json").read_bytes())
    assert len(packed) <= 5_000


def test_the_places_of_the_table_are_forces_with_names_in_both_languages() -> None:
    forces = json.loads((HERE / "places/forces.json").read_text(encoding="utf-8"))
    for force in TABLE["forces"]:
        assert forces[force]["name"]["en"]
        assert forces[force]["name"]["cy"]
