"""A word of its own in every field that takes words, and in a photograph and its name."""

from pathlib import Path

from kit.citizen import BIKE, TRIAGE, canaries
from kit.walker import Said

START: Said = {**TRIAGE, "say": "Canaryplain: someone nicked my bike"}
EVERYTHING: Said = {
    **BIKE,
    "victim_is": "other",
    "other_name": "Canaryother Rees",
    "other_link": "Canaryneighbour",
    "other_knows": "yes",
    "suspect": "known",
    "suspect_name": "Canaryculprit Jones",
    "suspect_link": "Canarycousin",
    "seen_since": "advert",
    "seen_words": "Canaryadvert on a market site",
    "witness": "yes",
    "witness_words": "Canarywitness saw it",
    "before": "yes",
    "before_words": "Canarybefore in May",
    "language_wanted": "other",
    "language_other": "Canarylanguage",
    "needs": ["helper"],
    "needs_words": "Canaryramp",
    "contact_by": ["email", "phone"],
    "phone": "07700 900461",
    "contact_words": "Canaryhours after six",
}
PICTURED = b"Canarypixels"
NAMED = "Canarypicture.jpg"


def words() -> list[str]:
    typed = {*canaries(EVERYTHING), *canaries(START), str(EVERYTHING["phone"])}
    return sorted({*typed, NAMED.removesuffix(".jpg"), PICTURED.decode()})


def photograph(original: Path) -> Path:
    """The same picture with a word in its comment and in its name."""
    data = original.read_bytes()
    comment = b"\xff\xfe" + (len(PICTURED) + 2).to_bytes(2) + PICTURED
    made = original.with_name(NAMED)
    made.write_bytes(data[:2] + comment + data[2:])
    return made
