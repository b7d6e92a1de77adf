"""Log lines go to standard error as they are: our own name nobody."""

import logging
import sys

from server.plumbing.settings import settings


def start_logs() -> None:
    logging.basicConfig(
        stream=sys.stderr, format="%(message)s", level=settings().log_level, force=True
    )
