"""A force's colour must carry white text: WCAG 2.2, 1.4.3, at least 4.5 to 1."""

import re

HEX = re.compile(r"#[0-9a-fA-F]{6}")
LEAST = 4.5
KNEE = 0.04045  # below it sRGB is linear
WHITE = 1.0


def luminance(colour: str) -> float:
    """Relative luminance of sRGB as WCAG defines it."""
    red, green, blue = (linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= KNEE else ((part + 0.055) / 1.055) ** 2.4


def contrast_with_white(colour: str) -> float:
    return (WHITE + 0.05) / (luminance(colour) + 0.05)


def is_usable(colour: str) -> bool:
    return bool(HEX.fullmatch(colour)) and contrast_with_white(colour) >= LEAST
