"""Text and own keys: how both sides read a word, count it, clean it and cut it."""

import re
from typing import Any

Json = Any

BLANKS = " \t\r\n"
CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f]")
LONE = re.compile("[\ud800-\udfff]")


def get(table: Json, key: str, otherwise: Json = "") -> Json:
    """Own keys only: an answer called __proto__ is just an answer."""
    return table.get(key, otherwise)


def say(words: Json, lang: str) -> str:
    """The text in this language, else in English, else nothing."""
    return str(get(words, lang) or get(words, "en"))


def paragraphs(words: Json, lang: str) -> list[str]:
    return [line for line in say(words, lang).split("\n") if line]


def fill(text: str, name: str, value: str) -> str:
    return text.replace("{" + name + "}", value)


def units(text: str) -> int:
    """Length as a browser counts it: in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, most: int) -> str:
    """At most so many UTF-16 units, never half a character."""
    return text.encode("utf-16-le")[: 2 * most].decode("utf-16-le", "ignore")


def clean(text: str) -> str:
    """Line ends as \\n; no control characters but \\n and \\t; no half characters."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return LONE.sub("\ufffd", CONTROLS.sub("", lines))


def trim(text: str) -> str:
    return text.strip(BLANKS)


def as_text(answer: Json) -> str:
    return answer if isinstance(answer, str) else ""


def as_list(answer: Json) -> list[Json]:
    if isinstance(answer, list):
        return answer
    return [answer] if isinstance(answer, str) and answer != "" else []
