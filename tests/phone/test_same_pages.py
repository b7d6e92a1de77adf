"""Both hosts answer an address with the same page, byte for byte."""

import pytest
from playwright.sync_api import Page

from kit.running import Peel

PATHS = ["/", "/report", "/services", "/check", "/accessibility", "/privacy", "/drafts"]
FROM_PHONE = """async (path) => {
  const answer = await fetch(path, { headers: { Accept: "text/html" } });
  return [answer.headers.get("X-Answered-By"), await answer.text()];
}"""

POST_NOTHING = """async (path) => {
  const body = new URLSearchParams("rev=1");
  return (await fetch(path, { method: "POST", body })).text();
}"""


@pytest.mark.parametrize("lang", ["", "/cy"])
def test_a_page_is_the_same_from_the_phone_and_from_the_server(
    phone: Page, peel: Peel, lang: str
) -> None:
    for path in PATHS:
        host, here = phone.evaluate(FROM_PHONE, lang + path)
        there = phone.context.request.get(f"{peel.base}{lang}{path}").text()
        assert host == "phone"
        assert here == there, path


def test_a_question_and_its_mistakes_are_the_same(phone: Page, peel: Peel) -> None:
    headers = {"Origin": peel.base, "Accept": "text/html"}
    asked = phone.context.request
    begun = asked.post(f"{peel.base}/report", headers=headers, form={}, max_redirects=0)
    there = begun.headers["location"]
    phone.goto(f"{peel.base}/report")
    phone.get_by_role("button", name="Start now").click()
    phone.wait_for_url("**/r/l-*/now")
    here = phone.url.removeprefix(peel.base)
    said = asked.post(peel.base + there, headers=headers, form={"rev": "0"}).text()
    mine = phone.evaluate(POST_NOTHING, here)
    assert neutral(mine, here) == neutral(said, there)


def neutral(page: str, path: str) -> str:
    """Without what must differ: the draft's number, its revision, and where it is kept."""
    lines = page.replace(path.split("/")[2], "DRAFT").splitlines()
    return "\n".join(line for line in lines if 'class="state' not in line and '"rev"' not in line)
