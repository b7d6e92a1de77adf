"""The worker: does what is due, for every force. Any number may run; one of them leads."""

import asyncio
import logging
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from datetime import UTC, datetime

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from server.audit.chain import link_lines, sign_head
from server.audit.errands import let_go_of_all
from server.audit.events import TIMERS
from server.audit.loop import Errander
from server.audit.poke import Bell, pipe_path
from server.forces.database import addresses
from server.plumbing import clock
from server.plumbing.database import close_forces, in_force, open_forces
from server.plumbing.leader import lead_by_file, lead_by_postgres
from server.plumbing.migrations.state import behind
from server.plumbing.settings import settings
from server.wiring import wire

Tick = Callable[[], Awaitable[object]]

# A job that is late still runs, once, and never beside itself.
JOBS = {"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
LINK_SECONDS = 1
SIGN_SECONDS = 600

log = logging.getLogger("peel.worker")


async def sign_heads() -> None:
    await sign_head(clock.now())


def lead() -> AbstractAsyncContextManager[asyncio.Event]:
    """SQLite lives on one machine and so does its worker; PostgreSQL's may live on many."""
    places = sorted(addresses().values())
    if any(place.startswith("sqlite:") for place in places):
        return lead_by_file(settings().data / "worker.lock")
    return lead_by_postgres(places[0])


def in_turn(force: str, name: str, act: Tick) -> Tick:
    """A tick of one force; an error is said and the next tick comes."""

    async def tick() -> None:
        try:
            with in_force(force):
                await act()
        except Exception as error:
            log.warning("%s for %s: %s", name, force, type(error).__name__)

    return tick


def schedule(forces: list[str]) -> AsyncIOScheduler:
    """The scheduler only ticks; what is due stands in the tables."""
    scheduler = AsyncIOScheduler(timezone="UTC", job_defaults=JOBS)
    ticks: dict[str, tuple[float, Tick]] = {
        "audit.link": (LINK_SECONDS, link_lines),
        "audit.sign": (SIGN_SECONDS, sign_heads),
        **TIMERS,
    }
    first = datetime.fromtimestamp(clock.now() / 1000, UTC)
    for force in forces:
        for name, (seconds, act) in ticks.items():
            job = in_turn(force, name, act)
            scheduler.add_job(job, "interval", seconds=seconds, next_run_time=first)
    return scheduler


@asynccontextmanager
async def open_databases(places: dict[str, str]) -> AsyncIterator[None]:
    await open_forces(places)
    try:
        yield
    finally:
        await close_forces()


async def run_errands(force: str, rung: asyncio.Event) -> None:
    """Through every failure of the database: it may be back in a second."""
    let_go = False
    while True:
        try:
            with in_force(force):
                if not let_go:
                    await let_go_of_all()
                    let_go = True
                await Errander(force, rung).run()
        except Exception as error:
            log.warning("errands of %s: %s", force, type(error).__name__)
            await asyncio.sleep(1)


async def serve(lost: asyncio.Event) -> None:
    """As the leader, until the lead is lost or we are cancelled."""
    places = addresses()
    async with open_databases(places):
        bell = Bell(pipe_path())
        scheduler = schedule(list(places))
        tasks = [asyncio.ensure_future(run_errands(force, bell.of(force))) for force in places]
        scheduler.start()
        try:
            await lost.wait()
        finally:
            scheduler.shutdown(wait=False)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            bell.close()


async def lead_again_and_again() -> None:
    """Stand by, lead, and stand by again if the lead is lost."""
    while True:
        log.info("stands by")
        async with lead() as lost:
            log.info("leads")
            await serve(lost)
        log.warning("leads no more")


async def work() -> None:
    """Until someone says stop; what is under way then is handed out again later."""
    wire()
    working = asyncio.ensure_future(lead_again_and_again())
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, working.cancel)
    with suppress(asyncio.CancelledError):
        await working


def main() -> int:
    if not addresses():
        log.error("there is no force yet")
        return 1
    if late := behind(addresses()):
        log.error("run peel migrate first: %s is of an older release", ", ".join(late))
        return 1
    asyncio.run(work())
    return 0


if __name__ == "__main__":
    sys.exit(main())
