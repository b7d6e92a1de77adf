"""The rules a report is judged by and shown with: its own edition, else the one on offer."""

from schemas.twins.words import say
from server.forms.editions import find_edition
from server.forms.library import definitions, triage
from server.reporting.grading import Rules


def rules_for(slug: str, version: int = 0, digest: str = "") -> Rules:
    """An unknown form has no rules; the triage is always there."""
    form = find_edition(slug, version, digest) or definitions().get(slug)
    if form is None:
        return Rules(form={}, digest="", triage=triage().definition)
    return Rules(form.definition, form.digest, triage().definition)


def is_known(slug: str) -> bool:
    return slug in definitions()


def title_of(slug: str, lang: str) -> str:
    """The form's title, or its slug where the form is not known here."""
    form = definitions().get(slug)
    return say(form.definition["title"], lang) if form else slug
