"""Writes the modules that exist only in a build into build/, for tests and the type checker."""

from server.plumbing.phone.assembler import ROOT
from server.plumbing.phone.worker import virtual_modules


def main() -> None:
    for path, source in virtual_modules().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main()
