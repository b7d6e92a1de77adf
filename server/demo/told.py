"""What one person of the neighbourhood says on one form, in their own language."""

import random
from typing import Any

from server.demo.people import NEIGHBOURHOOD

Json = dict[str, Any]


def told_by(slug: str, number: int, pick: random.Random) -> tuple[str, Json]:
    """The language, and the answers that are not left to chance."""
    name, lang = NEIGHBOURHOOD["names"][number % len(NEIGHBOURHOOD["names"])]
    welsh = lang == "cy"
    place = pick.choice(NEIGHBOURHOOD["places"])
    story = pick.choice(NEIGHBOURHOOD["stories"].get(slug, [["", ""]]))
    make, colour = pick.choice(NEIGHBOURHOOD["bikes"])
    mailbox = name.lower().replace(" ", ".").replace("'", "")
    return lang, {
        "full_name": name,
        "email": f"{plain(mailbox)}@post.example",
        "contact_by": ["email"],
        "contact_safe": "yes" if number % 6 else "unsure",
        "contact_times": ["evening"],
        "language_wanted": lang,
        "place_words": place[welsh],
        "place_postcode": place[2],
        "place_kind": "street",
        "story": story[welsh],
        "bike_make": make,
        "bike_colour": colour,
        "bike_frame": f"WBK{number:02d}{pick.randrange(10_000):04d}",
        "victim_is": "me",
        "suspect_police": "no",
        "needs": [],
        "lean_on": [],
        "hate_kinds": [],
        "updates_wanted": "yes",
    }


def plain(text: str) -> str:
    """A mailbox keeps to ASCII."""
    return text.translate(str.maketrans("âêîôûŵŷáéíóúàèö", "aeiouwyaeiouaeo"))
