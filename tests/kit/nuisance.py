"""What a person says who reports anti-social behaviour, a sensitive form."""

from kit.citizen import TRIAGE
from kit.walker import Said

TRIAGED: Said = {**TRIAGE, "say": "shouting at night", "topic": "asb-other", "asb_first": "aimed"}
NUISANCE: Said = {
    "device_safe": "yes",
    "asb_types": ["neighbours", "messages"],
    "asb_aim": "personal",
    "story": "Canarystory: shouting at night, every week.",
    "threats": "no",
    "messages_words": "Canarymessages in the letter box",
    "when_kind": "exact",
    "start_date": ["18", "11", "2026"],
    "start_time": "23:10",
    "going_on": "weekly",
    "place_words": "Canaryplace, on the stairs",
    "place_postcode": "NP20 1PA",
    "place_home": "yes",
    "told_whom": ["nobody"],
    "suspect": "no",
    "hate": "no",
    "targeted": "no",
    "effect": "upset",
    "cctv": "no",
    "witness": "no",
    "named": "no",
    "declaration": "yes",
}
