"""Sessions of people who signed in."""

from piccolo.columns import BigInt, Bytea, Varchar
from piccolo.table import Table


class Sessions(Table, tablename="sessions"):
    """`id` is the SHA-256 of the cookie's value, so a stolen table opens no door.

    `label` is the name to greet with, locked under the cookie's value: at rest nobody can read it.
    """

    id = Varchar(length=64, primary_key=True)
    kind = Varchar(length=16)
    who = Varchar(length=40, index=True)
    role = Varchar(length=16)
    label = Bytea(default=b"")
    started_at = BigInt()
    seen_at = BigInt()
    expires_at = BigInt(index=True)
