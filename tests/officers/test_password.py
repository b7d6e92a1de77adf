"""A password is checked with the same work for everyone."""

import pyotp

from server.officers.password import HASHER, NOBODY, first_password, is_password, step_of


def test_the_hash_of_nobody_costs_what_a_real_one_costs() -> None:
    assert not HASHER.check_needs_rehash(NOBODY)


async def test_a_password_fits_its_own_hash_alone() -> None:
    stored = HASHER.hash("correct-horse")
    assert await is_password(stored, "correct-horse")
    assert not await is_password(stored, "correct-hors")
    assert not await is_password("not a hash", "x")
    assert not await is_password(stored, "x\0" * 100_000)


def test_a_code_belongs_to_its_half_minute_and_its_neighbours() -> None:
    secret, now = pyotp.random_base32(), 1_790_000_010_000
    step = now // 30_000
    codes = {n: pyotp.TOTP(secret).generate_otp(step + n) for n in (-2, -1, 0, 1, 2)}
    found = {n: step_of(secret, code, now) for n, code in codes.items()}
    assert found == {-2: 0, -1: step - 1, 0: step, 1: step + 1, 2: 0}
    assert step_of(secret, f"{codes[0][:3]} {codes[0][3:]}", now) == step
    assert step_of(secret, "", now) == 0
    assert step_of(secret, "٣" * 6, now) == 0


def test_first_passwords_differ_and_are_long() -> None:
    made = {first_password() for _ in range(100)}
    assert len(made) == 100
    assert {len(one) for one in made} == {23}
