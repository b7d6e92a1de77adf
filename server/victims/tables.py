"""Requests to sign in, or to confirm a new address, by a code sent by e-mail."""

from piccolo.columns import BigInt, Integer, Varchar
from piccolo.table import Table


class CodeRequests(Table, tablename="code_requests"):
    """The code is never stored: it is derived from the row's id under the force's index key."""

    id = Varchar(length=36, primary_key=True)
    purpose = Varchar(length=8)
    person = Varchar(length=36, default="")
    hash = Varchar(length=64, index=True)
    browser = Varchar(length=64)
    tries = Integer(default=0)
    made_at = BigInt()
    expires_at = BigInt()
    sent_at = BigInt(default=0)
    used_at = BigInt(default=0)
