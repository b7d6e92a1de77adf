"""What the exchange remembers: ops and their results, feeds and their rows, blobs on their way."""

from piccolo.columns import BigInt, Boolean, Bytea, Varchar
from piccolo.table import Table


class Ops(Table, tablename="ops"):
    """One op and its result for ever: the unique id is what makes a replay harmless."""

    id = Varchar(length=36, primary_key=True)
    device = Varchar(length=36)
    actor = Varchar(length=64)
    lane = Varchar(length=64)
    kind = Varchar(length=40)
    hash = Varchar(length=64)
    made_at = BigInt()
    at = BigInt()
    st = Varchar(length=10)
    code = Varchar(length=40)
    reference = Varchar(length=40)
    pos = Varchar(length=32)


class Feeds(Table, tablename="feeds"):
    """What one subject may see: a counter, the oldest position kept, the newest one backed up."""

    id = Varchar(length=64, primary_key=True)
    seq = BigInt()
    floor = BigInt()
    horizon = BigInt()


class FeedRows(Table, tablename="feed_rows"):
    """One change in one feed, unique by (feed, seq); the body is joined when it is read."""

    feed = Varchar(length=64)
    seq = BigInt()
    tag = Varchar(length=8)
    entity = Varchar(length=24)
    key = Varchar(length=64)
    gone = Boolean()


class Blobs(Table, tablename="blobs"):
    """One file on its way, keyed by the op that needs it and the hash of its bytes."""

    id = Varchar(length=101, primary_key=True)
    device = Varchar(length=36)
    size = BigInt()
    got = BigInt()
    made_at = BigInt(index=True)
    done_at = BigInt()
    pos = Varchar(length=32)


class BlobPieces(Table, tablename="blob_pieces"):
    """The bytes of an unfinished blob, a piece a row, unique by (blob, first)."""

    blob = Varchar(length=101)
    first = BigInt()
    bytes = Bytea()


class BlobNeeds(Table, tablename="blob_needs"):
    """Which files an op announced: only these may be sent, and only by its own device."""

    id = Varchar(length=101, primary_key=True)
    op = Varchar(length=36, index=True)
    lane = Varchar(length=64)
    device = Varchar(length=36)
    actor = Varchar(length=64)
    arrived_at = BigInt()
