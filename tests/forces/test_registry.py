"""Which forces there are, and what makes one fit to be served."""

import json
from pathlib import Path
from typing import Any

import pytest

from server.forces.database import address_of, addresses, on_sqlite
from server.forces.hosts import find_force
from server.forces.new_force import write_force
from server.forces.registry import Force, forces
from server.plumbing.settings import BadSettingError

CWM: dict[str, Any] = {
    "name": {"en": "Cwm and Vale Police", "cy": "Heddlu Cwm a Dyffryn"},
    "hosts": ["police.example", "localhost"],
    "reference": "CWM",
    "languages": ["en", "cy"],
}
DALE = {"name": {"en": "Dale Police"}, "hosts": ["dale.example"], "reference": "DAL"}


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PEEL_DATA", str(tmp_path))
    (tmp_path / "forces.json").write_text(json.dumps({"cwm": CWM, "dale": DALE}))
    return tmp_path


def test_a_force_is_found_by_its_hosts_and_by_its_own_localhost() -> None:
    found = {host: find_force(host) for host in ("police.example", "localhost", "cwm.localhost")}
    assert {one.id for one in found.values() if one} == {"cwm"}
    dale = find_force("dale.localhost")
    assert dale is not None
    assert (dale.id, dale.languages) == ("dale", ("en",))


@pytest.mark.parametrize(
    "host", ["", "example", "x.localhost", "cwm.localhost.evil.example", "cwm"]
)
def test_any_other_host_is_nobodys(host: str) -> None:
    assert find_force(host) is None


def test_the_file_is_read_again_when_it_changes(data: Path) -> None:
    assert set(forces()) == {"cwm", "dale"}
    write_force(Force(id="glen", name={"en": "Glen Police"}, hosts=[], reference="GLN"))
    assert set(forces()) == {"cwm", "dale", "glen"}
    assert (data / "forces/glen/keys/sealing.pem").exists()


def test_a_setting_may_stand_in_for_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PEEL_FORCES", json.dumps({"glen": {**DALE, "hosts": []}}))
    assert set(forces()) == {"glen"}
    with pytest.raises(BadSettingError):
        write_force(Force(id="x1", name={"en": "X"}, hosts=[], reference="XX"))


def test_a_database_is_a_file_in_the_forces_folder_unless_it_says_otherwise(data: Path) -> None:
    assert addresses()["cwm"] == f"sqlite:{data}/forces/cwm/peel.sqlite3"
    assert on_sqlite()
    elsewhere = Force(**{**CWM, "database": "postgresql://db/cwm"})
    assert address_of(elsewhere) == "postgresql://db/cwm"


@pytest.mark.parametrize(
    "wrong",
    [
        {"cwm": CWM, "dale": {**DALE, "hosts": ["localhost"]}},
        {"cwm": CWM, "dale": {**DALE, "database": "postgresql://db/dale"}},
        {"../x": CWM},
        {"Cwm": CWM},
        {"cwm": {**CWM, "colour": "#ffff00"}},
        {"cwm": {**CWM, "colour": "red"}},
        {"cwm": {**CWM, "languages": ["cy"]}},
        {"cwm": {**CWM, "languages": ["en", "fr"]}},
        {"cwm": {**CWM, "name": {"cy": "Heddlu"}}},
        {"cwm": {**CWM, "unknown": 1}},
        {"cwm": {"name": {"en": "x"}}},
        [],
    ],
    ids=str,
)
def test_a_wrong_list_stops_the_start_with_one_sentence(
    monkeypatch: pytest.MonkeyPatch, wrong: Any
) -> None:
    monkeypatch.setenv("PEEL_FORCES", json.dumps(wrong))
    with pytest.raises(BadSettingError) as refused:
        forces()
    assert str(refused.value).count("\n") == 0
