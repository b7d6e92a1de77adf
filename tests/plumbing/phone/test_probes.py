"""Where engines are known to differ, both hosts print what is written down here."""

from pathlib import Path

from kit.probes import PROBES, VIEW, probe_templates
from kit.two_hosts import Page, two_hosts


def test_each_probe_prints_what_is_written_down_on_both_hosts(tmp_path: Path) -> None:
    hosts = two_hosts(tmp_path, probe_templates())
    pages = [Page(f"{n}.html", VIEW) for n in range(len(PROBES))]
    expected = dict(PROBES)
    assert len(expected) == len(PROBES) >= 110
    assert dict(zip(expected, hosts.server(pages), strict=True)) == expected
    assert dict(zip(expected, hosts.phone(pages), strict=True)) == expected
