"""A page speaks the language asked for, and what lacks Welsh is reported."""

from pathlib import Path

import pytest

from kit.two_hosts import Page, two_hosts
from server.plumbing.phone import missing, missing_words
from server.plumbing.phone.library import Library
from server.plumbing.phone.words import catalogue

TEMPLATES = {
    "a.html": '{% from "m.html" import back %}\n{{ back() }} {{ _("Only English") }}',
    "m.html": '{% macro back() %}{{ _("Back") }}{% endmacro %}',
    "b.html": '{{ _("Use {max} or fewer") | fill("max", v.n) }} {{ _("Back") }}',
}
PO = """msgid ""
msgstr "Content-Type: text/plain; charset=UTF-8\\n"

msgid "Back"
msgstr "Yn ôl"

msgid "Use {max} or fewer"
msgstr "Dim mwy na {maximum}"

#, fuzzy
msgid "Only English"
msgstr "Cymraeg ansicr"
"""


def test_each_host_prints_the_words_of_the_language(tmp_path: Path) -> None:
    hosts = two_hosts(tmp_path, TEMPLATES, {"Back": "Yn ôl & <mwy>"})
    pages = [Page("a.html", {}, lang) for lang in ("cy", "en", "cy")]
    welsh = "Yn ôl &amp; &lt;mwy&gt; Only English"
    assert hosts.server(pages) == [welsh, "Back Only English", welsh]
    assert hosts.phone(pages) == [welsh, "Back Only English", welsh]


def test_a_word_used_twice_is_in_the_script_once(tmp_path: Path) -> None:
    script = two_hosts(tmp_path, TEMPLATES, {"Back": "Yn ôl"}).script()
    assert (script.count('"Back"'), script.count('"Yn ôl"')) == (1, 1)


def test_the_phone_speaks_no_language_it_does_not_know(tmp_path: Path) -> None:
    pages = [Page("a.html", {}, "xx"), Page("a.html", {}, "__proto__"), Page("lost.html", {})]
    assert two_hosts(tmp_path, TEMPLATES).phone(pages) == [None, None, None]


def test_words_without_welsh_and_lost_places_are_reported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hosts = two_hosts(tmp_path, TEMPLATES)
    (tmp_path / "room.cy.po").write_text(PO, encoding="utf-8")
    words = catalogue("cy", tmp_path)
    assert words == {"Back": "Yn ôl", "Use {max} or fewer": "Dim mwy na {maximum}"}
    monkeypatch.setattr(missing, "catalogue", lambda lang: words)
    assert missing.missing_words(Library(hosts.folder, lambda name: None)) == [
        "web/templates/a.html:2: Only English (cy)",
        "web/templates/b.html:1: Use {max} or fewer (cy: the places differ)",
    ]


def test_every_word_of_every_template_has_welsh() -> None:
    assert missing_words() == []
