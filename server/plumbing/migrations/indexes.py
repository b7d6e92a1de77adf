"""Indexes that Piccolo cannot make on SQLite. The text runs on both databases and may run again."""

INDEXES = (
    "CREATE UNIQUE INDEX IF NOT EXISTS errands_once ON errands (op, action, subject)",
    "CREATE UNIQUE INDEX IF NOT EXISTS feed_rows_place ON feed_rows (feed, seq)",
    "CREATE UNIQUE INDEX IF NOT EXISTS blob_pieces_place ON blob_pieces (blob, first)",
    "CREATE INDEX IF NOT EXISTS errands_due ON errands (due_at, id) WHERE done_at IS NULL",
    "CREATE INDEX IF NOT EXISTS errands_of_lane ON errands (lane, due_at, id) WHERE done_at IS NULL",
)
