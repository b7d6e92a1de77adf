"""Drafts the server keeps for a browser that cannot keep them itself."""

from piccolo.columns import BigInt, Bytea, Integer, Varchar
from piccolo.table import Table


class ServerDrafts(Table, tablename="server_drafts"):
    """`owner` is a hash of the browser's secret; `body` is locked under a key made from it."""

    id = Varchar(length=38, primary_key=True)
    owner = Varchar(length=64, index=True)
    rev = Integer()
    touched_at = BigInt(index=True)
    body = Bytea()


class ServerDraftFiles(Table, tablename="server_draft_files"):
    """The bytes of a chosen file, locked under the same key; its name is in the draft's body."""

    id = Varchar(length=36, primary_key=True)
    draft = Varchar(length=38, index=True)
    body = Bytea()
