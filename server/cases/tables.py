"""Cases, the people in them, their history, and what was noted or said, locked."""

from piccolo.columns import BigInt, Boolean, Bytea, Integer, SmallInt, Varchar
from piccolo.table import Table


class Cases(Table, tablename="cases"):
    """One case. `version` moves with every change; `shelf` is its sortable place in lists."""

    id = Varchar(length=36, primary_key=True)
    reference = Varchar(length=24, unique=True, index=True)
    kind = Varchar(length=12)
    form = Varchar(length=64)
    lang = Varchar(length=8)
    status = Varchar(length=24)
    report = Varchar(length=36, index=True)
    joined = Varchar(length=36, index=True)
    officer = Varchar(length=36, index=True)
    grade = SmallInt()
    version = Integer()
    opened_at = BigInt()
    next_update_at = BigInt()
    closed_at = BigInt()
    shelf = Varchar(length=24, index=True)
    headline = Bytea()


class CaseMoves(Table, tablename="case_moves"):
    """Every status a case has had, when, and by whose hand."""

    id = Varchar(length=36, primary_key=True)
    case = Varchar(length=36, index=True)
    version = Integer()
    status = Varchar(length=24)
    by = Varchar(length=40)
    at = BigInt()


class CaseNotes(Table, tablename="case_notes"):
    """What officers wrote, locked under the case's key. Added to, never changed."""

    id = Varchar(length=36, primary_key=True)
    case = Varchar(length=36, index=True)
    kind = Varchar(length=16)
    by = Varchar(length=40)
    at = BigInt()
    text = Bytea()


class CasePeople(Table, tablename="case_people"):
    """Who a person is in a case: victim, reporter, advocate."""

    id = Varchar(length=36, primary_key=True)
    case = Varchar(length=36, index=True)
    person = Varchar(length=36, index=True)
    role = Varchar(length=16)


class CaseMessages(Table, tablename="case_messages"):
    """What a victim and the police said to each other, locked under the case's key."""

    id = Varchar(length=36, primary_key=True)
    case = Varchar(length=36, index=True)
    person = Varchar(length=36, index=True)
    from_victim = Boolean()
    by = Varchar(length=40)
    at = BigInt()
    read_at = BigInt()
    text = Bytea()


class CaseOverrides(Table, tablename="case_overrides"):
    """An officer outside the team who opened a case with a written reason, and until when."""

    id = Varchar(length=36, primary_key=True)
    case = Varchar(length=36, index=True)
    officer = Varchar(length=36, index=True)
    at = BigInt()
    until_at = BigInt()
    reason = Bytea()
