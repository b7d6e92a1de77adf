"""JavaScript is read without mistaking text for code, and slimmed without changing its meaning."""

from pathlib import Path

import pytest

from server.plumbing.phone.scanner import scan, slim

ROOT = Path(__file__).parents[3]
SLIMMED = {
    "const a = 1; // one": "const a = 1;",
    "// one\nconst a = 1;\n\n\n  const b = 2;\n": "const a = 1;\nconst b = 2;",
    "a /* one */ = /* two\n */ b": "a = \nb",
    "a = \"// no\"; b = '/* no */';": "a = \"// no\"; b = '/* no */';",
    "a = /\\/\\/ no/.test(b); // yes": "a = /\\/\\/ no/.test(b);",
    "a = /[/'\"`]/g // yes": "a = /[/'\"`]/g",
    "a = b / c; // d / e": "a = b / c;",
    "a = (b) / 2 / c; // d": "a = (b) / 2 / c;",
    "a = list[0] / 2; // d /": "a = list[0] / 2;",
    "return /x'/.test(y); // '": "return /x'/.test(y);",
    "`a // no ${b /* yes */} // no`": "`a // no ${b } // no`",
    "`${`//${1}//`} //` // yes": "`${`//${1}//`} //`",
    "`${{ a: 1 }.a}   // no`": "`${{ a: 1 }.a}   // no`",
    "`   \n   ${a}\n   `": "`   \n   ${a}\n   `",
    "`\\`// no`": "`\\`// no`",
    "`$ {a} $${b}` // yes": "`$ {a} $${b}`",
    "const a = '\\'// no';": "const a = '\\'// no';",
}


@pytest.mark.parametrize(("source", "slimmed"), SLIMMED.items())
def test_comments_and_indentation_go_and_nothing_else(source: str, slimmed: str) -> None:
    assert slim(source).replace(" \n", "\n") == slimmed.replace(" \n", "\n")


def scripts() -> list[Path]:
    return [path for top in ("web", "sync", "schemas") for path in (ROOT / top).rglob("*.js")]


def test_the_pieces_of_each_script_make_the_script_again() -> None:
    for path in scripts():
        source = path.read_text(encoding="utf-8")
        assert "".join(piece for _, piece, _ in scan(source)) == source, path


def test_slimming_twice_changes_nothing_more() -> None:
    for path in scripts():
        once = slim(path.read_text(encoding="utf-8"))
        assert slim(once) == once, path
