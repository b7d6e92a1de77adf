"""What `make run` says: where to go, who can sign in, a code that works now."""

import json

import pyotp

from server.demo.marks import MADE
from server.demo.password import PASSWORD
from server.plumbing.settings import settings


def guide() -> str:
    officers = json.loads((settings().data / MADE).read_text(encoding="utf-8"))["officers"]
    here = f"http://localhost:{settings().port}"
    lines = [
        "",
        "Peel: the demo force, Cwm and Vale Police / Heddlu Cwm a Dyffryn",
        "",
        f"  citizens   {here}/          in Welsh {here}/cy/",
        f"  officers   {here}/desk",
        f"  victims    {here}/case      mail goes to {settings().data}/mail as files",
        "",
        f"  Sign-ins at the desk, all with the password {PASSWORD}:",
    ]
    lines += [
        f"    {officer['email']:<24} {officer['role']:<11} code now "
        f"{pyotp.TOTP(officer['secret']).now()}"
        for officer in officers
    ]
    return "\n".join([*lines, "", "  A fresh code: peel demo codes. Stop with Ctrl-C.", ""])
