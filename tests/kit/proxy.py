"""A TCP proxy that is slow, cuts connections or plays a captive portal.

It stands between browser and server because the offline switches of the browsers' own tools do
not reach a service worker.
"""

import asyncio
import contextlib
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from kit.meter import Meter
from kit.ports import free_port, until

PORTAL = (
    b"HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 31\r\nconnection: close\r\n\r\n"
)
PORTAL += b"<html>Sign in to Wi-Fi</html>\r\n"


@dataclass
class Network:
    """delay in seconds a way, rate in bytes a second, cut(direction) gives bytes until a cut."""

    target: int
    port: int = field(default_factory=free_port)
    delay: float = 0
    rate: int = 0
    portal: bool = False
    portals: int = 0
    cut: Callable[[], tuple[str, int] | None] = lambda: None
    passed: dict[str, int] = field(default_factory=lambda: {"up": 0, "down": 0})
    cuts: int = 0
    meters: list[Meter] = field(default_factory=list)

    @property
    def bodies(self) -> int:
        """Bytes of answers' bodies that came down so far."""
        return sum(meter.bodies for meter in self.meters)

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> "Network":
        self.loop = asyncio.new_event_loop()
        started = threading.Event()

        async def listen() -> None:
            self.server = await asyncio.start_server(self.handle, "127.0.0.1", self.port)
            started.set()

        self.loop.create_task(listen())
        self.thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self.thread.start()
        until(started.is_set)
        return self

    def stop(self) -> None:
        async def end() -> None:
            self.server.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            for task in others:
                task.cancel()
            await asyncio.gather(*others, return_exceptions=True)

        asyncio.run_coroutine_threadsafe(end(), self.loop).result(5)
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join(5)
        self.loop.close()

    async def handle(self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter) -> None:
        try:
            if self.portal:
                return await self.sign_in_page(phone, to_phone)
            server, to_server = await asyncio.open_connection("127.0.0.1", self.target)
        except (OSError, asyncio.IncompleteReadError):
            return None
        else:
            plan = self.cut()
            await asyncio.gather(
                self.copy(phone, to_server, "up", plan),
                self.copy(server, to_phone, "down", plan),
                return_exceptions=True,
            )
        finally:
            to_phone.close()
        return None

    async def sign_in_page(
        self, phone: asyncio.StreamReader, to_phone: asyncio.StreamWriter
    ) -> None:
        """Answers, then hears the request out: closing before would look like a lost signal."""
        await phone.readuntil(b"\r\n\r\n")
        to_phone.write(PORTAL)
        await to_phone.drain()
        self.portals += 1
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(phone.read(-1), 2)

    async def copy(
        self,
        source: asyncio.StreamReader,
        sink: asyncio.StreamWriter,
        way: str,
        plan: tuple[str, int] | None,
    ) -> None:
        left = plan[1] if plan and plan[0] == way else None
        meter = Meter()
        if way == "down":
            self.meters.append(meter)
        try:
            while (data := await source.read(16384)) and not self.portal:
                await asyncio.sleep(self.delay + (len(data) / self.rate if self.rate else 0))
                self.passed[way] += len(data)
                if way == "down":
                    meter.feed(data)
                if left is not None and len(data) >= left:
                    sink.write(data[:left])
                    self.cuts += 1
                    break
                left = None if left is None else left - len(data)
                sink.write(data)
                await sink.drain()
        finally:
            sink.close()
