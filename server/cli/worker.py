"""`peel worker`: does what is due; any number may run, one leads."""

import argparse
import runpy

from server.cli.logs import start_logs


def complete(command: argparse.ArgumentParser) -> None:
    command.set_defaults(run=run)


def run(_chosen: argparse.Namespace) -> int:
    start_logs()
    runpy.run_module("server.worker", run_name="__main__")
    return 0
