"""Photographs: hidden until opened, made harmless, recorded, and downloadable as they came."""

import hashlib
import io
from typing import Any

import httpx
import pytest
from PIL import Image

from kit.phone import Phone
from kit.reports import file_in, upload
from server.audit.tables import AuditLines
from server.reporting.tables import Reports

Browser = httpx.AsyncClient


def photograph(size: tuple[int, int] = (80, 40)) -> bytes:
    made = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "where I live"
    Image.new("RGB", size, (200, 10, 10)).save(made, "JPEG", exif=exif)
    return made.getvalue()


@pytest.fixture
async def with_photo(client: Browser, awel: str, phone: Phone, report: Any) -> tuple[str, bytes]:
    plain = photograph()
    named, blob = file_in(plain)
    sent = await report(files=[named])
    assert (await upload(client, phone, sent, blob)).status_code == 204
    await client.post(f"/desk/reports/{sent}/open")
    return sent, plain


async def test_a_photo_that_came_is_counted(with_photo: tuple[str, bytes]) -> None:
    row = await Reports.select().where(Reports.id == with_photo[0]).first()
    assert row is not None
    assert (row["needs"], row["arrived"]) == (1, 1)


async def test_a_photo_still_to_come_is_said_in_the_queue_and_on_the_page(
    client: Browser, awel: str, report: Any
) -> None:
    sent = await report(files=[file_in(photograph())[0]])
    assert "Photos to come: 1" in (await client.get("/desk")).text
    await client.post(f"/desk/reports/{sent}/open")
    assert "Still to come" in (await client.get(f"/desk/reports/{sent}")).text
    assert (await client.get(f"/desk/reports/{sent}/photos/1")).status_code == 404


async def test_a_photo_is_not_on_the_page_until_it_is_opened(
    client: Browser, with_photo: tuple[str, bytes]
) -> None:
    sent, _ = with_photo
    closed = (await client.get(f"/desk/reports/{sent}")).text
    opened = (await client.get(f"/desk/reports/{sent}?show=1")).text
    assert f'src="/desk/reports/{sent}/photos/1"' not in closed
    assert f'src="/desk/reports/{sent}/photos/1"' in opened


async def test_a_shown_photo_is_new_made_recorded_and_sealed_off(
    client: Browser, with_photo: tuple[str, bytes]
) -> None:
    sent, plain = with_photo
    answer = await client.get(f"/desk/reports/{sent}/photos/1")
    assert answer.headers["content-type"] == "image/jpeg"
    assert b"where I live" in plain
    assert b"where I live" not in answer.content
    assert "sandbox" in answer.headers["content-security-policy"]
    assert "no-store" in answer.headers["cache-control"]
    lines = await AuditLines.select().where(AuditLines.verb == "file.read")
    assert [line["subject"] for line in lines] == [sent]


async def test_a_veiled_photo_has_too_few_points_to_show_anything(
    client: Browser, with_photo: tuple[str, bytes]
) -> None:
    answer = await client.get(f"/desk/reports/{with_photo[0]}/photos/1/blurred")
    with Image.open(io.BytesIO(answer.content)) as veil:
        assert max(veil.size) <= 24
    assert await AuditLines.count().where(AuditLines.verb == "file.read") == 0


async def test_the_original_is_downloaded_byte_for_byte_under_its_hash(
    client: Browser, with_photo: tuple[str, bytes]
) -> None:
    sent, plain = with_photo
    answer = await client.get(f"/desk/reports/{sent}/photos/1/original")
    assert answer.content == plain
    assert answer.headers["content-type"] == "application/octet-stream"
    assert hashlib.sha256(plain).hexdigest()[:16] in answer.headers["content-disposition"]
    assert answer.headers["content-disposition"].startswith("attachment")


@pytest.mark.parametrize("plain", [b"<svg onload=alert(1)>", b"", b"\xff\xd8\xff" + bytes(500)])
async def test_a_file_that_is_no_photo_gets_no_preview_but_can_be_downloaded(
    client: Browser, awel: str, phone: Phone, report: Any, plain: bytes
) -> None:
    named, blob = file_in(plain)
    sent = await report(files=[named])
    await upload(client, phone, sent, blob)
    await client.post(f"/desk/reports/{sent}/open")
    assert (await client.get(f"/desk/reports/{sent}/photos/1")).status_code == 404
    assert (await client.get(f"/desk/reports/{sent}/photos/1/original")).content == plain


@pytest.mark.parametrize("number", ["0", "2", "99"])
async def test_a_photo_the_report_does_not_have_is_not_found(
    client: Browser, with_photo: tuple[str, bytes], number: str
) -> None:
    answer = await client.get(f"/desk/reports/{with_photo[0]}/photos/{number}")
    assert answer.status_code == 404
