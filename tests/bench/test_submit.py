"""Sealed reports submitted durably, 64 phones at once, beside the same route on other floors."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from kit.databases import Kind, kinds
from kit.figures import write_figure
from kit.installation import installed
from kit.load import Measured, run_load, senders
from kit.phone import Bundle
from kit.ports import until
from kit.running import ROOT, Peel

PHONES = 64
GRANIAN = [sys.executable, "-m", "granian", "--interface", "asgi", "--loop", "uvloop"]
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning")


def measured(peel: Peel, each: int) -> Measured:
    bundle = Bundle.read(peel.json("/bundle.json"))
    asyncio.run(run_load(peel.port, senders(bundle, 16, 4)))  # warm
    return asyncio.run(run_load(peel.port, senders(bundle, PHONES, each)))


def over(folder: Path, kind: Kind, each: int) -> Measured:
    peel, _ = installed(folder / kind.name, kind)
    try:
        return measured(peel.start("serve"), each)
    finally:
        peel.kill()


def over_variant(folder: Path, variant: str, each: int) -> Measured:
    """The same installation served by kit.variants instead."""
    peel, _ = installed(folder / variant, Kind("sqlite"))
    settings = {**peel.environment, "PEEL_VARIANT": variant, "PYTHONPATH": "tests"}
    command = [*GRANIAN, "--port", str(peel.port), "--no-access-log", "kit.variants:app"]
    peel.processes.append(
        subprocess.Popen(
            command,
            cwd=ROOT,
            env={**os.environ, **settings},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    )
    try:
        until(lambda: answers(peel), 30)
        return measured(peel, each)
    finally:
        peel.kill()


def answers(peel: Peel) -> bool:
    try:
        return bool(peel.json("/health"))
    except OSError:
        return False


def test_reports_are_submitted_at_a_share_of_what_the_route_could_do(
    tmp_path: Path, short: bool
) -> None:
    each = 20 if short else 80
    ceiling = over_variant(tmp_path, "none", each)
    stock = over_variant(tmp_path, "stock", 2 if short else 4)
    write_figure("submit_ceiling_per_s", ceiling.per_s, "-", "reports/s")
    write_figure("submit_stock_per_s", stock.per_s, "-", "reports/s")
    for kind in kinds():
        got = over(tmp_path, kind, each)
        share = got.per_s / ceiling.per_s
        write_figure(f"submit_{kind.name}_per_s", got.per_s, "2500", "reports/s")
        write_figure(f"submit_{kind.name}_p99_ms", got.percentile(0.99), "< 50", "ms")
        write_figure(f"submit_{kind.name}_vs_ceiling", share, ">= 0.6", "ratio")
        assert share >= 0.25
        if kind.name == "sqlite":
            write_figure("submit_vs_stock", got.per_s / stock.per_s, ">= 8", "ratio")
            assert got.per_s >= 8 * stock.per_s
