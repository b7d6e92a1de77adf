"""The force's own pages: names on the home screen, the way out, its colour, neutral titles."""

import re

import httpx
import pytest

POLICE_WORDS = re.compile(
    r"polic|heddlu|crime|trosedd|report|adroddiad|case|achos|999", re.IGNORECASE
)
TITLE = re.compile(r"<title>(.*?)</title>")


async def test_the_neutral_name_says_nothing_of_the_police(client: httpx.AsyncClient) -> None:
    said = (await client.get("/notes.webmanifest")).json()
    assert said["name"] == "Notes and updates"
    assert not POLICE_WORDS.search(str(said))


async def test_the_ordinary_name_is_the_forces_in_its_language(client: httpx.AsyncClient) -> None:
    english = (await client.get("/manifest.webmanifest")).json()
    welsh = (await client.get("/cy/manifest.webmanifest")).json()
    assert (english["name"], welsh["name"]) == ("Cwm and Vale Police", "Heddlu Cwm a Dyffryn")
    assert (english["id"], english["start_url"], welsh["start_url"]) == ("/", "/", "/cy/")


async def test_the_icons_of_both_names_are_there(client: httpx.AsyncClient) -> None:
    for path in ("/manifest.webmanifest", "/notes.webmanifest"):
        for icon in (await client.get(path)).json()["icons"]:
            assert (await client.get(icon["src"])).headers["content-type"] == "image/svg+xml"


async def test_leaving_goes_to_a_site_that_says_nothing(client: httpx.AsyncClient) -> None:
    answer = await client.get("/exit")
    assert answer.status_code == 303
    assert answer.headers["location"] == "https://www.bbc.co.uk/weather"
    assert answer.headers["cache-control"] == "no-store"


async def test_the_forces_colour_is_one_custom_property(client: httpx.AsyncClient) -> None:
    answer = await client.get("/colour.css")
    assert answer.text == ":root { --force: #1d3d8f; }\n"


@pytest.mark.parametrize("path", ["/", "/report", "/cy/", "/cy/report", "/drafts", "/privacy"])
async def test_titles_stay_neutral_in_the_history(client: httpx.AsyncClient, path: str) -> None:
    found = TITLE.search((await client.get(path)).text)
    assert found
    assert not POLICE_WORDS.search(found[1])


@pytest.mark.parametrize("path", ["/", "/cy/check", "/accessibility", "/cy/privacy", "/services"])
async def test_every_page_has_the_way_out_the_skip_link_and_the_other_language(
    client: httpx.AsyncClient, path: str
) -> None:
    page = (await client.get(path)).text
    welsh = path.startswith("/cy")
    assert 'id="exit"' in page
    assert '<a class="skip" href="#main"' in page
    assert ("English</a>" in page) is welsh
    assert ("Cymraeg</a>" in page) is not welsh
