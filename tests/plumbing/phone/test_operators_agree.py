"""Each operator and filter means the same on both hosts, over its whole small domain."""

from collections import Counter
from pathlib import Path

from jinja2 import DictLoader, Environment, StrictUndefined

from kit.operator_pages import operator_pages, operator_templates
from kit.two_hosts import ERROR, two_hosts


def test_every_operator_prints_or_refuses_the_same_on_both_hosts(tmp_path: Path) -> None:
    hosts = two_hosts(tmp_path, operator_templates())
    pages = operator_pages()
    server, phone = hosts.server(pages), hosts.phone(pages)
    different = [
        (page, here, there)
        for page, here, there in zip(pages, server, phone, strict=True)
        if here != there
    ]
    assert different == []
    kinds = Counter("error" if page is ERROR else "page" for page in server)
    assert min(kinds["error"], kinds["page"]) > 2_000  # both halves of the domain were met


def test_the_server_is_jinja2_made_stricter_and_never_different(tmp_path: Path) -> None:
    own = ("fill", "length", "trim")  # these are ours: UTF-16 units, ASCII blanks
    templates = {
        name: text
        for name, text in operator_templates().items()
        if not any(word in text for word in own)
    }
    hosts = two_hosts(tmp_path, templates)
    stock = Environment(loader=DictLoader(templates), autoescape=True, undefined=StrictUndefined)
    pages = [page for page in operator_pages() if page.template in templates]
    compared = 0
    for page, strict in zip(pages, hosts.server(pages), strict=True):
        if strict is not ERROR:
            assert strict == stock.get_template(page.template).render(v=page.view), page
            compared += 1
    assert compared > 2_000
