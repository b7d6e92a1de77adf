"""Random templates with random view models print the same bytes on both hosts."""

import random
from collections import Counter
from pathlib import Path

import pytest

from kit.page_grammar import WELSH, random_templates, random_view
from kit.two_hosts import ERROR, Page, two_hosts

PAGES, VIEWS = 25, 12


@pytest.mark.parametrize("seed", [1829, 2026, 999, 101])
def test_random_pages_are_the_same_bytes_on_both_hosts(seed: int, tmp_path: Path) -> None:
    hosts = two_hosts(tmp_path, random_templates(seed, PAGES), WELSH)
    pick = random.Random(seed)
    pages = [
        Page(f"p{number}.html", random_view(pick), pick.choice(["en", "cy"]))
        for number in range(PAGES)
        for _ in range(VIEWS)
    ]
    server, phone = hosts.server(pages), hosts.phone(pages)
    different = [pair for pair in zip(pages, server, phone, strict=True) if pair[1] != pair[2]]
    assert different == []
    kinds = Counter(page is ERROR for page in server)
    assert min(kinds[True], kinds[False]) > PAGES * VIEWS // 10, kinds
