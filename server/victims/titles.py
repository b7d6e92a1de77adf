"""Titles stay in a browser's history, so they say nothing of what brings a person here."""

TITLES = {
    "sign-in": {"en": "Sign in", "cy": "Mewngofnodi"},
    "code": {"en": "Your code", "cy": "Eich cod"},
    "updates": {"en": "Updates", "cy": "Diweddariadau"},
    "update": {"en": "Update", "cy": "Diweddariad"},
    "choices": {"en": "Your choices", "cy": "Eich dewisiadau"},
    "address": {"en": "Your address", "cy": "Eich cyfeiriad"},
}
WRONG = {"en": "Error: ", "cy": "Gwall: "}


def title_of(name: str, lang: str, wrong: bool = False) -> str:
    return (WRONG[lang] if wrong else "") + TITLES[name][lang]
