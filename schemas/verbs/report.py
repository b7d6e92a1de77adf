"""What is kept on the audit when something happens to a report: ids, numbers and closed codes."""

from schemas.verbs import Codes


class ReportSubmit(Codes, tag="report.submit"):
    """A sealed report arrived and was graded. `review` says why to look at it by hand."""

    form: str
    version: int
    grade: int
    files: int
    late: bool = False
    review: str = ""


class ReportOpen(Codes, tag="report.open"):
    """A person opened the report for the first time."""

    grade: int


class ReportRead(Codes, tag="report.read"):
    """Someone read the report."""


class ReportGrade(Codes, tag="report.grade"):
    """A person changed the grade, with a written reason."""

    was: int
    now: int


class ReportDecide(Codes, tag="report.decide"):
    """A person decided what the report is. `case` is empty when none was opened."""

    decision: str
    case: str = ""


class ReportAlarm(Codes, tag="report.alarm"):
    """A grave report lay unopened past its target and staff were called."""

    grade: int
