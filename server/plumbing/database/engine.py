"""One Piccolo engine that hands each query to the database of the force in hand."""

from typing import Any, NoReturn

import piccolo.table
from piccolo.engine.base import Engine
from piccolo.querystring import QueryString

from server.plumbing.database import opened
from server.plumbing.database.errors import UnitError
from server.plumbing.database.hand import inside_unit
from server.plumbing.database.statement import Row, Statement
from server.plumbing.database.stock import stock_engine


class ForceEngine(Engine[Any]):
    """Serves queries only: who wants several of them to be one, asks for a unit of work."""

    def __init__(self) -> None:
        self.log_queries = self.log_responses = False
        self.min_version_number = 0
        self.query_id = 0

    @property
    def engine_type(self) -> str:  # type: ignore[override]
        """Piccolo asks while it builds SQL."""
        stock = stock_engine.get()
        return stock.engine_type if stock else opened.here().kind

    async def run_querystring(self, querystring: QueryString, in_pool: bool = True) -> Any:
        if stock := stock_engine.get():
            return await stock.run_querystring(querystring, in_pool=in_pool)
        database = opened.here()
        sql, arguments = querystring.compile_string(engine_type=database.kind)
        return await self.run(database, Statement(sql, arguments))

    async def run(self, database: opened.Database, statement: Statement) -> list[Row]:
        """To the unit's driver inside a unit, else straight to the database."""
        if inside_unit():
            return await statement
        return await database.run(statement)

    async def run_ddl(self, ddl: str, in_pool: bool = True) -> Any:
        if stock := stock_engine.get():
            return await stock.run_ddl(ddl, in_pool=in_pool)
        return await self.run(opened.here(), Statement(ddl, []))

    def transform_response_to_dicts(self, results: Any) -> list[dict[str, Any]]:
        stock = stock_engine.get()
        return stock.transform_response_to_dicts(results) if stock else results

    @property
    def current_transaction(self) -> Any:  # type: ignore[override]
        return self._migrating().current_transaction

    def transaction(self, *args: Any, **kwargs: Any) -> Any:
        return self._migrating().transaction(*args, **kwargs)

    def atomic(self, *args: Any, **kwargs: Any) -> Any:
        return self._migrating().atomic(*args, **kwargs)

    async def batch(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise UnitError("batch() swallows errors: page by key instead")

    def _migrating(self) -> Engine[Any]:
        stock = stock_engine.get()
        if stock is None:
            raise UnitError("ask for a unit of work instead")
        return stock

    async def get_version(self) -> float:
        return self.get_version_sync()

    def get_version_sync(self) -> float:
        """New enough for RETURNING and ON CONFLICT; checked when a database is opened."""
        stock = stock_engine.get()
        return stock.get_version_sync() if stock else 99.0

    async def prep_database(self) -> None:
        """Nothing to do before there is a force."""


DB = ForceEngine()


def find_engine(module_name: str | None = None) -> Engine[Any]:
    """Every table's engine. Piccolo's own finder would load a code formatter to find it."""
    del module_name
    return DB


piccolo.table.engine_finder = find_engine  # type: ignore[attr-defined]
