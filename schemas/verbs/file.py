"""What is kept on the audit when a file of a report arrives or is looked at."""

from schemas.verbs import Codes


class FileArrive(Codes, tag="file.arrive"):
    """All pieces of a file are here and its hash is right."""

    arrived: int
    still_to_come: int


class FileRead(Codes, tag="file.read"):
    """Someone looked at a file, as a preview or as the original."""

    number: int
    original: bool = False
