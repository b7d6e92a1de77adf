"""When something applies: the small condition tree."""

from collections.abc import Callable

from schemas.twins.words import Json, as_list, as_text, get


def eq(operand: Json, answers: Json) -> bool:
    return as_text(get(answers, operand[0])) == str(operand[1])


def among(operand: Json, answers: Json) -> bool:
    return as_text(get(answers, operand[0])) in operand[1]


def has(operand: Json, answers: Json) -> bool:
    return operand[1] in as_list(get(answers, operand[0]))


def answered(operand: Json, answers: Json) -> bool:
    return any(part != "" for part in as_list(get(answers, operand)))


def negated(operand: Json, answers: Json) -> bool:
    return not holds(operand, answers)


def every(operand: Json, answers: Json) -> bool:
    return all(holds(part, answers) for part in operand)


def some(operand: Json, answers: Json) -> bool:
    return any(holds(part, answers) for part in operand)


TESTS: dict[str, Callable[[Json, Json], bool]] = {
    "eq": eq,
    "in": among,
    "has": has,
    "answered": answered,
    "not": negated,
    "all": every,
    "any": some,
}


def holds(condition: Json, answers: Json) -> bool:
    """No condition always holds; an answer that is not there reads as ""."""
    if not condition:
        return True
    ((key, operand),) = condition.items()
    return TESTS[key](operand, answers)


def names_in(condition: Json) -> list[str]:
    """Every answer a condition looks at, in order."""
    if not condition:
        return []
    ((key, operand),) = condition.items()
    if key in ("all", "any"):
        return [name for part in operand for name in names_in(part)]
    if key == "not":
        return names_in(operand)
    return [operand if key == "answered" else operand[0]]
