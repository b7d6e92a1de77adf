"""`peel worker`: does what is due; any number may run, one leads."""

import argparse
import runpy

from server.cli.logs import start_logs
from server.cli.parsers import Parsers


def add_to(commands: Parsers) -> None:
    command = commands.add_parser("worker", help="do what is due")
    command.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    start_logs()
    runpy.run_module("server.worker", run_name="__main__")
    return 0
