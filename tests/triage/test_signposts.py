"""The numbers of other services live once, with a date by which somebody looks at them again."""

import json
from typing import Any

from server.forms.library import HERE, signposts, triage

Json = Any
WHOLE = json.loads((HERE / "triage/signposts.json").read_text(encoding="utf-8"))


def numbers(sign: str) -> list[str]:
    return [phone["number"] for phone in signposts()[sign].get("phones", [])]


def test_the_list_says_when_it_was_looked_at_and_when_next() -> None:
    assert WHOLE["reviewed"] < WHOLE["review_by"]


def test_every_way_to_reach_999_is_offered() -> None:
    assert numbers("emergency") == ["999", "55", "18000", "999"]
    assert "999bsl" in signposts()["emergency"]["links"][0]["url"]["en"]
    assert numbers("101") == ["101", "18001 101"]


def test_report_fraud_took_the_place_of_action_fraud() -> None:
    assert signposts()["fraud-cyber"]["name"]["en"] == "Report Fraud"
    assert numbers("fraud-cyber")[0] == "0300 123 2040"


def test_the_railway_police_take_texts() -> None:
    assert numbers("railway-btp")[0] == "61016"


def test_links_are_plain_and_carry_no_token() -> None:
    for sign in signposts().values():
        for link in sign.get("links", []):
            for url in link["url"].values():
                assert url.startswith("https://")
                assert "?" not in url


def test_triage_points_only_to_services_that_exist() -> None:
    named = {one["signpost"] for one in triage().definition["outcomes"] if one.get("signpost")}
    assert named <= set(signposts())
