"""Two languages meet in the twins only, and the exchange knows no police word."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
EXPORT = re.compile(r"^export \{([^}]*)\};?$", re.MULTILINE | re.DOTALL)
POLICE_WORDS = re.compile(
    r"\b(police|polic\w+|crimes?|victims?|officers?|cases?|incidents?|offen[cs]es?|suspects?|"
    r"witness(?!es are|\b)\w*|desk|patrol|triage|report(?!s?\.)s?)\b",
    re.IGNORECASE,
)


def tracked(*patterns: str) -> list[Path]:
    found = subprocess.run(
        ["git", "ls-files", *patterns], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return [ROOT / name for name in found.stdout.split() if (ROOT / name).exists()]


def exports_of_python(path: Path) -> set[str]:
    source = path.read_text(encoding="utf-8")
    passed_on = set(re.findall(r'^    "([a-z]\w*)",$', source, re.MULTILINE))
    return passed_on | set(re.findall(r"^(?:async )?def ([a-z]\w*)\(", source, re.MULTILINE))


def exports_of_javascript(path: Path) -> set[str]:
    found = re.search(
        r"^export \{([^}]*)\};?$", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    names = [name.strip() for name in found[1].split(",") if name.strip()] if found else []
    return {re.sub(r"[A-Z]", lambda letter: "_" + letter[0].lower(), name) for name in names}


def test_a_twin_has_both_halves_and_vectors() -> None:
    folder = ROOT / "schemas" / "twins"
    for name in ("answers", "rules", "pages", "places", "phrases"):
        for suffix in (".py", ".js", ".vectors.json"):
            assert (folder / (name + suffix)).exists(), name + suffix


def test_both_halves_of_a_twin_export_the_same_names() -> None:
    for script in tracked("schemas/twins/*.js"):
        python = exports_of_python(script.with_suffix(".py"))
        assert exports_of_javascript(script) <= python, script.name


def test_python_and_javascript_of_one_name_live_in_twins_and_sync_only() -> None:
    allowed = ("schemas/twins", "sync")
    for script in tracked("*.js"):
        where = script.parent.relative_to(ROOT).as_posix()
        assert where in allowed or not script.with_suffix(".py").exists(), script


def test_no_police_word_in_the_exchange() -> None:
    said = {
        f"{path.relative_to(ROOT)}:{number}": line.strip()
        for path in tracked("sync/*.py", "sync/*.js")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if POLICE_WORDS.search(line)
    }
    assert said == {}


def test_web_holds_no_python() -> None:
    assert tracked("web/*.py", "web/**/*.py") == []
