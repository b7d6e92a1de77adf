"""Small templates whose meaning differs between template engines, with what both hosts print.

None stands for an error on both. The first part is each hole that a first compiler had.
"""

from typing import Any

VIEW: dict[str, Any] = {
    "t": "<a & 'b'>\"",
    "e": "",
    "n": 7,
    "zero": 0,
    "yes": True,
    "no": False,
    "l": ["a", "b", "<c>"],
    "none": [],
    "ints": [3, 1],
    "d": {"k": "x", "items": "own", "length": "5", "__proto__": "p", "constructor": "c"},
    "empty": {},
    "rows": [{"name": "A", "tags": ["x", "y"]}, {"name": "B", "tags": []}],
    "key": "k",
    "blank": " \t\u00a0x\u00a0\n",
    "astral": "a😀",
}
MACROS = {
    "m.html": "{% macro m(a) %}[{{ a }}]{% endmacro %}"
    "{% macro both(a, b) %}{{ m(a) }}{{ m(b) }}{% endmacro %}"
    "{% macro opt(a, b) %}{% if b %}{{ a }}{% else %}-{% endif %}{% endmacro %}"
    "{% macro many(list) %}{% for v in list %}{{ v }}{% if not loop.last %},{% endif %}"
    "{% endfor %}{% endmacro %}"
    "{% macro own(a) %}{% set twice = a ~ a %}{{ twice }}{% endmacro %}",
    "part.html": "{% set t = v.n %}({{ t }}{% for x in v.ints %}{{ x }}{% endfor %})\n\n",
    "outer.html": "{% include 'part.html' %}!",
}
FROM = "{% from 'm.html' import m, both, opt, many, own %}"
HOLES: list[tuple[str, str | None]] = [
    (FROM + "{{ opt('a', v.no) }}", "-"),
    (FROM + "{{ opt(v.lost, v.no) }}", None),
    (FROM + "{{ m(v.lost) }}", None),
    ("{% set x = v.lost %}ok", None),
    ("{% if v.no and v.lost %}a{% else %}b{% endif %}", "b"),
    ("{% if v.yes or v.lost %}a{% endif %}", "a"),
    ("{{ v.l.length }}", None),
    ("{{ v.l['length'] }}", None),
    ("{{ v.d.length }}{{ v.d['length'] }}", "55"),
    ("{{ v.t['length'] }}", None),
    ("{{ v.t.length }}", None),
    ("{{ v.blank | trim }}", "\u00a0x\u00a0"),
    ("{{ 'a' ~ true }}", None),
    ("{{ 'a' ~ v.no }}", None),
    ("{{ 'a' ~ v.l }}", None),
    ("{{ v.d | length }}", None),
    ("{{ v.t | safe | length }}", None),
    ("{{ v.n | length }}", None),
    ("{{ v.astral | length }}", "3"),
    ("{{ v.ints | join('-') }}", None),
    ("{{ v.l | join('&' | safe) }}", None),
    ("{{ v.t | join('-') }}", None),
    ("{{ 'a' < 'b' }}", None),
    ("{% if 'a' < 'b' %}{% endif %}", None),
    ("{% if v.no < v.yes %}{% endif %}", None),
    ("{% if v.l == v.l %}{% endif %}", None),
    ("{% if v.d == v.d %}{% endif %}", None),
    ("{% if v.l != 'a' %}{% endif %}", None),
    ("{% for x in v.t %}{% endfor %}", None),
    ("{% for x in v.d %}{% endfor %}", None),
    ("{% for x in v.n %}{% endfor %}", None),
    ("{{ v.d['items'] }}", "own"),
    ("{{ v.d['keys'] }}", None),
    ("{{ v.d['__proto__'] }}{{ v.d.constructor }}", "pc"),
    ("{{ v.empty['__proto__'] }}", None),
    ("{{ v.empty.constructor }}", None),
    ("{{ v.empty['toString'] }}", None),
    ("{% if 'constructor' in v.empty %}a{% else %}b{% endif %}", "b"),
    ("{{ v.l[0] }}{{ v.l.0 }}", "aa"),
    ("{{ v.l['0'] }}", None),
    ("{{ v.l[3] }}", None),
    ("{{ v.l[v.yes] }}", None),
    ("{{ v.d[0] }}", None),
    ("{{ v.yes }}", None),
    ("{{ true }}", None),
    ("{{ 1 == 1 }}", None),
    ("{{ 'a' ~ ('b' in 'abc') }}", None),
    ("{{ v.l }}", None),
    ("{{ v.d }}", None),
]
TEXT: list[tuple[str, str | None]] = [
    ("{{ v.t }}", "&lt;a &amp; &#39;b&#39;&gt;&#34;"),
    ("{{ v.t | safe }}", "<a & 'b'>\""),
    ("{{ '<' }}{{ \"'\" }}", "&lt;&#39;"),
    ("{{ '&amp;' }}", "&amp;amp;"),
    ("{{ v.t ~ 1 }}", "&lt;a &amp; &#39;b&#39;&gt;&#34;1"),
    ("{{ ('<i>' | safe) ~ v.t }}", "<i>&lt;a &amp; &#39;b&#39;&gt;&#34;"),
    ("{{ ('<i>' | safe) ~ '<' ~ 2 }}", "<i>&lt;2"),
    ("{% set a = '<b>' | safe %}{{ a }}{{ a ~ a }}", "<b><b><b>"),
    ("{{ v.l | join(', ') }}", "a, b, &lt;c&gt;"),
    ("{{ v.none | join(', ') }}", ""),
    ("{{ v.l | join('<') | safe }}", "a<b<<c>"),
    ("{{ '{n} of {n}' | fill('n', v.n) }}", "7 of 7"),
    ("{{ '{n}' | fill('n', v.t) }}", "&lt;a &amp; &#39;b&#39;&gt;&#34;"),
    ("{{ '<b>{n}</b>' | safe | fill('n', '<') }}", "<b>&lt;</b>"),
    ("{{ '<b>{n}</b>' | fill('n', '<') }}", "&lt;b&gt;&lt;&lt;/b&gt;"),
    ("{{ '{n}' | fill('n', '<' | safe) }}", None),
    ("{{ '{n}' | fill('n', v.l) }}", None),
    ("{{ '{n}' | fill('n', '$&$1') }}", "$&amp;$1"),
    ("{{ '{a}{b}' | fill('a', '{b}') | fill('b', 1) }}", "11"),
    ("{{ 'none here' | fill('n', 1) }}", "none here"),
    ("{{ ' a ' | trim }}|{{ '\t\n\r\f\x0ba\x1c' | trim }}", "a|a\x1c"),
    ("{{ '' | length }}{{ v.none | length }}{{ v.l | length }}", "003"),
    ("{{ 0 }}{{ v.zero }}{{ 9007199254740991 }}", "009007199254740991"),
    ("{% raw %}{{ v.t }}{% endraw %}", "{{ v.t }}"),
    ("a{# {{ v.lost }} #}b", "ab"),
    ("`${v}` \\n \u2028 </script>", "`${v}` \\n \u2028 </script>"),
    ('{{ "\\u2028\\x00" }}', "\u2028\x00"),
    ("{{ 'a' 'b' }}", "ab"),
    ("{{ _('Back') }}|{{ _('<{n}>') | fill('n', 1) }}", "Back|&lt;1&gt;"),
    ("{{ asset('known.css') }}", "/assets/known.css?a&amp;b"),
]
FLOW: list[tuple[str, str | None]] = [
    ("{{ v.e or 'x' }}{{ v.n or 'x' }}{{ v.e and 'x' }}{{ v.n and 'x' }}", "x7x"),
    ("{{ v.none or 'x' }}{{ v.empty or 'x' }}{{ v.zero or 'x' }}{{ v.no or 'x' }}", "xxxx"),
    ("{{ ('' | safe) or 'x' }}", "x"),
    ("{{ 'a' if v.none else 'b' }}{{ 'a' if v.d else v.lost }}", "ba"),
    ("{% if v.e %}1{% elif v.none %}2{% elif v.n %}3{% else %}4{% endif %}", "3"),
    ("{% if not v.e and not v.zero %}a{% endif %}", "a"),
    ("{% if not (v.e or v.n) %}a{% else %}b{% endif %}", "b"),
    ("{% if v.n == 7 and v.t != 7 %}a{% endif %}", "a"),
    ("{% if '7' == v.n %}a{% else %}b{% endif %}", "b"),
    ("{% if v.yes == 1 %}a{% endif %}{% if v.zero == false %}b{% endif %}", "ab"),
    ("{% if v.n > 6 and v.n >= 7 and not v.n < 7 and v.n <= 7 %}a{% endif %}", "a"),
    ("{% if 'a' in v.l and 'z' not in v.l and 'k' in v.d and 'a' in 'cab' %}a{% endif %}", "a"),
    ("{% if v.key in ['j', 'k'] %}a{% endif %}{% if v.n in (7, 8) %}b{% endif %}", "ab"),
    ("{% if 1 in v.l %}a{% else %}b{% endif %}{% if 1 in 'a1' %}{% endif %}", None),
    ("{% if v.l in v.rows %}{% endif %}", None),
    ("{% if '' in v.e %}a{% endif %}", "a"),
    (
        "{% for x in v.l %}{{ loop.index }}{{ loop.index0 }}{{ loop.length }}{{ x }} {% endfor %}",
        "103a 213b 323&lt;c&gt; ",
    ),
    (
        (
            "{% for x in v.l %}{% if loop.first %}({% endif %}{{ x }}{% if loop.last %}){% endif %}"
            "{% endfor %}"
        ),
        "(ab&lt;c&gt;)",
    ),
    (
        (
            "{% for r in v.rows %}{{ r.name }}{% for t in r.tags %}{{ loop.index }}{{ t }}"
            "{% endfor %}{{ loop.index }};{% endfor %}"
        ),
        "A1x2y1;B2;",
    ),
    ("{% for x in v.l %}{% set y = x ~ '!' %}{{ y }}{% endfor %}", "a!b!&lt;c&gt;!"),
    ("{% for x in v.l %}{{ x }}{% endfor %}{% set x = 1 %}{{ x }}", "ab&lt;c&gt;1"),
    ("{% for x in v.l %}{% endfor %}{% for x in v.ints %}{{ x }}{% endfor %}", "31"),
    ("{% set a = v.n %}{% for x in v.ints %}{{ a }}{{ x }}{% endfor %}", "7371"),
    ("{% set a = v.no %}{% if a %}1{% else %}2{% endif %}", "2"),
    ("{% set a = v.d %}{{ a[v.key] }}{{ a.k }}", "xx"),
    ("{% if v.yes %}{% for x in v.ints %}{% set y = x %}{{ y }}{% endfor %}{% endif %}", "31"),
    ("{% for x in v.none %}a{% endfor %}b", "b"),
    (FROM + "{{ m(v.t) }}{{ m('<i>' | safe) }}", "[&lt;a &amp; &#39;b&#39;&gt;&#34;][<i>]"),
    (FROM + "{{ both(1, m(2)) }}", "[1][[2]]"),
    (FROM + "{{ m(1) ~ '<' }}", "[1]&lt;"),
    (FROM + "{% set a = m('<') %}{{ a }}{{ a | trim }}{% if a %}y{% endif %}", "[&lt;][&lt;]y"),
    (FROM + "{{ many(v.l) }}{{ own('<') }}", "a,b,&lt;c&gt;&lt;&lt;"),
    (FROM + "{% for a in v.ints %}{{ m(a) }}{% endfor %}", "[3][1]"),
    (FROM + "{% if v.yes %}{{ m(v.n) }}{% endif %}", "[7]"),
    ("{% include 'part.html' %}|{% include 'outer.html' %}", "(731)\n|(731)\n!"),
    ("{% if v.yes %}{% include 'part.html' %}{% endif %}", "(731)\n"),
    ("  {% if v.yes %}  \n  a\n  {% endif %}\nb\n", "  \n  a\nb"),
    ("a {%- if v.yes -%} \n b \n {%- endif %} c", "ab c"),
    ("{% if v.yes %}\n\n{% endif %}\n\n", "\n"),
]
PROBES = [*HOLES, *TEXT, *FLOW]


def probe_templates() -> dict[str, str]:
    return {**MACROS, **{f"{n}.html": source for n, (source, _) in enumerate(PROBES)}}
