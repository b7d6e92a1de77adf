"""A report made with last month's form is read by last month's form."""

from pathlib import Path

import pytest

from server.forms import editions
from server.forms.editions import find_edition, folder, keep_editions
from server.forms.library import Form, canonical, definitions, digest16, triage


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEEL_DATA", str(tmp_path))
    return tmp_path


def last_month() -> Form:
    """The bicycle form as it was before a question was added."""
    definition = {**definitions()["bicycle-theft"].definition, "minutes": 7}
    content = canonical(definition)
    return Form("bicycle-theft", 1, digest16(content), definition, content)


def handed_out(form: Form) -> None:
    keep_editions()
    (folder() / f"{form.digest}.json").write_bytes(form.canonical)


def test_an_edition_no_longer_on_offer_is_still_found() -> None:
    old = last_month()
    assert find_edition(old.slug, old.version, old.digest) is None
    handed_out(old)
    assert find_edition(old.slug, old.version, old.digest) == old


def test_the_editions_on_offer_are_kept_when_phones_take_them() -> None:
    keep_editions()
    kept = {path.stem for path in folder().iterdir()}
    assert kept == {form.digest for form in [*definitions().values(), triage()]}


def test_an_edition_that_was_changed_on_disk_is_not_believed() -> None:
    old = last_month()
    handed_out(old)
    path = folder() / f"{old.digest}.json"
    path.write_bytes(old.canonical.replace(b'"minutes":7', b'"minutes":9'))
    assert find_edition(old.slug, old.version, old.digest) is None


@pytest.mark.parametrize("digest", ["../../secrets", "", "0" * 16, "x" * 16, "0" * 15 + "\n"])
def test_an_invented_digest_finds_nothing(digest: str) -> None:
    keep_editions()
    assert find_edition("bicycle-theft", 1, digest) is None


def test_an_edition_is_found_under_its_own_name_only() -> None:
    old = last_month()
    handed_out(old)
    assert find_edition("collision", old.version, old.digest) is None
    assert find_edition(old.slug, 2, old.digest) is None
    assert editions.kept(old.digest) == old
