"""Every word a machine may send, by wording, way of speaking and language. None tells of a case."""

from msgspec import Struct


class Words(Struct, frozen=True):
    """A subject or title, and a body."""

    subject: str
    body: str


NEUTRAL = {
    "en": Words(
        "You have an update",
        "You have an update. Sign in the way you did before to read it.\n\n"
        "Our messages never hold links, so nobody can lead you astray with one.",
    ),
    "cy": Words(
        "Mae gennych ddiweddariad",
        "Mae gennych ddiweddariad. Mewngofnodwch fel o'r blaen i'w ddarllen.\n\n"
        "Fydd dim dolenni byth yn ein negeseuon, felly all neb eich camarwain ag un.",
    ),
}
FULL = {
    "en": Words(
        "An update from {force}",
        "{force} has an update for you. Sign in the way you did before to read it.\n\n"
        "Our messages never hold links, so nobody can lead you astray with one.",
    ),
    "cy": Words(
        "Diweddariad gan {force}",
        "Mae gan {force} ddiweddariad i chi. Mewngofnodwch fel o'r blaen i'w "
        "ddarllen.\n\nFydd dim dolenni byth yn ein negeseuon, felly all neb eich camarwain ag un.",
    ),
}
CODE = {
    "en": Words(
        "Your code",
        "Your code is {code}\n\nIt works once, for 15 minutes, in the browser where you asked for "
        "it. If you did not ask for it, you need do nothing.",
    ),
    "cy": Words(
        "Eich cod",
        "Eich cod yw {code}\n\nMae'n gweithio unwaith, am 15 munud, yn y porwr lle gwnaethoch "
        "ofyn amdano. Os na wnaethoch chi ofyn amdano, does dim angen gwneud dim.",
    ),
}
STAFF = {
    "en": Words("Work is waiting", "Work is waiting that must be opened now. Sign in to the desk."),
    "cy": Words(
        "Mae gwaith yn aros",
        "Mae gwaith yn aros y mae'n rhaid ei agor nawr. Mewngofnodwch i'r ddesg.",
    ),
}
PUSH = {
    "en": Words("You have an update", "Open the app to read it."),
    "cy": Words("Mae gennych ddiweddariad", "Agorwch yr ap i'w ddarllen."),
}
STAFF_PUSH = {
    "en": Words("Work is waiting", "Open the desk now."),
    "cy": Words("Mae gwaith yn aros", "Agorwch y ddesg nawr."),
}


def languages(wanted: str) -> list[str]:
    """Both, Welsh first, while nobody has said which."""
    return [wanted] if wanted in {"en", "cy"} else ["cy", "en"]


def mail_words(wording: dict[str, Words], wanted: str, given: dict[str, dict[str, str]]) -> Words:
    """One mail in the person's language or in both; `given` fills placeholders, by language."""
    said = [_filled(wording[lang], given.get(lang, {})) for lang in languages(wanted)]
    return Words(
        " / ".join(words.subject for words in said), "\n\n--\n\n".join(w.body for w in said) + "\n"
    )


def _filled(words: Words, given: dict[str, str]) -> Words:
    """Plain replacement: what is put in is never read as a placeholder's name."""
    subject, body = words.subject, words.body
    for name, value in given.items():
        subject = subject.replace(f"{{{name}}}", value)
        body = body.replace(f"{{{name}}}", value)
    return Words(subject, body)
