"""What people quote on the phone: the force, seven random characters and one that checks them."""

import secrets

# Crockford's letters: none is mistaken for another when spoken or written.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
LENGTH = 7


def check_letter(data: str) -> str:
    """Luhn's sum over 32 letters: finds any one wrong letter and most swapped neighbours."""
    total, base = 0, len(LETTERS)
    for place, letter in enumerate(reversed(data)):
        value = LETTERS.index(letter) * (1 if place % 2 else 2)
        total += value // base + value % base
    return LETTERS[-total % base]


def make_reference(prefix: str) -> str:
    """Random, so that nobody learns from it how many reports there are or guesses the next."""
    data = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
    return f"{prefix}-{data[:4]}-{data[4:]}{check_letter(data)}"


def read_reference(text: str) -> str:
    """As it is written in the tables, or "" when the check letter says it was misread."""
    prefix, _, rest = text.strip().upper().partition("-")
    letters = rest.replace("-", "").replace(" ", "").translate(READ_AS)
    if len(letters) != LENGTH + 1 or any(letter not in LETTERS for letter in letters):
        return ""
    right = check_letter(letters[:LENGTH]) == letters[LENGTH]
    return f"{prefix}-{letters[:4]}-{letters[4:]}" if right else ""
