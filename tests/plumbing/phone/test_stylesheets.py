"""Sheets are put together in the order written, with hashed icons and without comments."""

from pathlib import Path

import pytest

from server.plumbing.phone.stylesheets import SheetError, stylesheets

PARTS = {
    "app.css": '/* all */\n@import "base.css";\n@import "./page.css";\n',
    "base.css": 'a {\n  color: red; /* no */\n  content: "/* kept */";\n}\n\n',
    "page.css": '.lamp { background: url("../icons/lamp.svg"); }\n',
    "desk.css": "b { color: blue; }\n",
}


def sheets(folder: Path, parts: dict[str, str]) -> dict[str, str]:
    for name, text in parts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return dict(stylesheets({"lamp.svg": "/assets/lamp-1.svg"}, folder))


def test_a_sheet_holds_its_parts_in_order(tmp_path: Path) -> None:
    assert sheets(tmp_path, PARTS) == {
        "app.css": 'a {\ncolor: red;\ncontent: "/* kept */";\n}\n'
        '.lamp { background: url("/assets/lamp-1.svg"); }\n',
        "desk.css": "b { color: blue; }\n",
    }


@pytest.mark.parametrize(
    "text",
    [
        '@import "lost.css";',
        '@import url("base.css");',
        '@import "https://styles.example/x.css";',
        'a { background: url("../icons/lost.svg"); }',
    ],
)
def test_a_sheet_that_names_what_is_not_there_stops_the_build(text: str, tmp_path: Path) -> None:
    with pytest.raises(SheetError):
        sheets(tmp_path, {"app.css": text})
