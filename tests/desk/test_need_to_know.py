"""Who may read a case by its pages: exactly whom the policy names, for every door to it."""

from typing import Any

import httpx
import pytest

from server.audit.tables import AuditLines
from server.plumbing import clock
from server.plumbing.access.sessions import open_session

Browser = httpx.AsyncClient
ROLES = ["officer", "supervisor", "editor", "operator"]
IN_CHARGE = ["nobody", "me", "other"]


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("in_charge", IN_CHARGE)
async def test_a_case_and_its_report_open_for_whom_the_policy_names(
    client: Browser, case: dict[str, Any], awel: str, role: str, in_charge: str
) -> None:
    me = {"nobody": "stranger", "me": awel, "other": "stranger"}[in_charge]
    if in_charge != "nobody":
        data = {"version": "1", "officer": awel}
        await client.post(f"/desk/cases/{case['id']}/allocate", data=data)
    client.cookies.set("peel", await open_session("officer", me, role, clock.now(), "Someone"))
    allowed = role == "supervisor" or (role == "officer" and in_charge != "other")
    before = await AuditLines.count().where(AuditLines.verb.is_in(["case.read", "report.read"]))
    for address in (f"/desk/cases/{case['id']}", f"/desk/reports/{case['report']}"):
        answer = await client.get(address)
        assert (answer.status_code == 200) == allowed
        assert ("chapel" in answer.text) == (allowed and "reports" in address)
    after = await AuditLines.count().where(AuditLines.verb.is_in(["case.read", "report.read"]))
    assert after - before == (2 if allowed else 0)
