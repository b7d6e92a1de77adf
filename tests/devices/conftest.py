"""A phone that talks to the force over HTTP."""

import httpx
import pytest

from kit.http_phone import NOTE, Phone
from sync.kinds import MUTATIONS


@pytest.fixture
def phone(client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch) -> Phone:
    monkeypatch.setitem(MUTATIONS, "note.add", NOTE)
    return Phone(client)


@pytest.fixture
def other_phone(client: httpx.AsyncClient) -> Phone:
    return Phone(client, 2)
