"""What the two languages might not agree on stops the build, and says where."""

from pathlib import Path

import pytest

from kit.two_hosts import two_hosts
from server.plumbing.phone.dialect import OutsideDialectError

MACRO = "{% macro m(a) %}{{ a }}{% endmacro %}"
REFUSED = {
    "fraction": "{{ 1.5 }}",
    "none": "{{ none }}",
    "huge number": "{{ 9007199254740992 }}",
    "half a character": r'{{ "\ud800" }}',
    "method by dot": "{{ v.items }}",
    "method called": "{{ v.items() }}",
    "each method of dict": "{{ v.copy }}",
    "text method": "{{ v.x.upper() }}",
    "inline if without else": "{{ 'x' if v.a }}",
    "chained comparison": "{{ 1 < v.a < 3 }}",
    "sum": "{{ v.a + 1 }}",
    "difference": "{{ v.a - 1 }}",
    "product": "{{ v.a * 2 }}",
    "division": "{{ v.a / 2 }}",
    "whole division": "{{ v.a // 2 }}",
    "remainder": "{{ v.a % 2 }}",
    "power": "{{ v.a ** 2 }}",
    "minus": "{{ -1 }}",
    "plus": "{{ +v.a }}",
    "unknown filter": "{{ v.a | default('d') }}",
    "lower": "{{ v.a | lower }}",
    "upper": "{{ v.a | upper }}",
    "inner operator": "{{ v.a | _eq(1) }}",
    "join without text": "{{ v.a | join }}",
    "join by attribute": "{{ v.a | join(', ', attribute='x') }}",
    "length with argument": "{{ v.a | length(1) }}",
    "fill with a computed place": "{{ v.a | fill(v.b, 1) }}",
    "fill with a strange place": "{{ v.a | fill('{', 1) }}",
    "fill without value": "{{ v.a | fill('a') }}",
    "test": "{{ v.a is defined }}",
    "test in if": "{% if v.a is not none %}{% endif %}",
    "list": "{{ [1, 2] }}",
    "list in if": "{% if [v.a] %}{% endif %}",
    "list of values": "{% if v.a in [v.b] %}{% endif %}",
    "tuple": "{{ v.a, v.b }}",
    "dict": "{{ {'a': 1} }}",
    "slice": "{{ v.a[1:2] }}",
    "other call": "{{ range(3) }}",
    "free name": "{{ other }}",
    "word that is no constant": "{{ _(v.a) }}",
    "word of a joined text": "{{ _('a' ~ 'b') }}",
    "word with two arguments": "{{ _('a', 'b') }}",
    "word as a number": "{{ _(1) }}",
    "word by name": "{{ _(text='a') }}",
    "word as a value": "{{ _ }}",
    "unknown asset": "{{ asset('lost.css') }}",
    "asset that is no constant": "{{ asset(v.a) }}",
    "loop outside for": "{{ loop.index }}",
    "loop as a value": "{% for a in v.l %}{% set b = loop %}{% endfor %}",
    "other loop part": "{% for a in v.l %}{{ loop.cycle('x', 'y') }}{% endfor %}",
    "loop before": "{% for a in v.l %}{{ loop.previtem }}{% endfor %}",
    "two loop names": "{% for a, b in v.pairs %}{% endfor %}",
    "filtered for": "{% for a in v.l if a %}{% endfor %}",
    "for else": "{% for a in v.l %}{% else %}x{% endfor %}",
    "recursive for": "{% for a in v.l recursive %}{% endfor %}",
    "break": "{% for a in v.l %}{% break %}{% endfor %}",
    "loop name after its for": "{% for a in v.l %}{% endfor %}{{ a }}",
    "name twice": "{% set a = 1 %}{% set a = 2 %}",
    "name twice, in a for": "{% set a = 1 %}{% for b in v.l %}{% set a = b %}{% endfor %}",
    "loop name twice": "{% for a in v.l %}{% for a in v.l %}{% endfor %}{% endfor %}",
    "name before its set": "{{ a }}{% set a = 1 %}",
    "name of its own set": "{% set a = a %}",
    "set of v": "{% set v = 1 %}",
    "for over v": "{% for v in v.l %}{% endfor %}",
    "set of loop": "{% set loop = 1 %}",
    "set of the catalogue": "{% set _ = 1 %}",
    "set in if": "{% if v.a %}{% set b = 1 %}{% endif %}",
    "set in else": "{% if v.a %}{% else %}{% set b = 1 %}{% endif %}",
    "set in if in for": "{% for a in v.l %}{% if a %}{% set b = 1 %}{% endif %}{% endfor %}",
    "set of a pair": "{% set a, b = v.pair %}",
    "set of an attribute": "{% set ns.a = 1 %}",
    "block set": "{% set b %}text{% endset %}",
    "name with capitals": "{% set Name = 1 %}",
    "name outside ASCII": "{% set café = 1 %}",
    "with": "{% with a = 1 %}{% endwith %}",
    "filter block": "{% filter upper %}a{% endfilter %}",
    "do": "{% do v.a %}",
    "autoescape": "{% autoescape false %}{% endautoescape %}",
    "block": "{% block a %}{% endblock %}",
    "extends": "{% extends 'x.html' %}",
    "import as": "{% import 'm.html' as m %}",
    "from import as": "{% from 'm.html' import m as n %}",
    "from import with context": "{% from 'm.html' import m with context %}",
    "import in if": "{% if v.a %}{% from 'm.html' import m %}{% endif %}",
    "import of what is not there": "{% from 'm.html' import lost %}",
    "import from a page": "{% from 'page.html' import m %}",
    "import from nowhere": "{% from 'lost.html' import m %}",
    "import twice": "{% from 'm.html' import m, m %}",
    "computed import": "{% from v.name import m %}",
    "computed include": "{% include v.name %}",
    "include of a list": "{% include ['page.html'] %}",
    "include if it is there": "{% include 'page.html' ignore missing %}",
    "include without context": "{% include 'page.html' without context %}",
    "include of nothing": "{% include 'lost.html' %}",
    "include of itself": "{% include 'here.html' %}",
    "include in a circle": "{% include 'circle.html' %}",
    "include of macros": "{% include 'm.html' %}",
    "include after set": "{% set a = 1 %}{% include 'page.html' %}",
    "include in for": "{% for a in v.l %}{% include 'page.html' %}{% endfor %}",
    "include in a macro": "{% macro n() %}{% include 'page.html' %}{% endmacro %}",
    "default argument": "{% macro n(a, b=2) %}{% endmacro %}",
    "same argument twice": "{% macro n(a, a) %}{% endmacro %}",
    "macro in if": "{% if v.a %}" + MACRO + "{% endif %}",
    "macro in macro": "{% macro n(b) %}" + MACRO + "{% endmacro %}",
    "macro twice": MACRO + MACRO,
    "macros and text": MACRO + "and text",
    "macros and output": MACRO + "{{ m(1) }}",
    "macros and set": "{% set x = 1 %}" + MACRO,
    "v in a macro": "{% macro n(a) %}{{ v.title }}{% endmacro %}",
    "later macro": "{% macro n(a) %}{{ m(a) }}{% endmacro %}" + MACRO,
    "macro calls itself": "{% macro n(a) %}{{ n(a) }}{% endmacro %}",
    "caller": "{% macro n(a) %}{{ caller() }}{% endmacro %}",
    "varargs": "{% macro n(a) %}{{ varargs }}{% endmacro %}",
    "too many arguments": "{% from 'm.html' import m %}{{ m(1, 2) }}",
    "too few arguments": "{% from 'm.html' import m %}{{ m() }}",
    "argument by name": "{% from 'm.html' import m %}{{ m(a=1) }}",
    "spread arguments": "{% from 'm.html' import m %}{{ m(*v.l) }}",
    "macro as a value": "{% from 'm.html' import m %}{{ m }}",
    "call block": "{% from 'm.html' import m %}{% call m(1) %}x{% endcall %}",
    "unknown tag": "{% unknown %}",
    "open tag": "{% if v.a %}",
}


@pytest.mark.parametrize("source", REFUSED.values(), ids=REFUSED.keys())
def test_a_template_outside_the_dialect_stops_the_build_and_the_page(
    source: str, tmp_path: Path
) -> None:
    others = {"page.html": "page", "m.html": MACRO, "circle.html": "{% include 'here.html' %}"}
    hosts = two_hosts(tmp_path, {**others, "here.html": "{# one #}\n" + source})
    place = r"^web/templates/(here|circle)\.html:[12]: ."
    with pytest.raises(OutsideDialectError, match=place):
        hosts.script()
    with pytest.raises(OutsideDialectError, match=place):
        hosts.environment("en").get_template("here.html")


def test_the_refusal_names_the_line(tmp_path: Path) -> None:
    hosts = two_hosts(tmp_path, {"a.html": "one\ntwo\n{% if v.a %}\n{{ v.b + 1 }}\n{% endif %}\n"})
    with pytest.raises(OutsideDialectError, match=r"^web/templates/a\.html:4: Add is outside"):
        hosts.script()
