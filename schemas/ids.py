"""Names that collide with nothing: UUIDv7 texts, and references people can read out."""

import hashlib
import re
import secrets

RANDOM_BYTES = 10
VARIANTS = "89ab" * 4  # two fixed bits, two random ones
# No vowels (no words), no 0 O 1 I L 5 S B U Z: 23 signs, a prime, so the check finds every
# single slip and every swap of two neighbours.
SIGNS = "2346789CDFGHJKMPQRTVWXY"
BODY = 5
PATTERN = re.compile(rf"([A-Z]{{2,5}})-([{SIGNS}]{{4}})-([{SIGNS}]{{2}})")


def _uuid7(now_ms: int, random: str) -> str:
    """RFC 9562 section 5.7: 48 bits of time, version, 12 random bits, variant, 62 random bits."""
    time = f"{now_ms & 0xFFFF_FFFF_FFFF:012x}"
    variant = VARIANTS[int(random[3], 16)]
    return f"{time[:8]}-{time[8:]}-7{random[:3]}-{variant}{random[4:7]}-{random[7:19]}"


def uuid7(now_ms: int) -> str:
    """A new id; sorts by the caller's clock."""
    return _uuid7(now_ms, secrets.token_hex(RANDOM_BYTES))


def derive(at: int, *parts: str) -> str:
    """The same id for the same parts and time, for code that may run twice."""
    said = b""
    for part in parts:
        written = part.encode()
        said += len(written).to_bytes(4) + written
    return _uuid7(at, hashlib.sha256(said).hexdigest())


def check_sign(prefix: str, body: str) -> str:
    """Weights 1, 2, 3 … are all different modulo 23."""
    total = sum(weight * (SIGNS.find(sign) + 1) for weight, sign in enumerate(body, 1))
    return SIGNS[(total + sum(prefix.encode())) % len(SIGNS)]


def reference(prefix: str, seed: str, attempt: int = 0) -> str:
    """What people quote, as CWM-7F3K-Q2; drawn from an unguessable seed, it tells nothing."""
    number = int.from_bytes(hashlib.sha256(f"reference/{attempt}/{seed}".encode()).digest())
    body = ""
    for _ in range(BODY):
        number, index = divmod(number, len(SIGNS))
        body += SIGNS[index]
    return f"{prefix}-{body[:4]}-{body[4:]}{check_sign(prefix, body)}"


def read_reference(typed: str) -> str | None:
    """The reference someone typed, in its one spelling; None when it cannot be one."""
    signs = re.sub(r"[^A-Z0-9]", "", typed.upper())
    said = f"{signs[:-6]}-{signs[-6:-2]}-{signs[-2:]}"
    found = PATTERN.fullmatch(said)
    if not found:
        return None
    prefix, body, end = found.groups()
    return said if check_sign(prefix, body + end[0]) == end[1] else None
