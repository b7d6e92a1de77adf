"""Officers and their tasks."""

from piccolo.columns import BigInt, Bytea, Text, Varchar
from piccolo.table import Table


class Officers(Table, tablename="officers"):
    """`details` (name, email, collar) and `secret` are locked under the officer's key."""

    id = Varchar(length=36, primary_key=True)
    email_index = Varchar(length=64, unique=True)
    details = Bytea()
    role = Varchar(length=16)
    state = Varchar(length=16, default="active")
    password = Text()
    secret = Bytea()
    code_step = BigInt(default=0)
    added_at = BigInt()


class Tasks(Table, tablename="tasks"):
    """What a person has to do; `kind` is a closed code whose words are in the template."""

    id = Varchar(length=36, primary_key=True)
    kind = Varchar(length=40)
    subject = Varchar(length=80, index=True)
    role = Varchar(length=16)
    due_at = BigInt()
    opened_at = BigInt()
    done_at = BigInt(default=0)
    done_by = Varchar(length=40, default="")
