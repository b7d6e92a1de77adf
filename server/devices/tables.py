"""The devices a force has met."""

from piccolo.columns import BigInt, Varchar
from piccolo.table import Table


class Devices(Table, tablename="devices"):
    """A device proves itself by a secret it made; only the hash of it is here."""

    id = Varchar(length=36, primary_key=True)
    secret_hash = Varchar(length=64)
    first_seen_at = BigInt()
    revoked_at = BigInt()
    revoked_for = Varchar(length=16)
