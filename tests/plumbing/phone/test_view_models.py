"""Both hosts refuse a view model that they might print differently."""

from pathlib import Path
from typing import Any

import pytest

from kit.two_hosts import Page, two_hosts
from server.plumbing.phone.model import check

REFUSED: list[Any] = [None, 1.5, 2**53, -(2**53), "half \ud800", "\udc00", [None], {"a": [1.5]}]
TAKEN: list[Any] = ["", "😀", 2**53 - 1, True, [], {}, {"__proto__": [{"a": ["b"]}]}]


def test_what_a_view_model_cannot_hold_is_refused_even_where_it_is_not_printed(
    tmp_path: Path,
) -> None:
    hosts = two_hosts(tmp_path, {"a.html": "page"})
    pages = [Page("a.html", {"a": value}) for value in [*REFUSED, *TAKEN]]
    expected = [None] * len(REFUSED) + ["page"] * len(TAKEN)
    assert hosts.server(pages) == expected
    assert hosts.phone(pages) == expected


@pytest.mark.parametrize("value", [{1: "a"}, {"a": (1,)}, {"a": {"b"}}, {"a": b""}, {None: 1}])
def test_what_json_would_change_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        check(value)
