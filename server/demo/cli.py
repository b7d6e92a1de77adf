"""`peel demo prepare | reset | run | codes`."""

import argparse
import shutil

from server.cli.parsers import Parsers
from server.demo.force import is_made, make_force
from server.demo.guide import guide
from server.demo.run import run_both
from server.plumbing.settings import settings


def add_words(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    for name, work, told in (
        ("prepare", prepare, "make the demo force, unless it is there"),
        ("reset", reset, "throw the demo force away and make it anew"),
        ("run", run, "serve it, with a worker, and say where to go"),
        ("codes", codes, "say who can sign in, with fresh one-time codes"),
    ):
        words.add_parser(name, help=told).set_defaults(run=work)


def prepare(_chosen: argparse.Namespace) -> int:
    if not is_made():
        make_force()
    return 0


def reset(chosen: argparse.Namespace) -> int:
    shutil.rmtree(settings().data, ignore_errors=True)
    return prepare(chosen)


def run(_chosen: argparse.Namespace) -> int:
    print(guide(), flush=True)
    return run_both()


def codes(_chosen: argparse.Namespace) -> int:
    print(guide())
    return 0
