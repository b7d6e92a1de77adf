"""What this server hands to the exchange: its units, handlers, clock and signing key."""

from pathlib import Path

from server.devices.caller import Caller
from server.plumbing import clock
from server.plumbing.database import AwayError, BusyError, FullError, compiled, force_in_hand, unit
from server.plumbing.keys import keys
from server.plumbing.settings import settings
from sync.ends import Ends
from sync.kinds import MUTATIONS
from sync.query import compile_with

compile_with(compiled)
OUTAGES = (AwayError, BusyError, FullError)


def ends_of(caller: Caller) -> Ends:
    return Ends(
        unit=unit,
        mutations=MUTATIONS,
        admit_in_unit=caller.admit_in_unit,
        admit=caller.admit,
        now=clock.now,
        force=force_in_hand(),
        sign=keys().sign,
        outages=OUTAGES,
    )


def blob_folder() -> Path:
    """Where the whole files of the force in hand lie."""
    return settings().data / "forces" / force_in_hand() / "blobs"
