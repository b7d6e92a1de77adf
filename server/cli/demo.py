"""`peel demo prepare | reset | run | codes`: an invented force, kept apart in server.demo."""

import argparse
import shutil

from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.demo.guide import guide
from server.demo.marks import is_demo, is_made
from server.demo.run import run_both
from server.plumbing.settings import settings


def complete(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    for name, work, told in (
        ("prepare", prepare, "make the demo force, unless it is there"),
        ("reset", reset, "throw the demo force away and make it anew"),
        ("run", run, "serve it, with a worker, and say where to go"),
        ("codes", codes, "say who can sign in, with fresh one-time codes"),
    ):
        words.add_parser(name, help=told).set_defaults(run=work)


def prepare(_chosen: argparse.Namespace) -> int:
    """A run that was cut short is finished by `peel demo reset`."""
    if not is_made():
        from server.cli.demo_making import make_demo  # noqa: PLC0415 - needed once, and not light

        print("Making the demo force. This takes a few seconds and happens once.", flush=True)
        make_demo()
    return 0


def reset(chosen: argparse.Namespace) -> int:
    """Only ever throws a demo away, never a folder that holds anything else."""
    data = settings().data
    if data.exists() and not is_demo():
        raise RefusedError(f"{data} does not hold the demo force, so nothing was removed.")
    shutil.rmtree(data, ignore_errors=True)
    return prepare(chosen)


def run(chosen: argparse.Namespace) -> int:
    prepare(chosen)
    print(guide(), flush=True)
    return run_both()


def codes(_chosen: argparse.Namespace) -> int:
    print(guide())
    return 0
