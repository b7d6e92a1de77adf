"""All templates that the phone needs, as one JavaScript module: `render(name, v, lang)`."""

import json
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from server.plumbing.phone.library import Library
from server.plumbing.phone.scope import Unit
from server.plumbing.phone.words import LANGUAGES

RUNTIME = Path(__file__).with_name("runtime.js")
PHONE_FOLDERS = ("base", "parts", "report", "forces")
Translate = Callable[[str, str], str]


def phone_units(library: Library) -> list[Unit]:
    """What can be reached from the pages of the phone's folders."""
    names = [name for name in library.names() if name.split("/")[0] in PHONE_FOLDERS]
    pages = [name for name in names if library.unit(name).kind == "page"]
    return library.reach(pages)


def templates_module(library: Library, units: Iterable[Unit], translate: Translate) -> str:
    units = list(units)
    table = ",".join(f"{json.dumps(unit.name)}:{unit.js}" for unit in units if unit.kind == "page")
    return "\n".join(
        [
            RUNTIME.read_text(encoding="utf-8"),
            word_tables(library, units, translate),
            *(unit.code for unit in units),
            f"const pages={{__proto__:null,{table}}};",
            "const render=(name,v,lang)=>{",
            "check(v);",
            "words=Object.hasOwn(languages,lang)?languages[lang]:fail(`language ${lang}`);",
            "return name in pages?pages[name](v):fail(`template ${name}`);",
            "};",
            "export { render };\n",
        ]
    )


def word_tables(library: Library, units: list[Unit], translate: Translate) -> str:
    """Each language a list; in the second a 0 stands for «as in the first»."""
    used = {text for unit in units for text in unit.words}
    texts = [text if text in used else "" for text in library.outside.numbers]
    first, *others = LANGUAGES
    lines = ["let words;", f"const languages={{{first}:{written(texts)}}};"]
    for lang in others:
        own = [differs(text, translate(text, lang)) for text in texts]
        lines.append(f"languages.{lang}={written(own)}.map((one,n)=>one||languages.{first}[n]);")
    return "\n".join(lines)


def differs(text: str, translated: str) -> str | int:
    return 0 if text == translated else translated


def written(texts: Sequence[str | int]) -> str:
    return json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
