"""Passwords and one-time codes, checked with the same work whether or not the officer exists."""

import asyncio
import secrets
from weakref import WeakKeyDictionary

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from server.plumbing import clock

HASHER = PasswordHasher(time_cost=3, memory_cost=32 * 1024, parallelism=1)
AT_ONCE = 2  # 32 MiB each: a flood of sign-ins may wait, it may not eat the machine
STEP_SECONDS = 30
DRIFT = 1
SHORTEST, LONGEST = 12, 200
# of a password nobody knows, at HASHER's own costs: what an unknown officer is checked against
NOBODY = (
    "$argon2id$v=19$m=32768,t=3,p=1$2pX2+oFyJ8tcBm2a2jR7w"
    "A$sm8IhwseNQyGhA3PBcLVvkVdsUy+LCXiRid2PvlRFPI"
)

_turns: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()


async def hash_password(password: str) -> str:
    return await asyncio.to_thread(HASHER.hash, password)


async def is_password(stored: str, given: str) -> bool:
    """Takes as long for a wrong one as for a right one; at most two at a time."""
    turn = _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(AT_ONCE))
    async with turn:
        return await asyncio.to_thread(_verify, stored, given[:LONGEST])


def _verify(stored: str, given: str) -> bool:
    try:
        return HASHER.verify(stored, given)
    except (VerificationError, InvalidHashError):
        return False


def step_of(secret: str, code: str, now: int) -> int:
    """The 30-second step this code belongs to, near now; 0 for a code of no step."""
    given = code.replace(" ", "")
    machine = pyotp.TOTP(secret)
    middle = now // 1000 // STEP_SECONDS
    found = 0
    for step in range(middle - DRIFT, middle + DRIFT + 1):
        if pyotp.utils.strings_equal(given, machine.generate_otp(step)):
            found = step
    return found


def new_secret() -> str:
    return pyotp.random_base32()


def first_password() -> str:
    """Four groups a person can read out: 20 of 31 letters, about 99 bits."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    groups = ["".join(secrets.choice(letters) for _ in range(5)) for _ in range(4)]
    return "-".join(groups)


def otpauth(secret: str, email: str, issuer: str) -> str:
    """What a code app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def code_now(secret: str) -> str:
    return pyotp.TOTP(secret).generate_otp(clock.now() // 1000 // STEP_SECONDS)
