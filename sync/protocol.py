"""The exchange on the wire: its words, their limits, and what a receipt signs."""

from base64 import urlsafe_b64decode
from typing import Annotated

from msgspec import Meta, Raw, Struct, field

SERVED = (1,)  # S1: protocols this server speaks
MAX_COMPRESSED = 64 * 1024
MAX_INFLATED = 2 * 1024 * 1024
MAX_RATIO = 20
MAX_OPS = 32
MAX_ROWS = 100
MAX_NEEDS = 40
MAX_PIECE = 256 * 1024
ARRIVE = "file.arrive"  # the one kind that only the server itself may make
LATEST = 253_402_300_799_999  # the year 9999, in milliseconds

Id = Annotated[
    str, Meta(pattern=r"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}\Z")
]
Sha = Annotated[str, Meta(pattern=r"^[0-9a-f]{64}\Z")]
Need = Annotated[str, Meta(pattern=r"^sha256:[0-9a-f]{64}\Z")]
Feed = Annotated[str, Meta(pattern=r"^[a-z]:[0-9a-z.-]{1,61}\Z")]
Position = Annotated[str, Meta(pattern=r"^\d{1,15}:[0-9A-Za-z_-]{0,8}\Z")]
Lane = Annotated[str, Meta(pattern=r"^[0-9a-z-]{1,64}\Z")]
Kind = Annotated[str, Meta(pattern=r"^[a-z]{1,18}\.[a-z_-]{1,20}\Z")]
Schema = Annotated[str, Meta(pattern=r"^([a-z0-9-]{1,64}@\d{1,6}#[0-9a-f]{16})?\Z")]
Base64 = Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]*\Z")]
Nonce = Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]{8,64}\Z")]
Short = Annotated[str, Meta(max_length=64)]
Time = Annotated[int, Meta(ge=0, le=LATEST)]


class Op(Struct, frozen=True):
    """One intent of one device. `hash` is the SHA-256 of exactly the bytes in `payload`."""

    id: Id
    n: Annotated[int, Meta(ge=0, le=2**53)]
    lane: Lane
    kind: Kind
    actor: Feed
    made_at: Time
    hash: Sha
    schema: Schema = ""
    body: Raw = field(default_factory=Raw)
    sealed: Base64 = ""
    needs: Annotated[tuple[Need, ...], Meta(max_length=MAX_NEEDS)] = ()
    base: Short = ""

    @property
    def sealed_as(self) -> str:
        """The id the seal is bound to: a fork after an id clash keeps the first one in `base`."""
        return self.base if self.sealed and self.base else self.id

    @property
    def payload(self) -> bytes:
        """The bytes the device hashed: the opened base64 of `sealed`, or `body` as it was sent."""
        return decode64(self.sealed) if self.sealed else bytes(self.body)


class Arrived(Struct, frozen=True):
    """The body of a `file.arrive`, made by the server itself when a blob is whole (B5)."""

    op: Id
    blob: Sha
    size: int


class OnlyId(Struct):
    """What can still be read of an op that is wrong elsewhere."""

    id: Id


class Exchange(Struct, frozen=True):
    """What a device says. Ops stay raw, so that one bad op never harms its neighbours."""

    proto: Annotated[int, Meta(ge=0, le=10_000)]
    nonce: Nonce
    sent_at: Time = 0
    build: Short = ""
    cursors: Annotated[dict[Feed, Position], Meta(max_length=16)] = {}
    witness: Annotated[dict[Feed, Position], Meta(max_length=16)] = {}
    ops: list[Raw] = []


def decode64(text: str) -> bytes:
    """Base64url without padding; the pattern of the field has already refused other signs."""
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def seal_info(force: str, op: str, schema: str) -> bytes:
    """What a seal is bound to: four texts, each behind its length."""
    texts = [text.encode() for text in ("peel/1", force, op, schema)]
    return b"".join(len(text).to_bytes(4, "big") + text for text in texts)
