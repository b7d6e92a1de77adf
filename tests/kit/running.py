"""A whole Peel as processes: web and worker in one group that can be killed and started again."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kit.ports import free_port, until

ROOT = Path(__file__).parents[2]
PEEL = [sys.executable, "-m", "server.cli"]


@dataclass
class Peel:
    """Settings of one installation; `kill` is a kill -9 of the whole group."""

    data: Path
    port: int = field(default_factory=free_port)
    settings: dict[str, str] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)
    root: Path = ROOT  # the sources that run

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> dict[str, str]:
        mine = {"PEEL_DATA": str(self.data), "PORT": str(self.port), **self.settings}
        return {**os.environ, **mine}

    def run(self, *arguments: str) -> str:
        """One `peel` command; its output."""
        done = subprocess.run(
            [*PEEL, *arguments],
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"peel {' '.join(arguments)}: {done.stdout}{done.stderr}")
        return done.stdout

    def start(self, *kinds: str) -> "Peel":
        self.data.mkdir(parents=True, exist_ok=True)
        for kind in kinds or ("serve", "worker"):
            with (self.data / f"{kind}.log").open("ab") as log:
                self.processes.append(
                    subprocess.Popen(
                        [*PEEL, kind],
                        cwd=self.root,
                        env=self.environment,
                        stdout=log,
                        stderr=subprocess.STDOUT,
                        start_new_session=True,
                    )
                )
        until(self.ready, 30)
        return self

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(self.base + "/ready", timeout=2) as answer:
                return bool(answer.status == 200)
        except (OSError, urllib.error.URLError):
            return False

    def json(self, path: str) -> dict[str, Any]:
        with urllib.request.urlopen(self.base + path, timeout=10) as answer:
            said: dict[str, Any] = json.loads(answer.read())
            return said

    def kill(self, sign: int = signal.SIGKILL) -> None:
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, sign)
        for process in self.processes:
            process.wait(20)
        self.processes.clear()

    def logs(self) -> str:
        return "".join(
            path.read_text(encoding="utf-8", errors="replace") for path in self.data.glob("*.log")
        )
