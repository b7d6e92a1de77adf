"""One try of one errand, and what follows when it fails."""

import asyncio
import logging
import random

from server.audit.actions.errand_abandon import abandon_errand
from server.audit.errand import Errand, FailedError
from server.audit.errands import LEASE_MS, finish, put_off
from server.audit.events import ERRANDS
from server.plumbing import clock

PATIENCE = 0.75 * LEASE_MS / 1000
TRIES = 10
FIRST_WAIT_MS = 2_000
LONGEST_WAIT_MS = 3_600_000

log = logging.getLogger("peel.errands")


async def attempt(errand: Errand) -> None:
    """Whatever the handler does, the errand ends up done, put off or with a person."""
    try:
        async with asyncio.timeout(PATIENCE):
            await ERRANDS[errand.action](errand)
    except Exception as error:
        log.warning("%s %s: %s", errand.action, errand.id, type(error).__name__)
        await _failed(errand, error)
    else:
        await finish(errand, clock.now())


async def _failed(errand: Errand, error: Exception) -> None:
    now = clock.now()
    permanent = isinstance(error, FailedError) and error.permanent
    if permanent or errand.attempts >= TRIES:
        await abandon_errand(errand, now)
    else:
        asked = error.retry_at if isinstance(error, FailedError) else 0
        await put_off(errand, max(asked, now + wait(errand.attempts)))


def wait(attempts: int) -> int:
    """Twice as long each time, up to an hour, and a little uneven so that a crowd spreads out."""
    longest = min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (attempts - 1))
    return int(longest * random.uniform(0.75, 1))  # noqa: S311
