"""What can go wrong: code, status, what happened and what to do, in both languages."""

import msgspec

Words = dict[str, str]


class Entry(msgspec.Struct, frozen=True):
    """One problem; titles and cures are plain sentences that echo nothing."""

    code: str
    status: int
    title: Words
    cure: Words
    retry_after: int = 0


def _entry(
    code: str, status: int, title: tuple[str, str], cure: tuple[str, str], retry_after: int = 0
) -> Entry:
    both = [{"en": en, "cy": cy} for en, cy in (title, cure)]
    return Entry(code, status, both[0], both[1], retry_after)


AGAIN = ("Go back and try again.", "Ewch yn ôl a rhowch gynnig arall arni.")
WAIT = ("Wait a little, then try again.", "Arhoswch ychydig, yna rhowch gynnig arall arni.")
SIGN_IN = ("Sign in to go on.", "Mewngofnodwch i fynd ymlaen.")
HOME = (
    "Check the address, or start from the first page.",
    "Gwiriwch y cyfeiriad, neu dechreuwch o'r dudalen gyntaf.",
)
PROGRAM = ("Correct the request.", "Cywirwch y cais.")

ENTRIES = [
    _entry(
        "bad-request",
        400,
        ("We could not understand that", "Nid oeddem yn gallu deall hynny"),
        AGAIN,
    ),
    _entry(
        "bad-json",
        400,
        ("That is not the JSON we asked for", "Nid dyna'r JSON y gofynnwyd amdano"),
        PROGRAM,
    ),
    _entry(
        "unknown-form",
        404,
        ("We do not have that form", "Nid yw'r ffurflen honno gennym"),
        ("Choose a form from the list of services.", "Dewiswch ffurflen o'r rhestr gwasanaethau."),
    ),
    _entry(
        "no-draft",
        404,
        (
            "That report is not kept for this browser",
            "Nid yw'r adroddiad hwnnw wedi'i gadw i'r porwr hwn",
        ),
        (
            "It was sent, deleted, or begun somewhere else. You can begin a new one.",
            "Cafodd ei anfon, ei ddileu neu ei ddechrau yn rhywle arall. Gallwch ddechrau eto.",
        ),
    ),
    _entry(
        "too-many-files",
        422,
        ("There are too many files", "Mae gormod o ffeiliau"),
        (
            "What you wrote is kept. Remove a file first.",
            "Cedwir yr hyn a ysgrifennoch. Tynnwch ffeil yn gyntaf.",
        ),
    ),
    _entry(
        "sign-in-needed",
        401,
        ("You are not signed in", "Nid ydych wedi mewngofnodi"),
        SIGN_IN,
    ),
    _entry(
        "wrong-sign-in",
        401,
        ("Those details do not match", "Nid yw'r manylion hynny'n cyfateb"),
        ("Check each one and try again.", "Gwiriwch bob un a rhowch gynnig arall arni."),
    ),
    _entry(
        "device-needed",
        401,
        ("This device is not known", "Nid yw'r ddyfais hon yn hysbys"),
        ("Send the device's own credentials.", "Anfonwch fanylion y ddyfais ei hun."),
    ),
    _entry(
        "not-allowed",
        403,
        ("This page is not for your role", "Nid yw'r dudalen hon ar gyfer eich rôl chi"),
        ("Ask your supervisor if you need it.", "Gofynnwch i'ch goruchwyliwr os oes ei hangen."),
    ),
    _entry(
        "foreign-origin",
        403,
        ("That came from another site", "Daeth hynny o wefan arall"),
        (
            "Nothing was changed. Open this site and do it from here.",
            "Ni newidiwyd dim. Agorwch y wefan hon a gwnewch hynny o'r fan hon.",
        ),
    ),
    _entry(
        "not-found",
        404,
        ("There is no page here", "Nid oes tudalen yma"),
        HOME,
    ),
    _entry(
        "wrong-method",
        405,
        ("That cannot be done at this address", "Ni ellir gwneud hynny yn y cyfeiriad hwn"),
        HOME,
    ),
    _entry(
        "not-acceptable",
        406,
        ("We have no answer in that format", "Nid oes gennym ateb yn y fformat hwnnw"),
        PROGRAM,
    ),
    _entry(
        "changed-meanwhile",
        409,
        ("Someone changed this meanwhile", "Newidiodd rhywun hyn yn y cyfamser"),
        (
            "Look at what is there now, then decide.",
            "Edrychwch ar yr hyn sydd yno nawr, yna penderfynwch.",
        ),
    ),
    _entry(
        "too-large",
        413,
        ("That is too large", "Mae hynny'n rhy fawr"),
        (
            "What you saved before is kept. Send less at once.",
            "Cedwir yr hyn a gadwyd gennych o'r blaen. Anfonwch lai ar y tro.",
        ),
    ),
    _entry(
        "wrong-type",
        415,
        ("We cannot read that kind of content", "Ni allwn ddarllen y math hwnnw o gynnwys"),
        PROGRAM,
    ),
    _entry(
        "unknown-host",
        421,
        (
            "No police force is served at this name",
            "Nid oes heddlu yn cael ei wasanaethu dan yr enw hwn",
        ),
        ("Check the address.", "Gwiriwch y cyfeiriad."),
    ),
    _entry(
        "invalid",
        422,
        ("Something is missing or wrong", "Mae rhywbeth ar goll neu'n anghywir"),
        AGAIN,
    ),
    _entry(
        "slow-down",
        429,
        ("That was tried too often", "Rhoddwyd cynnig ar hynny'n rhy aml"),
        WAIT,
        60,
    ),
    _entry(
        "broken",
        500,
        ("Something went wrong on our side", "Aeth rhywbeth o'i le ar ein hochr ni"),
        (
            "What you saved before is kept. Try again in a few minutes.",
            "Cedwir yr hyn a gadwyd gennych o'r blaen. Rhowch gynnig arall arni cyn hir.",
        ),
    ),
    _entry("busy", 503, ("We are very busy", "Rydym yn brysur iawn"), WAIT, 5),
    _entry(
        "not-ready",
        503,
        ("We are starting or being looked after", "Rydym yn dechrau neu'n cael ein cynnal"),
        WAIT,
        10,
    ),
    _entry(
        "disk-full",
        507,
        ("There is no room to keep that just now", "Nid oes lle i gadw hynny ar hyn o bryd"),
        WAIT,
        300,
    ),
]

CATALOGUE: dict[str, Entry] = {entry.code: entry for entry in ENTRIES}
