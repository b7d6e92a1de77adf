"""People, their envelope of contact rules, their addresses and the messages to them."""

from piccolo.columns import BigInt, Boolean, Bytea, Integer, Text, Varchar
from piccolo.table import Table


class People(Table, tablename="people"):
    """Details are locked; what the gate must read without a key stands beside them."""

    id = Varchar(length=36, primary_key=True)
    details = Bytea()
    language = Varchar(length=8, default="both")
    at_risk = Varchar(length=8, default="unknown")
    made_at = BigInt()


class Envelopes(Table, tablename="envelopes"):
    """The rules one person set. `held_at` stops automatic sending until a change is confirmed."""

    id = Varchar(length=36, primary_key=True)
    quiet_from = Integer()
    quiet_to = Integer()
    allow = Text(default="[]")
    wording = Varchar(length=8, default="neutral")
    permits = Boolean(default=False)
    held_at = BigInt(default=0)
    changed_at = BigInt()


class ContactPoints(Table, tablename="contact_points"):
    """One e-mail address or telephone number; found again only by its keyed hash."""

    id = Varchar(length=36, primary_key=True)
    person = Varchar(length=36, index=True)
    kind = Varchar(length=8)
    address = Bytea()
    hash = Varchar(length=64, unique=True, index=True)
    safe = Boolean(default=False)
    confirmed_at = BigInt(default=0)
    made_at = BigInt()


class PushAddresses(Table, tablename="push_addresses"):
    """One browser's push subscription; owner is `v:<person>` or `o:<officer>`."""

    id = Varchar(length=36, primary_key=True)
    owner = Varchar(length=40, index=True)
    session = Varchar(length=64, index=True)
    address = Bytea()
    hash = Varchar(length=64, unique=True, index=True)
    confirmed_at = BigInt(default=0)
    made_at = BigInt()


class Messages(Table, tablename="messages"):
    """One occasion to tell one person something; ends in exactly one of sent, failed, human."""

    id = Varchar(length=36, primary_key=True)
    person = Varchar(length=36, index=True)
    wording = Varchar(length=40)
    subject = Varchar(length=36, index=True)
    state = Varchar(length=8, default="queued")
    channel = Varchar(length=8, default="")
    reason = Varchar(length=40, default="")
    tried = Text(default="[]")
    attempts = Integer(default=0)
    due_at = BigInt()
    made_at = BigInt()
    ended_at = BigInt(default=0)
