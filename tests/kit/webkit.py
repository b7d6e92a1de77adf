"""WebKitGTK's MiniBrowser by WebDriver, on a virtual screen."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import urllib.request
from pathlib import Path
from typing import Any

from kit.ports import free_port, listens, until

BROWSER = next(Path("/usr/lib").glob("*/webkit2gtk-4.*/MiniBrowser"), None)


class WebKit:
    def __init__(self, home: Path) -> None:
        self.home, self.port = home, free_port()
        self.processes: list[subprocess.Popen[bytes]] = []

    def start(self) -> "WebKit":
        self.home.mkdir(parents=True, exist_ok=True)
        display = f":{free_port() % 1000 + 100}"
        self.spawn([shutil.which("Xvfb") or "Xvfb", display, "-screen", "0", "800x1000x24"], {})
        quiet = {
            "DISPLAY": display,
            "HOME": str(self.home),
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1",
            "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
        }
        self.spawn(["WebKitWebDriver", f"--port={self.port}"], quiet)
        until(lambda: listens(self.port))
        options = {"binary": str(BROWSER), "args": ["--automation"]}
        wanted = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        self.session = self.call("POST", "/session", {"capabilities": wanted})["sessionId"]
        self.call("POST", f"/session/{self.session}/timeouts", {"script": 30000})
        return self

    def spawn(self, command: list[str], extra: dict[str, str]) -> None:
        self.processes.append(
            subprocess.Popen(
                command,
                env={**os.environ, **extra},
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        )

    def call(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        request = urllib.request.Request(
            f"http://127.0.0.1:{self.port}{path}",
            None if body is None else json.dumps(body).encode(),
            {"Content-Type": "application/json"},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.loads(answer.read())["value"]

    def goto(self, url: str) -> None:
        self.call("POST", f"/session/{self.session}/url", {"url": url})

    def evaluate(self, expression: str) -> Any:
        script = (
            "const done = arguments[arguments.length - 1];"
            f"Promise.resolve({expression}).then(v => done(JSON.stringify(v ?? null)),"
            " e => done(JSON.stringify('failed: ' + e)));"
        )
        path = f"/session/{self.session}/execute/async"
        return json.loads(self.call("POST", path, {"script": script, "args": []}))

    def kill(self) -> None:
        with contextlib.suppress(OSError):
            self.call("DELETE", f"/session/{self.session}")
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
