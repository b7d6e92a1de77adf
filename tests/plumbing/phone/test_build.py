"""A build is made once, found again, and does not take away what the last one gave."""

import gzip
import hashlib
import subprocess
from pathlib import Path

import brotli
import msgspec
import pytest

from kit.two_hosts import NODE
from server.plumbing.phone.build import Build, before, build
from server.plumbing.phone.packed import pack


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Build:
    return build(tmp_path_factory.mktemp("data"))


def kept(data: Path) -> list[Path]:
    return sorted(data.glob("build-*"))


def test_every_asset_is_packed_and_named_by_its_hash(made: Build) -> None:
    for url, asset in [*made.assets.items(), ("/sw.js", made.worker)]:
        assert asset.url == url
        assert asset.digest == hashlib.sha256(asset.body).hexdigest()
        assert url == "/sw.js" or asset.digest[:16] in url
        assert brotli.decompress(asset.br) == gzip.decompress(asset.gz) == asset.body
    assert made.url("app.css") in made.assets


def test_the_worker_names_its_version_and_every_file_of_its_shell(made: Build) -> None:
    worker = made.worker.body.decode()
    assert f'const VERSION = "{made.version}";' in worker
    for name in ("app.css", "htmx.js", "page.js"):
        asset = made.assets[made.url(name)]
        assert f'{{"url": "{asset.url}", "sha256": "{asset.digest}"}}' in worker


def test_every_script_is_a_classic_script(made: Build, tmp_path: Path) -> None:
    scripts = [one for one in (made.worker, *made.assets.values()) if "javascript" in one.type]
    for asset in scripts:
        path = tmp_path / "script.cjs"
        path.write_bytes(asset.body)
        subprocess.run([str(NODE), "--check", str(path)], check=True)
    assert len(scripts) >= 4


def test_a_second_start_packs_nothing_again(tmp_path: Path) -> None:
    first = build(tmp_path)
    file = kept(tmp_path)[0] / "build.bin"
    written_at = file.stat().st_mtime_ns
    assert build(tmp_path) == first
    assert (file.stat().st_mtime_ns, len(kept(tmp_path))) == (written_at, 1)


def older(data: Path, name: str, url: str) -> None:
    folder = data / f"build-{name}"
    folder.mkdir()
    page = pack(url, "text/css", b"a{}" * 99)
    made = Build("0", page, {"app.css": url}, {url: page})
    (folder / "build.bin").write_bytes(msgspec.msgpack.encode(made))


def test_the_last_build_stays_served_and_those_before_it_go(tmp_path: Path) -> None:
    older(tmp_path, "oldest", "/assets/app-1.css")
    older(tmp_path, "last", "/assets/app-2.css")
    made = build(tmp_path)
    assert "/assets/app-2.css" in made.assets
    assert "/assets/app-1.css" not in made.assets
    assert made.url("app.css") != "/assets/app-2.css"
    assert len(kept(tmp_path)) == 2


def test_a_broken_older_build_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "build-broken").mkdir()
    (tmp_path / "build-broken" / "build.bin").write_bytes(b"\xc1")
    assert before(tmp_path / "build-now") == {}
