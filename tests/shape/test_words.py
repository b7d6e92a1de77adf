"""A verb is one word for the mutation, the file, the struct and the audit line."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import schemas.verbs
from schemas.verbs import Codes

ROOT = Path(__file__).parents[2]


def all_codes() -> list[type[Codes]]:
    for module in pkgutil.iter_modules(schemas.verbs.__path__):
        importlib.import_module(f"schemas.verbs.{module.name}")
    return Codes.__subclasses__()


def verb_of(codes: type[Codes]) -> str:
    return str(codes.__struct_config__.tag)


CODES = sorted(all_codes(), key=verb_of)


@pytest.mark.parametrize("codes", CODES, ids=verb_of)
def test_a_struct_is_named_after_its_verb(codes: type[Codes]) -> None:
    noun, verb = verb_of(codes).split(".")
    assert codes.__name__ == noun.title() + "".join(part.title() for part in verb.split("-"))
    assert codes.__module__ == f"schemas.verbs.{noun}"


@pytest.mark.parametrize("codes", CODES, ids=verb_of)
def test_a_verb_has_one_action_of_its_name(codes: type[Codes]) -> None:
    name = verb_of(codes).replace(".", "_").replace("-", "_") + ".py"
    found = list((ROOT / "server").glob(f"*/actions/{name}"))
    assert len(found) == 1, f"{verb_of(codes)}: {found}"
    assert re.search(rf"\b{codes.__name__}\(", found[0].read_text(encoding="utf-8"))


@pytest.mark.parametrize("codes", CODES, ids=verb_of)
def test_a_verb_stands_in_the_list_of_words(codes: type[Codes]) -> None:
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    assert f"| `{verb_of(codes)}` |" in words


def test_the_list_of_words_names_no_verb_that_is_gone() -> None:
    words = (ROOT / "docs" / "words.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `([a-z]+\.[a-z-]+)` \|", words, re.MULTILINE))
    assert listed - {verb_of(codes) for codes in CODES} == set()
