"""Modules put together into one classic script do what they do as modules."""

import subprocess
from pathlib import Path

import pytest

from kit.two_hosts import NODE
from server.plumbing.phone.assembler import assemble
from server.plumbing.phone.modules import OutsideSubsetError

MODULES = {
    "web/page/page.js": """// What the page does: `import` and "export" here are words in a comment.
import { one, two } from "../../sync/numbers.js";
import {
  greet,
  Person,
  made,
} from "./people.js";
import { render } from "../../build/templates.js";

/* import { no } from "./no.js"; */
const text = `a // kept
    /* kept */ ${[1, 2].map((n) => `${n}: ${"}"}
  import { kept } from "x";`)} b`;
const pattern = /["'`/\\]]/g; // a comment
const half = one / two / 2;
console.log(text, 'it\\'s "kept"'.replace(pattern, "-"), half, "a//b", /[/]/.test("/"));
console.log(greet("Dilys"), new Person("Gwen").name, made, render("x"));
""",
    "sync/numbers.js": """const one = 8;
const two = 2;

export { one, two };
""",
    "web/page/people.js": """import { one } from "../../sync/numbers.js";
/** A person. */
class Person {
  constructor(name) {
    this.name = name; // as given
  }
}
async function wait() {
  return await one;
}
const later = async () => await wait();
function greet(name) {
  return `Hello
    ${name} ${one}`;
}
const made = typeof later;

export { Person, greet, made };
""",
}
VIRTUAL = {"build/templates.js": "const render = (name) => `<${name}>`;\nexport { render };\n"}


def write(root: Path, modules: dict[str, str]) -> None:
    for name, source in modules.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(source, encoding="utf-8")


def printed(*arguments: str) -> str:
    run = [str(NODE), *arguments]
    return subprocess.run(run, capture_output=True, text=True, check=True).stdout


def test_one_script_prints_what_the_modules_print(tmp_path: Path) -> None:
    write(tmp_path, {**MODULES, **VIRTUAL, "package.json": '{"type":"module"}'})
    as_modules = printed(str(tmp_path / "web/page/page.js"))
    script = tmp_path / "page.cjs"
    (tmp_path / "build/templates.js").unlink()
    script.write_text(assemble("web/page/page.js", VIRTUAL, tmp_path), encoding="utf-8")
    assert "Hello\n    Dilys 8 Gwen function <x>" in as_modules
    assert printed(str(script)) == as_modules


def test_comments_and_indentation_stay_at_home(tmp_path: Path) -> None:
    write(tmp_path, MODULES)
    script = assemble("web/page/page.js", VIRTUAL, tmp_path)
    assert "as given" not in script
    assert "A person" not in script
    assert "\nthis.name = name;\n" in script
    assert script.count("const one = 8;") == 1


def test_nothing_becomes_global(tmp_path: Path) -> None:
    write(tmp_path, {"web/a.js": "const one = 1;\nfunction two() {}\nglobalThis.seen = one;\n"})
    script = assemble("web/a.js", {}, tmp_path)
    after = "console.log(typeof one, typeof two, typeof M0, seen);"
    assert printed("-e", script + after) == "undefined undefined undefined 1\n"


REFUSED = {
    "default export": ("export default 1;", "export in this shape"),
    "export of a declaration": ("export const a = 1;", "export in this shape"),
    "export before the end": ("const a = 1;\nexport { a };\nconst b = 2;", "2: export in this"),
    "two exports": ("const a = 1;\nexport { a };\nexport { a };", "2: export in this"),
    "export as": ("const a = 1;\nexport { a as b };", "2: export in this"),
    "export all": ('export * from "./b.js";', "export in this shape"),
    "default import": ('import b from "./b.js";', "import in this shape"),
    "import as": ('import { b as c } from "./b.js";', "import in this shape"),
    "import of everything": ('import * as b from "./b.js";', "import in this shape"),
    "import for its effect": ('import "./b.js";', "import in this shape"),
    "import with type": ('import { b } from "./b.js" with { type: "json" };', "import in this"),
    "import later": ('const a = 1;\nimport { b } from "./b.js";', "2: import in this"),
    "import called": ('const a = () => import("./b.js");', "import in this shape"),
    "import.meta": ("const a = import.meta.url;", "import in this shape"),
    "import in a template literal's code": ("const a = `${import('./b.js')}`;", "import in this"),
    "package": ('import { b } from "b";', "import of b: only"),
    "address": ('import { b } from "https://b.example/b.js";', "only ./x.js"),
    "outside": ('import { b } from "../server/b.js";', "outside web, sync"),
    "above the root": ('import { b } from "../../../b.js";', "outside web, sync"),
    "lost file": ('import { b } from "./lost.js";', "there is no web/lost.js"),
    "lost name": ('import { lost } from "./b.js";', "web/b.js does not export lost"),
    "circle": ('import { c } from "./c.js";', "import each other"),
    "await at the top": ("const a = await fetch('/');", "await outside a function"),
    "await after an async function": ("async function f() {}\nawait f();", "2: await outside"),
    "changing export": ("let a = 1;\nexport { a };", "2: a is not declared"),
    "export of nothing": ("const ab = 1;\nexport { a };", "2: a is not declared"),
    "open text": ("const a = 1;\nconst b = 'open;\n", "2: text without an end"),
    "open template": ("const a = `open ${1};", "text without an end"),
}


@pytest.mark.parametrize(("source", "why"), REFUSED.values(), ids=REFUSED.keys())
def test_a_module_outside_the_subset_stops_the_build(source: str, why: str, tmp_path: Path) -> None:
    others = {
        "web/b.js": "const b = 1;\nexport { b };\n",
        "web/c.js": 'import { a } from "./a.js";\nconst c = a;\nexport { c };\n',
    }
    write(tmp_path, {**others, "web/a.js": source})
    with pytest.raises(OutsideSubsetError, match=r"^web/[ac]\.js:\d: ") as refusal:
        assemble("web/a.js", {}, tmp_path)
    assert why in str(refusal.value)
