"""Firefox by WebDriver BiDi over a websocket: no driver program, the real browser."""

import contextlib
import itertools
import json
import os
import re
import signal
import subprocess
from pathlib import Path
from typing import Any

from websockets.sync.client import connect

from kit.ports import free_port, until

QUIET = {
    "app.normandy.enabled": False,
    "app.update.disabledForTesting": True,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.sessionstore.interval": 1000,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.push.connection.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "remote.active-protocols": 1,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """One window. `evaluate` takes JavaScript that may return a promise."""

    def __init__(self, profile: Path) -> None:
        self.profile, self.port, self.ids = profile, free_port(), itertools.count(1)
        self.open = contextlib.ExitStack()

    def start(self) -> "Firefox":
        self.profile.mkdir(parents=True, exist_ok=True)
        lines = [f'user_pref("{name}", {json.dumps(value)});' for name, value in QUIET.items()]
        (self.profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = ["firefox-esr", "--headless", "--no-remote", "--profile", str(self.profile)]
        self.process = subprocess.Popen(
            [*command, f"--remote-debugging-port={self.port}"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env={**os.environ, "HOME": str(self.profile), "MOZ_CRASHREPORTER_DISABLE": "1"},
        )
        until(self.connected, 60)
        self.call("session.new", {"capabilities": {}})
        self.context = self.call("browsingContext.getTree", {})["contexts"][0]["context"]
        return self

    def connected(self) -> bool:
        with contextlib.suppress(OSError):
            address = f"ws://127.0.0.1:{self.port}/session"
            self.socket = self.open.enter_context(connect(address, max_size=None, close_timeout=1))
            return True
        return False

    def call(self, method: str, parameters: dict[str, Any]) -> Any:
        number = next(self.ids)
        self.socket.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while True:
            said = json.loads(self.socket.recv(timeout=60))
            if said.get("id") == number:
                if said["type"] == "error":
                    raise RuntimeError(f"{method}: {said['message']}")
                return said["result"]

    def goto(self, url: str) -> None:
        self.call(
            "browsingContext.navigate", {"context": self.context, "url": url, "wait": "complete"}
        )

    def evaluate(self, expression: str) -> Any:
        said = self.call(
            "script.evaluate",
            {
                "expression": f"Promise.resolve({expression}).then(v => JSON.stringify(v ?? null))",
                "target": {"context": self.context},
                "awaitPromise": True,
            },
        )
        if said["type"] != "success":
            raise RuntimeError(said["exceptionDetails"]["text"])
        return json.loads(said["result"]["value"])

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.open.close()
        for name in ("lock", ".parentlock"):
            if os.path.lexists(self.profile / name):
                (self.profile / name).unlink()


def version() -> str:
    said = subprocess.run(["firefox-esr", "--version"], capture_output=True, text=True, check=True)
    found = re.search(r"[\d.]+", said.stdout)
    return found[0] if found else ""
