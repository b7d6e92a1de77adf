"""What a phone sent under `answers` is held to the shape that the rules can read."""

from typing import Any

Answers = dict[str, Any]
MOST = 60


def is_plain(value: Any) -> bool:
    return isinstance(value, str) or (
        isinstance(value, list) and all(isinstance(part, str) for part in value)
    )


def is_item(value: Any) -> bool:
    return isinstance(value, dict) and all(is_plain(part) for part in value.values())


def is_right(value: Any) -> bool:
    """Text, a list of texts, or the items of a repeated page; no form asks for more than `MOST`."""
    if isinstance(value, list) and len(value) > MOST:
        return False
    return is_plain(value) or (isinstance(value, list) and all(is_item(part) for part in value))


def readable(answers: dict[str, Any]) -> Answers:
    """Only what the rules can read; the body as it came is kept whole beside it."""
    return {name: value for name, value in answers.items() if is_right(value)}
