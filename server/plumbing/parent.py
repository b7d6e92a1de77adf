"""A web process ends with the `peel serve` that started it.

Otherwise a killed parent leaves a child that goes on answering on the same port, and the next start
makes two writers of one SQLite file.
"""

import ctypes
import os
import signal
import sys

PARENT = "PEEL_PARENT"  # set by `peel serve` for its own children
PR_SET_PDEATHSIG = 1


def die_with_parent() -> None:
    """Linux tells the child; it may have been too late already, so look once more."""
    parent = os.environ.get(PARENT, "")
    if parent != str(os.getppid()) or not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if parent != str(os.getppid()):
        os.kill(os.getpid(), signal.SIGKILL)
