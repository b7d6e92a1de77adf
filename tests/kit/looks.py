"""What every page must be: accessible by axe, in one column, nothing clipped, nothing tiny."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

ROOT = Path(__file__).parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SHOTS = ROOT / "build" / "screenshots"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDTHS = (320, 390, 1280)
PROBLEMS = """() => {
  const said = [];
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth) said.push(`scrolls sideways: ${root.scrollWidth} px`);
  const shown = (e) => e.checkVisibility() && e.getBoundingClientRect().width > 1;
  for (const e of document.querySelectorAll("main *")) {
    if (!shown(e)) continue;
    const clips = ["hidden", "clip"].includes(getComputedStyle(e).overflowX);
    const words = [...e.childNodes].some((n) => n.nodeType === 3 && n.data.trim());
    if (clips && words && e.scrollWidth > e.clientWidth + 1) said.push(`clipped: ${e.className}`);
  }
  const inline = (e) => getComputedStyle(e).display === "inline";
  const inputs = "input:not([type=hidden]),textarea,label:has(input)";
  const targets = `a[href],button,select,summary,${inputs}`;
  for (const e of document.querySelectorAll(targets)) {
    if (!shown(e) || inline(e) || (e.matches("input") && e.closest("label"))) continue;
    const { width, height } = e.getBoundingClientRect();
    if (width < 24 || height < 24) said.push(`small target: ${e.outerHTML.slice(0, 80)}`);
  }
  return said;
}"""


def axe_violations(page: Page) -> list[str]:
    """Rules broken on this page, each with the first element that breaks it."""
    page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "tags => axe.run({ runOnly: { type: 'tag', values: tags } })", TAGS
    )
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found["violations"]]


def layout_problems(page: Page) -> list[str]:
    problems: list[str] = page.evaluate(PROBLEMS)
    return problems


def inspect(page: Page, name: str) -> dict[str, list[str]]:
    """axe and layout at each width; leaves a screenshot of each as an artefact."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    before, said = page.viewport_size, {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 844})
        page.screenshot(path=SHOTS / f"{name}-{width}.png", full_page=True)
        if problems := layout_problems(page):
            said[f"{name}-{width}"] = problems
    if before:
        page.set_viewport_size(before)
    if violations := axe_violations(page):
        said[name] = violations
    return said
