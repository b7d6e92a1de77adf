"""What may stand on the audit: one struct a verb, of ids, numbers and closed codes only."""

import msgspec


class Codes(msgspec.Struct, tag_field="verb", forbid_unknown_fields=True):
    """Base of every verb's struct; the struct's tag is the verb. Never a word a person wrote."""


def verb_of(codes: Codes) -> str:
    """`report.submit` of a ReportSubmit."""
    return str(codes.__struct_config__.tag)
