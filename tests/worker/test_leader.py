"""One worker leads; when it dies another leads at once, and no tick happens twice."""

import asyncio
import os
import signal
import time
from typing import Any

import asyncpg
import pytest

from server.plumbing.leader import LOCK

pytestmark = pytest.mark.database


def test_a_standby_takes_over_at_once_when_the_leader_is_killed(crew: Any) -> None:
    crew.start("first")
    crew.await_line("first")
    crew.start("second")
    crew.await_standby("second")
    time.sleep(0.5)  # long enough to tick if it wrongly did
    assert crew.lines("second") == []
    killed = crew.end("first")
    assert crew.await_line("second") - killed < 1.5  # 0.2 on a machine with nothing else to do


def test_a_worker_told_to_stop_stops_and_hands_over(crew: Any) -> None:
    crew.start("first")
    crew.await_line("first")
    crew.start("second")
    crew.await_standby("second")
    asked = time.monotonic()
    stopped = crew.end("first", signal.SIGTERM)
    assert stopped - asked < 5
    crew.await_line("second")
    assert max(crew.lines("first")) <= stopped


@pytest.mark.skipif(not os.environ.get("PEEL_TEST_POSTGRES"), reason="needs PEEL_TEST_POSTGRES")
def test_a_leader_whose_lock_is_lost_stops_at_once(crew: Any, database: str) -> None:
    """And stands by for the next lead."""

    async def cut() -> None:
        connection = await asyncpg.connect(database)
        await connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' "
            f"AND objid = {LOCK} AND granted"
        )
        await connection.close()

    crew.start("first")
    crew.await_line("first")
    cut_at = time.monotonic()
    asyncio.run(cut())
    crew.await_line("first", after=cut_at + 0.1)
    assert (crew.data / "first.log").read_text().count("leads no more") == 1
