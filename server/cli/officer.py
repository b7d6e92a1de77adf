"""`peel officer add NAME --email --role --collar`."""

import argparse
import getpass
import sys

from server.cli.one_force import by_operator, chosen_force, in_database, takes_force
from server.cli.parsers import Parsers
from server.cli.refused import RefusedError
from server.officers.actions.officer_add import Added, KnownAlreadyError, add_officer
from server.officers.password import LONGEST, SHORTEST, first_password
from server.officers.people import Person

ROLES = ("officer", "supervisor", "editor", "operator")


def complete(command: argparse.ArgumentParser) -> None:
    words: Parsers = command.add_subparsers(required=True, metavar="word")
    word = words.add_parser("add", help="let someone sign in at the desk")
    word.add_argument("name")
    word.add_argument("--email", required=True)
    word.add_argument("--role", choices=ROLES, default="officer")
    word.add_argument("--collar", default="", help="collar number")
    word.add_argument("--ask", action="store_true", help="ask for the first password")
    takes_force(word)
    word.set_defaults(run=run)


def run(chosen: argparse.Namespace) -> int:
    force = chosen_force(chosen.force)
    if "@" not in chosen.email:
        raise RefusedError("The e-mail address needs an @.")
    password = asked_password() if chosen.ask else first_password()
    person = Person(name=chosen.name, email=chosen.email, collar=chosen.collar)

    async def add() -> Added:
        return await add_officer(by_operator(), person, chosen.role, password, f"Peel {force.id}")

    try:
        added = in_database(force, add)
    except KnownAlreadyError as error:
        raise RefusedError("Someone with this e-mail address is there already.") from error
    print(f"Officer: {added.id}")
    if not chosen.ask:
        print(f"First password: {password}")
    print(f"For the code app: {added.otpauth}")
    return 0


def asked_password() -> str:
    """Typed twice at a terminal, or one line of standard input."""
    if not sys.stdin.isatty():
        return checked(sys.stdin.readline().rstrip("\n"))
    first = getpass.getpass("First password: ")
    if getpass.getpass("Again: ") != first:
        raise RefusedError("The two passwords are not the same.")
    return checked(first)


def checked(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise RefusedError(f"A password has from {SHORTEST} to {LONGEST} characters.")
    return password
