"""Forms share modules: what a form changes or drops of them, and what it cites."""

from typing import Any

from server.forms.compose import compose

Json = Any
WORDS = {"en": "A", "cy": "A"}
ASKED = {"name": "q", "type": "text", "label": WORDS}
OTHER = {"name": "r", "type": "yesno", "cy": "oes", "unsure": True, "label": WORDS}
MODULES: Json = {
    "who": {
        "pages": [
            {"id": "who", "title": WORDS, "questions": [ASKED, OTHER]},
            {"id": "more", "title": WORDS, "questions": []},
        ],
        "risks": [{"id": "q", "when": {"eq": ["q", "x"]}}, {"id": "r", "when": {"answered": "r"}}],
    },
    "late": {"pages": [], "risks": [{"id": "late", "minutes": 60}]},
}
SIGNS = {"police": {"phones": [{"number": "101"}]}}


def composed(*pages: Json, **more: Json) -> Json:
    return compose({"pages": list(pages), **more}, MODULES, SIGNS)


def test_a_module_brings_its_pages_and_risks() -> None:
    form = composed({"use": "who"})
    assert [page["id"] for page in form["pages"]] == ["who", "more"]
    assert [risk["id"] for risk in form["risks"]] == ["q", "r"]


def test_risks_can_be_brought_alone_and_come_first() -> None:
    form = composed({"use": "who"}, risks=[{"use": "late"}, {"id": "own"}])
    assert [risk["id"] for risk in form["risks"]] == ["late", "own", "q", "r"]


def test_a_dropped_question_takes_its_risks_along() -> None:
    form = composed({"use": "who", "drop": ["q"]})
    assert [question["name"] for question in form["pages"][0]["questions"]] == ["r"]
    assert [risk["id"] for risk in form["risks"]] == ["r"]


def test_a_form_words_a_module_in_its_own_way() -> None:
    own = {"en": "Whose bike?", "cy": "Beic pwy?"}
    form = composed({"use": "who", "title": own, "relabel": {"q": own}, "add": [ASKED]})
    assert form["pages"][0]["title"] == own
    assert [question["label"] for question in form["pages"][0]["questions"]] == [own, WORDS, WORDS]


def test_a_condition_holds_for_every_page_of_a_module() -> None:
    form = composed({"use": "who", "when": {"answered": "named"}})
    assert [page["when"] for page in form["pages"]] == [{"answered": "named"}] * 2


def test_yes_and_no_are_spelt_out_with_the_verb_of_the_question() -> None:
    options = composed({"use": "who"})["pages"][0]["questions"][1]["options"]
    assert [option["label"]["cy"] for option in options] == [
        "Oes",
        "Nac oes",
        "Dw i ddim yn gwybod",
    ]


def test_the_number_of_a_service_is_put_in_where_it_is_cited() -> None:
    form = composed({"id": "a", "title": {"en": "Ring {police.0}"}, "questions": []})
    assert form["pages"][0]["title"] == {"en": "Ring 101"}


def test_the_modules_stay_as_they_were() -> None:
    composed({"use": "who", "drop": ["q"], "relabel": {"r": {}}})
    assert MODULES["who"]["pages"][0]["questions"] == [ASKED, OTHER]
