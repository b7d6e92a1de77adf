"""Verbs about staff as a whole."""

from schemas.verbs import Codes


class StaffTell(Codes, tag="staff.tell"):
    """Staff must look now: mail to the alarm address, push to officers."""

    wording: str
