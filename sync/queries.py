"""Every statement of the hot path, in one dialect that SQLite and PostgreSQL share."""

from sync.query import Query, insert
from sync.tables import BlobNeeds, BlobPieces, Blobs, FeedRows, Feeds, Ops

ONCE = "ON CONFLICT (id) DO NOTHING RETURNING id"

new_op = insert(Ops, "id device actor lane kind hash made_at at st code reference pos", ONCE)
end_op = Query(Ops, 'UPDATE ops SET st = {}, code = {}, reference = {}, "pos" = {} WHERE id = {}')
old_op = Query(Ops, 'SELECT "hash", "at", st, code, reference, "pos" FROM ops WHERE id = {}')

next_seq = Query(
    Feeds,
    'INSERT INTO feeds (id, seq, "floor", horizon) VALUES ({}, 1, 0, 0) '
    "ON CONFLICT (id) DO UPDATE SET seq = feeds.seq + 1 RETURNING seq",
)
new_row = insert(FeedRows, "feed seq tag entity key gone", "")
news = Query(
    FeedRows,
    'SELECT f.seq AS top, f."floor" AS "floor", f.horizon AS horizon, '
    'r.seq AS seq, r.tag AS tag, r.entity AS entity, r."key" AS "key", r.gone AS gone '
    "FROM feeds f LEFT JOIN feed_rows r ON r.feed = f.id AND r.seq >= {} "
    "WHERE f.id = {} ORDER BY r.seq LIMIT 102",
    point=True,
)
tag_at = Query(FeedRows, "SELECT tag FROM feed_rows WHERE feed = {} AND seq = {}", point=True)

new_need = insert(BlobNeeds, "id op lane device actor arrived_at", ONCE)
met_need = Query(BlobNeeds, "UPDATE blob_needs SET arrived_at = {} WHERE id = {}")
missing_of = Query(BlobNeeds, "SELECT id FROM blob_needs WHERE op = {} AND arrived_at = 0")
one_need = Query(BlobNeeds, "SELECT * FROM blob_needs WHERE id = {}", point=True)

new_blob = insert(Blobs, "id device size got made_at done_at pos", ONCE)
one_blob = Query(Blobs, "SELECT * FROM blobs WHERE id = {}", point=True)
grow_blob = Query(
    Blobs,
    "UPDATE blobs SET got = {} WHERE id = {} AND got = {} AND done_at = 0 RETURNING id",
)
end_blob = Query(Blobs, "UPDATE blobs SET done_at = {} WHERE id = {} AND done_at = 0 RETURNING id")
set_pos = Query(Blobs, 'UPDATE blobs SET "pos" = {} WHERE id = {}')
empty_blob = Query(Blobs, "UPDATE blobs SET got = 0 WHERE id = {} AND done_at = 0 RETURNING id")
new_piece = insert(BlobPieces, "blob first bytes", "")
next_piece = Query(
    BlobPieces, 'SELECT "bytes" FROM blob_pieces WHERE blob = {} AND "first" = {}', point=True
)
orphans = Query(
    Blobs, "SELECT id FROM blobs WHERE done_at = 0 AND made_at < {} ORDER BY made_at LIMIT 100"
)
drop_blob = Query(Blobs, "DELETE FROM blobs WHERE id = {} AND done_at = 0 RETURNING id")
drop_pieces = Query(BlobPieces, "DELETE FROM blob_pieces WHERE blob = {}")
