"""A phone that seals reports to the force in hand and sends them through the real door."""

from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from kit.phone import Phone
from kit.reports import Op, exchange, phone_of, sealed_op

Send = Callable[..., Awaitable[list[dict[str, Any]]]]


@pytest.fixture
async def phone(force: str) -> Phone:
    return phone_of(force)


@pytest.fixture
async def send(phone: Phone, client: httpx.AsyncClient) -> Send:
    """Ops of this phone in one exchange; the results come back."""

    async def sent(*ops: Op) -> list[dict[str, Any]]:
        return await exchange(client, phone, *ops)

    return sent


@pytest.fixture
async def sealed(phone: Phone) -> Callable[..., Op]:
    """An op around any plain text or changed report."""

    def make(plain: bytes = b"", **changes: Any) -> Op:
        return sealed_op(phone, plain, **changes)

    return make
