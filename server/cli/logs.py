"""Log lines go to standard error as they are: our own name nobody."""

import logging
import sys

from server.plumbing.settings import settings


def start_logs() -> None:
    """Other packages speak up only when something is wrong: their lines may hold addresses."""
    logging.basicConfig(stream=sys.stderr, format="%(message)s", level="WARNING", force=True)
    logging.getLogger("peel").setLevel(settings().log_level)
