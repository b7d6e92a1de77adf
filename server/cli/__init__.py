"""`peel`: one file a command. Exit status 0 done, 1 refused with reasons, 2 misuse."""

from server.cli.main import main

__all__ = ["main"]
