"""One wrapped key per subject: without its row, nothing written about the subject can be read."""

from piccolo.columns import Bytea, Varchar
from piccolo.table import Table


class DataKeys(Table, tablename="data_keys"):
    """`id` is the subject's id; `key_id` names the force's wrapping key."""

    id = Varchar(length=36, primary_key=True)
    wrapped = Bytea()
    key_id = Varchar(length=16)
