"""What a phone takes along is named by what it says, and nothing is named that is not there."""

import json

from server.forms.bundle import bundle_forms, form_assets
from server.forms.library import canonical, definitions, digest16, triage


def test_every_address_is_made_from_the_content() -> None:
    for url, content in form_assets().items():
        assert url.endswith(f"-{digest16(content)}.json")


def test_everything_the_bundle_names_is_there() -> None:
    said = bundle_forms()
    named = [*said["forms"].values(), *(part for key, part in said.items() if key != "forms")]
    assert {part["url"] for part in named} == set(form_assets())
    assert {"triage", "signposts", "phrases", "places"} <= set(said)
    assert set(said["forms"]) == set(definitions())


def test_the_pack_holds_every_part_as_its_own_file_does() -> None:
    said, assets = bundle_forms(), form_assets()
    pack = json.loads(assets[said["pack"]["url"]])
    for part in [*said["forms"].values(), said["triage"], said["signposts"], said["places"]]:
        assert canonical(pack[part["digest"]]) == assets[part["url"]]


def test_the_same_form_has_the_same_digest_however_its_keys_are_ordered() -> None:
    definition = triage().definition
    turned = dict(reversed(list(definition.items())))
    assert digest16(canonical(turned)) == triage().digest
