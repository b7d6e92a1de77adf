"""The push package stays behind one module."""

import re
from pathlib import Path


def test_the_package_is_used_in_one_module_only() -> None:
    users = [
        path.name
        for path in Path("server").rglob("*.py")
        if re.search(r"^\s*(import|from) webpush\b", path.read_text(), re.MULTILINE)
    ]
    assert users == ["push.py"]
