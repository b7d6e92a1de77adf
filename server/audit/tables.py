"""Lines of the audit, the signed heads of their chain, and errands."""

from piccolo.columns import BigInt, Bytea, Integer, Text, Varchar
from piccolo.table import Table


class AuditLines(Table, tablename="audit_lines"):
    """Written once. `position` and `hash` stay empty until the worker links the line."""

    id = Varchar(length=36, primary_key=True)
    verb = Varchar(length=40)
    subject = Varchar(length=80, index=True)
    actor = Varchar(length=80)
    made_at = BigInt()
    op = Varchar(length=80)
    codes = Text()
    position = BigInt(null=True, default=None, unique=True)
    hash = Varchar(length=64, null=True, default=None)


class ChainHeads(Table, tablename="chain_heads"):
    """What the end of the chain was at some time, signed: a proof that can be shown to others."""

    position = BigInt(primary_key=True)
    hash = Varchar(length=64)
    signed_at = BigInt()
    signature = Bytea()


class Errands(Table, tablename="errands"):
    """What must happen later, unique by (op, action, subject).

    A worker holds it until `lease_at`; after a failure it waits until `retry_at`. `done_at` is set
    once, and `given_up_at` as well if it kept failing.
    """

    id = Varchar(length=36, primary_key=True)
    action = Varchar(length=40)
    subject = Varchar(length=80)
    lane = Varchar(length=80)
    due_at = BigInt()
    lease_at = BigInt(default=0)
    retry_at = BigInt(default=0)
    attempts = Integer(default=0)
    done_at = BigInt(null=True, default=None)
    given_up_at = BigInt(null=True, default=None)
    op = Varchar(length=80)
