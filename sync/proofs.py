"""What the force's signatures cover, line by line."""

from base64 import urlsafe_b64encode

from sync.answers import Receipt


def receipt_lines(force: str, op: str, receipt: Receipt) -> bytes:
    """The bytes a receipt's signature covers."""
    said = (receipt.hash, receipt.pos, receipt.ref, str(receipt.at))
    return "\n".join(("peel/1 receipt", force, op, *said)).encode()


def blob_lines(force: str, op: str, sha: str, pos: str, at: int) -> bytes:
    """The bytes the signature under a finished blob covers (B5)."""
    return "\n".join(("peel/1 blob", force, op, sha, pos, str(at))).encode()


def encode64(raw: bytes) -> str:
    """Base64url without padding."""
    return urlsafe_b64encode(raw).rstrip(b"=").decode()
