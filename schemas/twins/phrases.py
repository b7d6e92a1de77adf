"""Plain words to services: "someone nicked my bike", in English or Welsh, misspelt or not.

The index (schemas/triage/phrases.json) holds groups of words that mean the same, plain words
that are no slip of one of those ("house" is no "horse"), and for each service some rules. A rule
is a list of group names that must all be found; "-name" must not be.
"""

from schemas.twins.words import Json, get

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
FOLDED = {
    **dict(zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", LETTERS, strict=False)),
    **dict(zip("âàáäêèéëîìíïôòóöûùúüŵẁẃẅŷỳýÿ", "aaaaeeeeiiiioooouuuuwwwwyyyy", strict=True)),
    **dict(zip("ÂÀÁÄÊÈÉËÎÌÍÏÔÒÓÖÛÙÚÜŴẀẂẄŶỲÝŸ", "aaaaeeeeiiiioooouuuuwwwwyyyy", strict=True)),
    **dict.fromkeys("'’‘`", ""),
}
MOST = 5
WHOLE = 5  # words shorter than this must match as they are
LONGEST = 500


def folded(char: str) -> str:
    """One character as the index spells it; what is no letter or digit parts words."""
    return char if char in LETTERS else FOLDED.get(char, " ")


def words_of(phrase: str) -> list[str]:
    text = "".join(folded(char) for char in phrase)
    return [word for word in text[:LONGEST].split(" ") if word != ""]


def inner(one: str, other: str) -> list[str]:
    """What is left of two words without their common start and end."""
    start = 0
    while start < len(one) and start < len(other) and one[start] == other[start]:
        start += 1
    a, b = one[start:], other[start:]
    while a != "" and b != "" and a[-1] == b[-1]:
        a, b = a[:-1], b[:-1]
    return [a, b]


def is_near(one: str, other: str) -> bool:
    """One letter wrong, missing or too many, or two swapped."""
    a, b = inner(one, other)
    if len(a) <= 1 and len(b) <= 1:
        return True
    return len(a) == 2 and a[1] + a[0] == b  # noqa: PLR2004  (a pair of letters)


def same_word(word: str, entry: str) -> bool:
    """With another ending, or one slip; only for longer words."""
    return len(entry) >= WHOLE and (word.startswith(entry) or is_near(word, entry))


def group_found(entries: list[str], words: list[str], odd: list[str]) -> bool:
    """`odd` are those words that the index does not hold as they are: they may be misspelt."""
    line = " " + " ".join(words) + " "
    if any(" " + entry + " " in line for entry in entries):
        return True
    single = [entry for entry in entries if " " not in entry]
    return any(same_word(word, entry) for word in odd for entry in single)


def groups_found(index: Json, phrase: str) -> list[str]:
    words, groups = words_of(phrase), index["groups"]
    known = {entry for entries in [index["plain"], *groups.values()] for entry in entries}
    odd = [word for word in words if word not in known]
    return sorted(name for name in groups if group_found(groups[name], words, odd))


def rule_score(rule: list[str], found: list[str]) -> int:
    """How many groups it took, or 0 when the rule does not hold."""
    for name in rule:
        if (name[1:] in found) if name[:1] == "-" else (name not in found):
            return 0
    return len(rule)


def best_score(rules: list[Json], found: list[str]) -> int:
    return max([rule_score(rule, found) for rule in rules], default=0)


def find(index: Json, phrase: str) -> Json:
    """{services: [id, …] best first, danger: bool}. Services may be forms or signposts."""
    found = groups_found(index, phrase)
    scored = [[service, best_score(rules, found)] for service, rules in index["services"]]
    hits = sorted([pair for pair in scored if pair[1] > 0], key=lambda pair: -pair[1])
    return {
        "services": [pair[0] for pair in hits[:MOST]],
        "danger": best_score(index["danger"], found) > 0,
    }


def heard(index: Json, answers: Json) -> Json:
    """Triage answers after "say it in your own words": what was found, and danger words."""
    said = find(index, str(get(answers, "say")))
    danger = "yes" if said["danger"] else "no"
    return {**answers, "found": said["services"], "danger_words": danger}
