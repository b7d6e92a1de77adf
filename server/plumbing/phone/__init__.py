"""The phone is a second server: templates, worker and assets are made here for both hosts.

    environment(lang) -> jinja2.Environment     the server's templates; used by plumbing.render
    build() -> Build                            assets by URL, url(name), worker (/sw.js), version
    assemble(entry, virtual_modules) -> str     ES modules put together into one classic script
    check_templates()                           raises at the first template outside the dialect
    missing_words() -> list of "file:line: text" that has no Welsh yet

web/phone/worker.js takes two modules that exist only in a build:
    ../../build/templates.js   render(name, v, lang) -> text of the page, as the server's
    ../../build/shell.js       VERSION, SHELL = [{url, sha256}], BUNDLE_URL = "/bundle.json"
`python -m server.plumbing.phone` writes both into build/ for tests and the type checker.
web/css/x.css that no other sheet imports is asset("x.css"); @import "part.css"; is put in.

THE DIALECT. Every template, staff's too, keeps to it; anything else is an error naming file and
line. A template that passes means the same in Jinja2 and in the JavaScript made from it.

A *page file* prints. It sees one name, `v` (the view model), and holds no macros.
A *macro file* holds macros and imports only; a macro sees its own arguments only, never `v`.

    {{ v.title }}  {{ v.rows[0].name }}  {{ v.texts[v.key] }}     a missing key is an error
    {{ "text" }} {{ 12 }} true false                              no fractions, no none
    and, or, not, ( )       {{ a if test else b }}                else is a must
    == !=  in  not in  < <= > >=     one at a time; order of whole numbers only
    v.kind in ["a", "b"]             a list of constants, only there
    {{ "a" ~ v.b }}                  text and whole numbers
    {% if %} {% elif %} {% else %}
    {% for row in v.rows %}          one name, a list; loop.index index0 first last length
    {% set name = v.x %}             once per name, at the top or in a for, never inside an if
    {% include "base/top.html" %}    a constant page file; not in a macro, a for, or after a set
    {% from "parts/fields.html" import field, hint %}       at the top; a macro file
    {% macro field(f, single) %}     plain arguments; call field(f, true) with all of them
    {{ _("constant") }}              words of the page's language; English is the key
    {{ asset("peel.css") }}          the hashed address of a file of web/css, icons, page, vendor
    filters: length (UTF-16 units of text, or items of a list)  join(", ")  trim (ASCII blanks)
             safe  fill("max", f.max) (puts a value where the text says {max})
    {# comment #}  {% raw %}  {%- -%}

Printed are text (escaped) and whole numbers, nothing else. A view model holds text, whole numbers
below 2^53, true/false, lists and dicts with text keys.
Refused: extends, block, call, filter and with blocks, block set, do, import ... as, tests
(`is ...`), arithmetic, slices, keyword and default arguments, for with if/else/recursive, two
loop names, names given twice, other calls and filters, and attributes named like a method of dict
(.items .keys .values .get .pop .copy .update .clear ...).
"""

from server.plumbing.phone.assembler import assemble
from server.plumbing.phone.build import Build, build
from server.plumbing.phone.bundle import Bundle, canonical, content_asset
from server.plumbing.phone.environment import check_templates, environment, missing_words
from server.plumbing.phone.packed import Asset

__all__ = [
    "Asset",
    "Build",
    "Bundle",
    "assemble",
    "build",
    "canonical",
    "check_templates",
    "content_asset",
    "environment",
    "missing_words",
]
