"""Drawn pictures of a bicycle at a railing, so that the demo shows no one's real life."""

import io
import math
import random

from PIL import Image, ImageDraw

SIZE = (1200, 900)
WHEEL = 190


def photograph(seed: int) -> bytes:
    """A JPEG; another seed is another light, place and paint."""
    pick = random.Random(seed)  # noqa: S311
    wall = (pick.randrange(150, 220), pick.randrange(140, 200), pick.randrange(130, 190))
    picture = Image.new("RGB", SIZE, wall)
    draw = ImageDraw.Draw(picture)
    ground(draw, pick)
    bicycle(draw, pick.randrange(280, 420), pick.choice(["navy", "darkred", "seagreen", "black"]))
    grain = Image.effect_noise(SIZE, 40).convert("RGB")
    out = io.BytesIO()
    Image.blend(picture, grain, 0.12).save(out, "JPEG", quality=82)
    return out.getvalue()


def ground(draw: ImageDraw.ImageDraw, pick: random.Random) -> None:
    draw.rectangle((0, 640, *SIZE), fill=(105, 105, 108))
    for x in range(pick.randrange(90), SIZE[0], 150):
        draw.line((x, 230, x, 700), fill=(60, 62, 66), width=14)
    draw.line((0, 240, SIZE[0], 240), fill=(60, 62, 66), width=16)


def bicycle(draw: ImageDraw.ImageDraw, left: int, paint: str) -> None:
    hubs = [(left, 560), (left + 430, 560)]
    for x, y in hubs:
        draw.ellipse((x - WHEEL, y - WHEEL, x + WHEEL, y + WHEEL), outline="black", width=14)
        for turn in range(0, 360, 30):
            far = (
                x + WHEEL * math.cos(math.radians(turn)),
                y + WHEEL * math.sin(math.radians(turn)),
            )
            draw.line((x, y, *far), fill=(90, 90, 90), width=2)
    seat, head, crank = (left + 130, 340), (left + 350, 330), (left + 190, 570)
    for a, b in ((hubs[0], crank), (hubs[0], seat), (seat, crank), (seat, head), (head, crank)):
        draw.line((*a, *b), fill=paint, width=18)
    draw.line((*head, *hubs[1]), fill=paint, width=18)
    draw.line((seat[0] - 50, 325, seat[0] + 50, 325), fill="black", width=22)
    draw.line((head[0] - 20, 300, head[0] + 70, 285), fill="black", width=14)
