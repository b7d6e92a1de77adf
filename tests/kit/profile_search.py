"""Looks for words in everything a browser keeps, compressed blocks decoded.

Chromium packs IndexedDB values and LevelDB blocks with Snappy, so a plain search of the files
would find nothing and prove nothing.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

FOOTER = bytes.fromhex("57fb808b247547db")  # LevelDB's table magic, little-endian
PACKED_VALUE = b"\xff\x11\x02"  # Blink's mark before a Snappy-packed IndexedDB value
SESSION = b"mozLz40\0"
LOG_BLOCK, LOG_HEADER = 32768, 7


def varint(data: bytes, at: int) -> tuple[int, int]:
    value = shift = 0
    while True:
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def unsnap(data: bytes, at: int = 0) -> bytes:
    """Snappy's raw format, up to its stated length; what was decoded so far if it breaks off."""
    out = bytearray()
    try:
        length, at = varint(data, at)
        while len(out) < length:
            tag = data[at]
            at = literal(data, at, tag, out) if tag & 3 == 0 else copy(data, at, tag, out)
    except IndexError:
        pass
    return bytes(out)


def literal(data: bytes, at: int, tag: int, out: bytearray) -> int:
    size, at = tag >> 2, at + 1
    if size >= 60:
        width = size - 59
        size, at = int.from_bytes(data[at : at + width], "little"), at + width
    out += data[at : at + size + 1]
    return at + size + 1


def copy(data: bytes, at: int, tag: int, out: bytearray) -> int:
    kind = tag & 3
    if kind == 1:
        size, offset, at = 4 + ((tag >> 2) & 7), ((tag >> 5) << 8) | data[at + 1], at + 2
    else:
        width = 2 if kind == 2 else 4
        size = 1 + (tag >> 2)
        offset = int.from_bytes(data[at + 1 : at + 1 + width], "little")
        at += 1 + width
    if not 0 < offset <= len(out):
        raise IndexError
    for _ in range(size):
        out.append(out[-offset])
    return at


def table_blocks(data: bytes) -> Iterator[bytes]:
    """The decoded data blocks of a LevelDB table file."""
    at = len(data) - 48
    for _ in range(2):  # past the metaindex handle, then the index handle
        handle = (varint(data, at), varint(data, varint(data, at)[1]))
        at = handle[1][1]
    (offset, _), (size, _) = handle
    index = block(data, offset, size)
    for value in block_values(index):
        start, after = varint(value, 0)
        yield block(data, start, varint(value, after)[0])


def block(data: bytes, offset: int, size: int) -> bytes:
    raw = data[offset : offset + size]
    return unsnap(raw) if data[offset + size] == 1 else raw


def block_values(data: bytes) -> Iterator[bytes]:
    restarts = int.from_bytes(data[-4:], "little")
    at, end = 0, len(data) - 4 * (restarts + 1)
    while at < end:
        _, at = varint(data, at)
        fresh, at = varint(data, at)
        size, at = varint(data, at)
        yield data[at + fresh : at + fresh + size]
        at += fresh + size


def log_text(data: bytes) -> bytes:
    """A LevelDB log without its record headers, so that a word is not cut by a block's edge."""
    out = bytearray()
    for start in range(0, len(data), LOG_BLOCK):
        at, end = start, min(start + LOG_BLOCK, len(data))
        while at + LOG_HEADER < end:
            size = int.from_bytes(data[at + 4 : at + 6], "little")
            out += data[at + LOG_HEADER : min(at + LOG_HEADER + size, end)]
            at += LOG_HEADER + size
    return bytes(out)


def unlz4(data: bytes, at: int = len(SESSION) + 4) -> bytes:
    """Firefox's packed JSON (LZ4 blocks behind a mark and a length)."""
    out = bytearray()
    while at < len(data):
        token, at = data[at], at + 1
        size, at = longer(data, at, token >> 4)
        out += data[at : at + size]
        at += size
        if at >= len(data):
            break
        offset, at = int.from_bytes(data[at : at + 2], "little"), at + 2
        size, at = longer(data, at, token & 15)
        for _ in range(size + 4):
            out.append(out[-offset])
    return bytes(out)


def longer(data: bytes, at: int, size: int) -> tuple[int, int]:
    """A length of 15 goes on in the next bytes, up to one that is not 255."""
    more = size == 15
    while more:
        size, more, at = size + data[at], data[at] == 255, at + 1
    return size, at


def unpacked_values(data: bytes) -> Iterator[bytes]:
    at = data.find(PACKED_VALUE)
    while at >= 0:
        yield unsnap(data, at + len(PACKED_VALUE))
        at = data.find(PACKED_VALUE, at + 1)


def readings(path: Path) -> Iterator[bytes]:
    """Everything this file may hold, raw and decoded."""
    data = path.read_bytes()
    yield data
    texts = [data]
    if path.suffix == ".log":
        texts.append(log_text(data))
    if data.startswith(SESSION):
        texts.append(unlz4(data))
    if data[-8:] == FOOTER:
        texts += list(table_blocks(data))
    yield from texts[1:]
    for text in texts:
        yield from unpacked_values(text)


def forms_of(word: str) -> tuple[bytes, bytes]:
    return word.encode(), word.encode("utf-16-le")


def find_words(profile: Path, words: list[str]) -> dict[str, set[str]]:
    """word -> files of the profile where it stands, in UTF-8 or UTF-16."""
    found: dict[str, set[str]] = {}
    for path in profile.rglob("*"):
        if not path.is_file() or path.is_symlink():
            continue
        # a living browser throws files away while we look
        with contextlib.suppress(FileNotFoundError):
            for word in words_in(path, words):
                found.setdefault(word, set()).add(str(path.relative_to(profile)))
    return found


def words_in(path: Path, words: list[str]) -> set[str]:
    found: set[str] = set()
    for text in readings(path):
        found.update(word for word in words if any(form in text for form in forms_of(word)))
    return found


def fold_databases(profile: Path) -> None:
    """Writes SQLite journals into their files; only for a browser that is closed."""
    for path in profile.rglob("*-wal"):
        with contextlib.closing(sqlite3.connect(str(path)[:-4])) as database:
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
