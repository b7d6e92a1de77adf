"""One press of a button is one thing: its id comes from the op the page carried, not the moment."""

from schemas.ids import derive
from schemas.occasion import Occasion


def once(occasion: Occasion, part: str) -> str:
    """The same however often the form is posted; sorts by the moment the page was made."""
    made_at = int(occasion.op[:8] + occasion.op[9:13], 16)
    return derive(made_at, occasion.by, occasion.op, part)
