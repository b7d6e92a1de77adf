"""Reports as they came, their officers' notes and the marks that suggest duplicates."""

from piccolo.columns import BigInt, Boolean, Bytea, Integer, SmallInt, Text, Varchar
from piccolo.table import Table


class Reports(Table, tablename="reports"):
    """One sealed report, opened on arrival; its id is the op's. `queue` is its place on a shelf.

    Which of its files have come stands in the exchange's own table, BlobNeeds.
    """

    id = Varchar(length=36, primary_key=True)
    reference = Varchar(length=24, unique=True, index=True)
    maker = Varchar(length=48)
    form = Varchar(length=64)
    version = Integer()
    digest = Varchar(length=16)
    lang = Varchar(length=8)
    started_at = BigInt()
    made_at = BigInt()
    received_at = BigInt()
    late = Boolean()
    grade = SmallInt()
    first_grade = SmallInt()
    reasons = Text()
    place = Varchar(length=64)
    danger = Boolean()
    review = Varchar(length=32)
    queue = Varchar(length=24, index=True)
    state = Varchar(length=12)
    opened_at = BigInt()
    opened_by = Varchar(length=40)
    decision = Varchar(length=16)
    decided_at = BigInt()
    decided_by = Varchar(length=40)
    case = Varchar(length=36, index=True)
    needs = SmallInt()
    arrived = SmallInt()
    hash = Varchar(length=64)
    headline = Bytea()
    body = Bytea()


class ReportNotes(Table, tablename="report_notes"):
    """What officers wrote about a report, locked under the report's key. Never changed."""

    id = Varchar(length=36, primary_key=True)
    report = Varchar(length=36, index=True)
    kind = Varchar(length=16)
    by = Varchar(length=40)
    at = BigInt()
    text = Bytea()


class ReportMarks(Table, tablename="report_marks"):
    """Keyed hashes of a frame number, number plate or postcode: equal ones suggest a duplicate."""

    id = Varchar(length=40, primary_key=True)
    report = Varchar(length=36, index=True)
    kind = Varchar(length=16)
    mark = Varchar(length=64, index=True)
