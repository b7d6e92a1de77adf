"""A person at a phone: starts a report, answers, adds photographs, sends."""

from pathlib import Path

from PIL import Image, ImageDraw
from playwright.sync_api import Page

from kit.walker import Said, walk

TRIAGE: Said = {
    "danger": "no",
    "say": "someone nicked my bike",
    "topic": "bicycle-theft",
    "rail": "no",
    "postcode": "NP20 1PA",
}
BIKE: Said = {
    "victim_is": "me",
    "when_kind": "exact",
    "start_date": ["18", "11", "2026"],
    "start_time": "17:45",
    "place_words": "Canarystand by the library",
    "place_postcode": "NP20 1PA",
    "place_home": "no",
    "place_kind": "street",
    "bike_kind": "pedal",
    "bike_make": "Canarymake",
    "bike_colour": "Canaryblue",
    "bike_frame": "CANARY12345",
    "bike_marks": "Canarysticker on the bar",
    "bike_value": "350",
    "bike_locked": "cut",
    "bike_needed": "no",
    "story": "Canarystory: I came back and the lock was cut.\nThe bike was gone.",
    "force_used": "no",
    "suspect": "seen",
    "suspect_words": "Canaryhood, tall, grey coat",
    "suspect_afraid": "no",
    "suspect_police": "no",
    "seen_since": "no",
    "cctv": "yes",
    "cctv_where": "Canarycamera over the door",
    "witness": "no",
    "before": "no",
    "targeted": "no",
    "effect": "upset",
    "language_wanted": "cy",
    "full_name": "Canarysian Pritchard",
    "contact_by": ["email", "push"],
    "email": "canarysian@post.example",
    "contact_safe": "yes",
    "contact_times": ["evening"],
    "contact_words": "Canaryquiet please",
    "support_wanted": "no",
    "updates_wanted": "yes",
    "updates_often": "news",
    "declaration": "yes",
}


def canaries(said: Said) -> list[str]:
    """Every planted word; none may be found where nothing should be."""
    words = " ".join(
        value if isinstance(value, str) else " ".join(value) for value in said.values()
    )
    return sorted({word.strip(":,.@") for word in words.split() if "anary" in word.lower()})


def photographs(folder: Path, count: int = 2) -> list[Path]:
    """JPEGs of a few hundred kilobytes, each different."""
    made = []
    for number in range(count):
        noise = Image.effect_noise((1200, 900), 60 + 20 * number).convert("RGB")
        ImageDraw.Draw(noise).ellipse((200, 300, 500, 600), outline="navy", width=20)
        made.append(folder / f"bike-{number}.jpg")
        noise.save(made[-1], quality=85)
    return made


def start_report(page: Page, base: str, said: Said = TRIAGE, lang: str = "") -> None:
    """Through the danger gate and triage to the first question of the form."""
    page.goto(f"{base}{lang}/report")
    page.locator("main form button").first.click()
    page.wait_for_url("**/r/*/*")
    walk(page, said, "/outcome")
    page.locator("main form button.button:not(.quiet)").click()
    page.wait_for_url(lambda url: not url.endswith(("/outcome", "/begin")))
    page.wait_for_load_state()


def finish_report(page: Page, said: Said, photos: list[Path]) -> list[str]:
    """Every page up to the check of all answers."""
    return walk(page, said, "/check", {"photos": photos, "bike_photos": []})


def send_report(page: Page) -> None:
    page.locator("form[action$='/send'] button").click()
    page.wait_for_url("**/sent")
