"""The search that the canary test relies on finds words however LevelDB and Chromium wrap them."""

from pathlib import Path

import pytest

from kit.profile_search import FOOTER, LOG_BLOCK, PACKED_VALUE, find_words

WORD = "Canaryword"


def varint(value: int) -> bytes:
    out = bytearray()
    while value >= 0x80:
        out.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*out, value])


def literal(text: bytes) -> bytes:
    """One piece of Snappy that stands for itself; up to 60 bytes."""
    return bytes([(len(text) - 1) << 2]) + text


def copied(size: int, back: int) -> bytes:
    return bytes([(size - 1) << 2 | 2]) + back.to_bytes(2, "little")


def snapped() -> bytes:
    """Snappy of "naryword, Canaryword": the word itself stands nowhere in the packed bytes."""
    start = b"naryword, "
    packed = varint(20) + literal(start) + literal(b"Ca") + copied(8, 12)
    assert WORD.encode() not in packed
    return packed


def entry(key: bytes, value: bytes) -> bytes:
    return varint(0) + varint(len(key)) + varint(len(value)) + key + value


def block(body: bytes) -> bytes:
    return body + bytes(4) + (1).to_bytes(4, "little")


def table() -> bytes:
    """A LevelDB table with one data block, packed, an index and an empty metaindex."""
    check = bytes(4)
    plain = entry(b"k", b"Canaryword, naryword")
    at = plain.index(b"naryword", plain.index(b"Canaryword") + 10)
    back = at - plain.index(b"naryword")
    data = block(plain)
    packed = varint(len(data)) + literal(plain[:5]) + literal(plain[5:at])
    packed += copied(8, back) + literal(data[at + 8 :])
    index = block(entry(b"k", varint(0) + varint(len(packed))))
    meta = block(b"")
    out = packed + b"\x01" + check
    places = []
    for raw in (meta, index):
        places.append(varint(len(out)) + varint(len(raw)))
        out += raw + b"\x00" + check
    return out + b"".join(places).ljust(40, b"\x00") + FOOTER


def log_across_an_edge(payload: bytes) -> bytes:
    """A record whose payload is cut by the end of a block; each part has a head."""
    cut = len(payload) // 2
    filler = LOG_BLOCK - 7 - 7 - cut

    def record(kind: int, text: bytes) -> bytes:
        return bytes(4) + len(text).to_bytes(2, "little") + bytes([kind]) + text

    first = record(1, bytes(filler)) + record(2, payload[:cut])
    assert len(first) == LOG_BLOCK
    return first + record(4, payload[cut:])


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le"])
def test_a_word_cut_by_the_edge_of_a_logs_block_is_found(tmp_path: Path, encoding: str) -> None:
    data = log_across_an_edge(WORD.encode(encoding))
    assert WORD.encode(encoding) not in data
    (tmp_path / "000003.log").write_bytes(data)
    assert find_words(tmp_path, [WORD]) == {WORD: {"000003.log"}}


def test_a_packed_value_cut_by_the_edge_of_a_logs_block_is_found(tmp_path: Path) -> None:
    (tmp_path / "000003.log").write_bytes(log_across_an_edge(PACKED_VALUE + snapped()))
    assert find_words(tmp_path, [WORD]) == {WORD: {"000003.log"}}


def test_a_word_in_a_packed_block_of_a_table_is_found(tmp_path: Path) -> None:
    data = table()
    assert b"word, naryword" not in data
    (tmp_path / "000005.ldb").write_bytes(data)
    assert find_words(tmp_path, ["naryword, ", "word, naryword"]) == {
        "naryword, ": {"000005.ldb"},
        "word, naryword": {"000005.ldb"},
    }


def test_a_word_that_is_not_there_is_not_found(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "000005.ldb").write_bytes(table())
    (tmp_path / "000003.log").write_bytes(log_across_an_edge(PACKED_VALUE + snapped()))
    assert find_words(tmp_path, ["Canarybird"]) == {}


def test_a_file_that_breaks_off_is_read_as_far_as_it_goes(tmp_path: Path) -> None:
    (tmp_path / "000003.log").write_bytes(PACKED_VALUE + snapped()[:-1] + b"\xff")
    (tmp_path / "note").write_bytes(b"\x00" + WORD.encode("utf-16-le"))
    assert find_words(tmp_path, [WORD]) == {WORD: {"note"}}
