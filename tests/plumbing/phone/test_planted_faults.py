"""Faults planted in the JavaScript, one at a time: the comparison of the two hosts sees each."""

import pytest

from kit.operator_pages import VALUES, operator_pages, operator_templates
from kit.probes import PROBES, VIEW, probe_templates
from kit.two_hosts import Page, TwoHosts, two_hosts

FAULTS = {
    "an apostrophe is written otherwise": ('"\'": "&#39;"', '"\'": "&#x27;"'),
    "a quotation mark is not escaped": ("/[&<>\"']/g", "/[&<>']/g"),
    "an ampersand is not escaped": ("/[&<>\"']/g", "/[<>\"']/g"),
    "fractions and great numbers are printed": (
        "return Number.isSafeInteger(value) ?",
        'return typeof value !== "object" ?',
    ),
    "inherited keys are found": ("Object.hasOwn(owner, key)", "key in owner"),
    "inherited keys are looked for": (
        "Object.hasOwn(where, plain(wanted))",
        "plain(wanted) in where",
    ),
    "lists answer to names": (
        "list ? Number.isSafeInteger(key)",
        'list ? typeof key !== "boolean"',
    ),
    "an empty list is true": ("return it.length > 0", "return it.length >= 0"),
    "an empty dict is true": ("Object.keys(it).length > 0", "Object.keys(it).length >= 0"),
    "or gives true and false": (
        "truth(left) ? left : right()",
        "truth(left) ? truth(left) : right()",
    ),
    "and asks for the right side first": (
        "truth(left) ? right() : left",
        "truth(right()) && truth(left) ? right() : left",
    ),
    "true is not one": ('if (typeof it === "boolean") return Number(it);\n', ""),
    "text equals a number": ("one === single(right)", "one == single(right)"),
    "less is less or equal": ("left < right : fail", "left <= right : fail"),
    "text has an order": (
        "Number.isSafeInteger(left) && Number.isSafeInteger(right) ?",
        "typeof left === typeof right ?",
    ),
    "all blanks are trimmed": ("/^[ \\t\\n\\r\\f\\v]+|[ \\t\\n\\r\\f\\v]+$/g", "/^\\s+|\\s+$/g"),
    "length counts characters": ("? value.length : fail", "? [...value].length : fail"),
    "numbers are joined": ('every((one) => typeof one === "string")', "every((one) => true)"),
    "only the first place is filled": ("text.replaceAll(", "text.replace("),
    "a dollar sign is a pattern": ("() => `${value}`", "`${value}`"),
    "a marked-up text is filled unescaped": ("() => printed", "() => plain(value)"),
    "joined text forgets that it is safe": (
        "parts.some((part) => part instanceof Safe) ?",
        "false ?",
    ),
    "joined text escapes nothing": ("M(printed.join", "M(parts.map(plain).join"),
    "for takes text": ("Array.isArray(value) ? value :", "value?.length >= 0 ? value :"),
    "a macro's result is not safe": ("return M(o)}", "return o}"),
    "loop.index begins at nought": ("+1)", "+0)"),
    "loop.last is one late": (".length-1)", ".length)"),
    "a loop begins at the second": ("=0;$", "=1;$"),
}


@pytest.fixture(scope="module")
def hosts(tmp_path_factory: pytest.TempPathFactory) -> TwoHosts:
    return two_hosts(tmp_path_factory.mktemp("faults"), {**templates(), **probe_templates()})


def templates() -> dict[str, str]:
    return {f"operator-{name}": source for name, source in operator_templates().items()}


@pytest.fixture(scope="module")
def pages() -> list[Page]:
    few = [VALUES[n] for n in range(0, len(VALUES), 2)]
    operators = operator_pages(few)
    return [
        *(Page(f"{n}.html", VIEW) for n in range(len(PROBES))),
        *(Page(f"operator-{page.template}", page.view) for page in operators),
    ]


@pytest.fixture(scope="module")
def expected(hosts: TwoHosts, pages: list[Page]) -> list[str | None]:
    return hosts.server(pages)


def test_without_a_fault_nothing_differs(
    hosts: TwoHosts, pages: list[Page], expected: list[str | None]
) -> None:
    assert hosts.phone(pages) == expected


@pytest.mark.parametrize(("right", "wrong"), FAULTS.values(), ids=FAULTS.keys())
def test_a_planted_fault_is_seen(
    right: str, wrong: str, hosts: TwoHosts, pages: list[Page], expected: list[str | None]
) -> None:
    assert right in hosts.script()
    assert hosts.phone(pages, lambda script: script.replace(right, wrong)) != expected
