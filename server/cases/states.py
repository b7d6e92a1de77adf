"""The states of a case and the moves between them, as one table. Values in, value out."""

MOVES: dict[str, tuple[str, ...]] = {
    "recorded": ("allocated", "investigating", "transferred", "closed"),
    "allocated": ("investigating", "transferred", "closed"),
    "investigating": ("suspect", "outcome", "transferred", "closed"),
    "suspect": ("arrested", "interviewed", "investigating", "charged", "outcome"),
    "arrested": ("interviewed", "bail", "released", "charged", "outcome"),
    "interviewed": ("bail", "released", "charged", "no_action", "outcome"),
    "bail": ("interviewed", "released", "charged", "no_action"),
    "released": ("interviewed", "arrested", "charged", "no_action"),
    "charged": ("court", "no_action"),
    "no_action": ("outcome", "review"),
    "court": ("outcome",),
    "outcome": ("closed", "review"),
    "review": ("investigating", "outcome", "closed"),
    "closed": ("reopened", "review"),
    "reopened": ("allocated", "investigating", "closed"),
    "joined": ("reopened", "closed"),
    "transferred": (),
}
FIRST = ("recorded", "joined")
# Nobody owes the next update on these: the case is finished or another body has it.
ENDED = frozenset({"closed", "transferred"})


def moves_from(status: str) -> tuple[str, ...]:
    return MOVES[status]


def may_move(status: str, to: str) -> bool:
    return to in MOVES.get(status, ())


def is_open(status: str) -> bool:
    return status not in ENDED
