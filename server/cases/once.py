"""One press of a button is one thing: its id comes from the op the page carried, not the moment."""

import re

from schemas.ids import derive
from schemas.occasion import Occasion

TIMED = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7")


def once(occasion: Occasion, part: str) -> str:
    """The same however often the form is posted; sorts by the moment the page was made."""
    op = occasion.op
    made_at = int(op[:8] + op[9:13], 16) if TIMED.match(op) else 0
    return derive(made_at, occasion.by, op, part)
