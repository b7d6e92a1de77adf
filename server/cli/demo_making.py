"""Makes the demo force: its keys, tables, officers, reports and cases."""

from server.cli.migrate import migrate_force
from server.cli.one_force import in_database
from server.demo.force import demo_force, fill
from server.wiring import wire


def make_demo() -> None:
    force = demo_force()
    migrate_force(force)
    wire()
    in_database(force, fill)
