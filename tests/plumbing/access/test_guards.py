"""Every door has a guard."""

import pytest
from litestar import Litestar, get

from server.app import house
from server.plumbing.access.guards import anyone, officer
from server.plumbing.access.unguarded import unguarded


@get("/open", guards=[anyone])
async def said_open() -> None: ...


@get("/left-open")
async def left_open() -> None: ...


@get("/twice", guards=[anyone, officer])
async def twice() -> None: ...


@pytest.mark.filterwarnings("ignore")
def test_every_route_of_the_house_has_one_guard() -> None:
    assert unguarded(house()) == []


def test_a_door_left_open_is_named() -> None:
    app = Litestar([said_open, left_open, twice], openapi_config=None)
    assert unguarded(app) == ["/left-open left_open: no guard", "/twice twice: more than one guard"]
