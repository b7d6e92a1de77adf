"""The type of what `add_subparsers` gives, which argparse keeps to itself."""

import argparse
from typing import TypeAlias

Parsers: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"
