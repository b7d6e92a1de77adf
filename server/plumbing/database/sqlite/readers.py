"""Threads that read: shared by all forces, each with its own connection to each file in use."""

import asyncio
import itertools
import sqlite3
import threading
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any

from server.plumbing.database.sqlite.connection import connect, said
from server.plumbing.database.sqlite.writer import IDLE_SECONDS, settle
from server.plumbing.database.statement import Row, Statement

READERS = 2
Asked = tuple[str, Statement | None, asyncio.AbstractEventLoop, "asyncio.Future[Any]"]


class Reader:
    """One thread; a question without a statement means: let go of that file."""

    def __init__(self) -> None:
        self.queue: SimpleQueue[Asked] = SimpleQueue()
        self.connections: dict[str, sqlite3.Connection] = {}
        threading.Thread(target=self._live, name="peel-reader", daemon=True).start()

    def ask(self, path: str, statement: Statement | None) -> "asyncio.Future[Any]":
        loop = asyncio.get_running_loop()
        future = loop.create_future()
        self.queue.put((path, statement, loop, future))
        return future

    def _live(self) -> None:
        while True:
            try:
                path, statement, loop, future = self.queue.get(timeout=IDLE_SECONDS)
            except Empty:
                self._forget(list(self.connections))
                continue
            outcome = self._outcome(path, statement)
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(settle, [(future, outcome)])

    def _outcome(self, path: str, statement: Statement | None) -> tuple[Any, BaseException | None]:
        if statement is None:
            self._forget([path])
            return None, None
        try:
            return self._read(path, statement), None
        except BaseException as error:  # the thread must outlive everything
            return None, said(error)

    def _read(self, path: str, statement: Statement) -> list[Row]:
        connection = self.connections.get(path)
        if connection is None:
            connection = self.connections[path] = connect(path)
        rows: list[Row] = connection.execute(statement.sql, statement.arguments).fetchall()
        return rows

    def _forget(self, paths: list[str]) -> None:
        for path in paths:
            connection = self.connections.pop(path, None)
            if connection is not None:
                connection.close()


_readers: list[Reader] = []
_turn = itertools.count()


async def read(path: str, statement: Statement) -> list[Row]:
    """Ask whichever reader's turn it is."""
    if not _readers:
        _readers.extend(Reader() for _ in range(READERS))
    rows: list[Row] = await _readers[next(_turn) % READERS].ask(path, statement)
    return rows


async def forget(path: str) -> None:
    """Close every reader's connection to this file."""
    await asyncio.gather(*(reader.ask(path, None) for reader in _readers))
