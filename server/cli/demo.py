"""`peel demo …`: the invented force for trying out, kept apart in server.demo."""

from server.cli.parsers import Parsers


def add_to(commands: Parsers) -> None:
    from server.demo.cli import add_words  # noqa: PLC0415 - removing the demo is removing its folder

    command = commands.add_parser("demo", help="an invented force for trying out")
    add_words(command)
