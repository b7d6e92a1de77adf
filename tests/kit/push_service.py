"""The push test server of npm: keeps subscriptions, checks VAPID, decrypts what arrives."""

import json
import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from typing import Any

from kit.ports import free_port, listens, until

ROOT = Path(__file__).parents[2]
NODE = Path(sys.executable).parent / "node"
PROGRAM = ROOT / "node_modules" / "web-push-testing"


class PushService:
    def __init__(self) -> None:
        self.port = free_port()

    @property
    def base(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> "PushService":
        self.process = subprocess.Popen(
            [NODE, PROGRAM / "src/bin/server.js", str(self.port)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        until(lambda: listens(self.port))
        return self

    def stop(self) -> None:
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def post(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        request = urllib.request.Request(
            self.base + path, json.dumps(body).encode(), {"Content-Type": "application/json"}
        )
        with urllib.request.urlopen(request) as answer:
            said: dict[str, Any] = json.loads(answer.read())["data"]
            return said

    def subscribe(self, vapid_public: str) -> dict[str, Any]:
        """A subscription as a browser gives it: endpoint and keys."""
        return self.post(
            "/subscribe", {"userVisibleOnly": "true", "applicationServerKey": vapid_public}
        )

    def received(self, subscription: dict[str, Any]) -> list[str]:
        """The decrypted messages, as text."""
        said = self.post("/get-notifications", {"clientHash": subscription["clientHash"]})
        return [str(message) for message in said["messages"]]
