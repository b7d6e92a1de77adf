"""A change to a case holds only if nobody changed it since it was shown."""

from typing import Any

from piccolo.columns import Column

from schemas.occasion import Occasion
from server.cases.tables import CaseMoves, Cases

Values = dict[Column | str, Any]


async def change_case(occasion: Occasion, case: str, version: int, values: Values) -> bool:
    """In a unit. False when `version` is no longer the case's version; nothing is written then."""
    changed = (
        await Cases.update({**values, Cases.version: version + 1})
        .where((Cases.id == case) & (Cases.version == version))
        .returning(Cases.id)
    )
    status = values.get(Cases.status)
    if changed and status:
        await CaseMoves.insert(_move(occasion, case, version + 1, status))
    return bool(changed)


def _move(occasion: Occasion, case: str, version: int, status: str) -> CaseMoves:
    return CaseMoves(
        id=occasion.derive("move"),
        case=case,
        version=version,
        status=status,
        by=occasion.by,
        at=occasion.at,
    )
