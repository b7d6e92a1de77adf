"""`peel demo …`: the invented force for trying out, kept apart in server.demo."""

import argparse

from server.demo.cli import add_words


def complete(command: argparse.ArgumentParser) -> None:
    add_words(command)
