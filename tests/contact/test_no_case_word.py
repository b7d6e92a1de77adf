"""No word of any case can stand in a message: the words are few, fixed and told here."""

import re

import pytest

from server.cases.states import MOVES
from server.contact.wordings import CODE, NEUTRAL, PUSH, STAFF, STAFF_PUSH, Words, mail_words
from server.forms.library import definitions

NOTICES = {
    "You have an update",
    "Mae gennych ddiweddariad",
    "Open the app to read it.",
    "Agorwch yr ap i'w ddarllen.",
}
SMALL = {"a", "an", "the", "of", "or", "to", "in", "and", "has", "i", "y", "yr", "ar", "neu", "yn"}


def case_words() -> set[str]:
    """Every word of every form's title, every status, and what would give the police away."""
    titles = [" ".join(form.definition["title"].values()) for form in definitions().values()]
    said = " ".join([*titles, *MOVES, "police heddlu crime trosedd case achos victim dioddefwr"])
    return set(re.findall(r"\w+", said.lower().replace("_", " "))) - SMALL


@pytest.mark.parametrize("wording", [NEUTRAL, CODE], ids=["neutral", "code"])
@pytest.mark.parametrize("wanted", ["en", "cy", "both"])
def test_a_mail_holds_no_word_of_a_case(wording: dict[str, Words], wanted: str) -> None:
    words = mail_words(wording, wanted, {})
    used = set(re.findall(r"\w+", f"{words.subject} {words.body}".lower()))
    assert used & case_words() == set()


def test_a_notice_on_a_phone_says_one_of_four_sentences() -> None:
    assert {text for words in PUSH.values() for text in (words.subject, words.body)} == NOTICES


def test_staff_are_called_without_a_word_of_the_case() -> None:
    for wording in (STAFF, STAFF_PUSH):
        for words in wording.values():
            used = set(re.findall(r"\w+", f"{words.subject} {words.body}".lower()))
            assert used & case_words() == set()
