"""The templates as they are: all in the dialect, and the phone's in the worker."""

import subprocess
from pathlib import Path

from kit.two_hosts import NODE
from server.plumbing.phone import check_templates, environment
from server.plumbing.phone.script import PHONE_FOLDERS, phone_units
from server.plumbing.phone.worker import shell, virtual_modules


def test_every_template_keeps_to_the_dialect_and_loads_on_the_server() -> None:
    library = check_templates()
    assert len(library.names()) > 5
    for name in library.names():
        for lang in ("en", "cy"):
            environment(lang).get_template(name)


def test_the_phone_takes_its_own_pages_and_no_staff_page() -> None:
    units = phone_units(check_templates())
    assert {unit.name.split("/")[0] for unit in units} == set(PHONE_FOLDERS)


def test_the_phones_templates_are_javascript(tmp_path: Path) -> None:
    script = tmp_path / "templates.mjs"
    script.write_text(virtual_modules()["build/templates.js"], encoding="utf-8")
    subprocess.run([str(NODE), "--check", str(script)], check=True)


def test_the_shell_is_what_the_phones_pages_name() -> None:
    names = {file.name for file in shell(phone_units(check_templates()))}
    assert {"app.css", "htmx.js", "page.js"} <= names
    assert not any(name.startswith("desk.") for name in names)
