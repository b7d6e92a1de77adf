"""A definition that cannot work is refused with the place and the reason."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from server.forms.library import BadDefinitionError, definitions, edition

Json = Any


def question(form: Json, name: str) -> Json:
    return next(q for page in form["pages"] for q in page["questions"] if q["name"] == name)


def lose_welsh(form: Json) -> None:
    del question(form, "story")["label"]["cy"]


def ask_twice(form: Json) -> None:
    form["pages"][0]["questions"].append(question(form, "story"))


def same_page(form: Json) -> None:
    form["pages"][1]["id"] = form["pages"][0]["id"]


def wait_for_nobody(form: Json) -> None:
    form["pages"][1]["when"] = {"eq": ["nobody", "yes"]}


def wait_for_the_impossible(form: Json) -> None:
    form["risks"][0]["when"] = {"not": {"in": ["force_used", ["no", "magic"]]}}


def misspell(form: Json) -> None:
    question(form, "story")["requried"] = True


def mixed_condition(form: Json) -> None:
    form["pages"][1]["when"] = {"eq": ["story", ""], "answered": "story"}


def no_choices(form: Json) -> None:
    question(form, "force_used")["options"] = []


def endless_photos(form: Json) -> None:
    del question(form, "photos")["max"]


def unheard_of(form: Json) -> None:
    question(form, "story")["type"] = "script"


SPOILT: dict[str, Callable[[Json], None]] = {
    "/pages/4/questions/0/label lacks English or Welsh": lose_welsh,
    "question story is there more than once": ask_twice,
    "page who is there more than once": same_page,
    "page when looks at nobody, which no question asks": wait_for_nobody,
    "waits for force_used to be magic": wait_for_the_impossible,
    "unknown field `requried`": misspell,
    "exactly one of": mixed_condition,
    "question force_used: options and type do not fit": no_choices,
    "question photos does not say how many": endless_photos,
    "unknown question type in story": unheard_of,
}


@pytest.mark.parametrize("reason", SPOILT)
def test_a_spoilt_form_does_not_go_online(reason: str) -> None:
    form = deepcopy(definitions()["bicycle-theft"].definition)
    SPOILT[reason](form)
    with pytest.raises(BadDefinitionError) as refused:
        edition(form)
    assert reason in str(refused.value)
    assert "bicycle-theft" in str(refused.value)
