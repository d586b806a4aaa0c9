"""Open a store, make a new one, or say why that cannot be."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from govinfo_report.export.tables import SCHEMA_VERSION, TABLES, ColumnType
from govinfo_report.extras import MissingExtraError
from govinfo_report.store.faults import StoreError

if TYPE_CHECKING:
    import duckdb

__all__ = ["STORE_VERSION", "TABLE_NAMES", "opened_store", "single_row", "translated"]

STORE_VERSION = 1
"""Version of the tables of a store beside those of the export."""
TABLE_NAMES = {
    "reports": "reports",
    "long": "cells",
    "indicators": "indicators",
    "facts": "facts",
    "diagnostics": "diagnostics",
}
"""Tables of the export, and what the store calls them; the table of all readings has ``all_`` in front."""
_TYPES = {
    ColumnType.TEXT: "VARCHAR",
    ColumnType.COUNT: "BIGINT",
    ColumnType.NUMBER: "DECIMAL(38, 15)",
    ColumnType.ORDINAL: "INTEGER",
    ColumnType.MEASURE: "DOUBLE",
    ColumnType.FLAG: "BOOLEAN",
}
_OWN = """
CREATE TABLE meta (store_version INTEGER, schema_version INTEGER);
CREATE TABLE readings (key UUID PRIMARY KEY, reading BIGINT, report VARCHAR, version VARCHAR, failed BOOLEAN);
CREATE TABLE sources (
    key UUID PRIMARY KEY, report VARCHAR, name VARCHAR, file VARCHAR, member VARCHAR, url VARCHAR, fetched VARCHAR
);
CREATE TABLE quarantine (
    key UUID PRIMARY KEY, report VARCHAR, version VARCHAR, name VARCHAR, file VARCHAR, member VARCHAR, reason VARCHAR
);
CREATE TABLE ingests (version VARCHAR, started TIMESTAMP, ended TIMESTAMP, documents BIGINT, parsed BIGINT);
"""
_WRITING = "SET threads = 1; SET checkpoint_threshold = '128MB'"
"""The processors are for parsing; the log is folded into the file rarely, for that rewrites what was there before."""
_MAGIC, _MAGIC_AT = b"DUCK", 8
"""What a DuckDB database has behind a checksum at its beginning."""


@contextmanager
def opened_store(path: str | os.PathLike[str], *, writing: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection to a store; one that does not exist is made where it is to be written.

    Args:
        path: The file of the store.
        writing: Whether it is opened to be written.

    Raises:
        StoreError: it does not exist, is in use, is of a newer version, or is no store.
        MissingExtraError: the extra ``store`` is not installed.
    """
    try:
        import duckdb  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        raise MissingExtraError("store", "a store") from missing
    place = Path(path)
    if not writing and not place.exists():
        raise StoreError(f"there is no store {place}")
    _look_at(place)
    with translated(place):
        connection = duckdb.connect(str(place), read_only=not writing)
    try:
        with translated(place):
            if writing:
                connection.execute(_WRITING)
                _make(connection)
            _verify(connection, place)
        yield connection
    finally:
        connection.close()


def _look_at(place: Path) -> None:
    """Refuse a file of another kind: DuckDB opens tables as a database in memory, and what is written there is lost.

    Raises:
        StoreError: it is no database, or cannot be read.
    """
    try:
        with place.open("rb") as file:
            is_database = file.read(_MAGIC_AT + len(_MAGIC))[_MAGIC_AT:] == _MAGIC
    except FileNotFoundError:
        return
    except OSError as error:
        raise StoreError(f"{place} cannot be read as a store: {error.strerror}") from error
    if not is_database:
        raise StoreError(f"{place} is no DuckDB database, and no store of govinfo_report: name another file")


def single_row(connection: duckdb.DuckDBPyConnection, query: str) -> tuple[Any, ...]:
    """The only row of an answer, which is taken whole: the connection is free for the next question."""
    ((*row,),) = connection.execute(query).fetchall()
    return tuple(row)


def _make(connection: duckdb.DuckDBPyConnection) -> None:
    """Make the tables of a new store, all or none; one that has tables is left alone."""
    if single_row(connection, "SELECT count(*) FROM duckdb_tables()") != (0,):
        return
    connection.begin()
    connection.execute(_OWN)
    connection.execute("INSERT INTO meta VALUES (?, ?)", [STORE_VERSION, SCHEMA_VERSION])
    for name, stored in TABLE_NAMES.items():
        columns = ", ".join(f"{one.name} {_TYPES[one.type]}" for one in TABLES[name].columns)
        connection.execute(f"CREATE TABLE all_{stored} (reading BIGINT, {columns})")
    connection.execute(files(__package__).joinpath("views.sql").read_text(encoding="utf-8"))
    connection.commit()


def _verify(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    meta = single_row(connection, "SELECT count(*) FROM duckdb_tables() WHERE table_name = 'meta'")
    if meta != (1,):
        raise StoreError(f"{path} is a DuckDB database, but no store of govinfo_report")
    found = single_row(connection, "SELECT store_version, schema_version FROM meta")
    known = (STORE_VERSION, SCHEMA_VERSION)
    if found != known:
        newer = found > known
        what = "upgrade govinfo_report to read it" if newer else "ingest the sources into a new store"
        raise StoreError(
            f"{path} is a store of {'a newer' if newer else 'another'} version {found}, not {known}: {what}"
        )


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Say faults of the database, and of the processes that parse for it, in words that help.

    Raises:
        StoreError: DuckDB cannot go on, or no process starts.
        KeyboardInterrupt: it was interrupted.
    """
    import duckdb  # noqa: PLC0415  an extra

    try:
        yield
    except duckdb.Error as error:
        words = str(error)
        if "lock" in words and "onflicting" in words:
            holder = re.search(r"PID (\d+)", words)
            by = f"by process {holder[1]}" if holder else "by another process"
            raise StoreError(f"{path} is in use {by}; a store is written by one at a time") from error
        if re.search(r"No space left|File too large|out of (?:disk )?space|[Dd]isk (?:is )?full", words):
            raise StoreError(
                f"{path} cannot grow: {words}. What was stored before is whole: make room and run the same again"
            ) from error
        if re.search(r"not a valid DuckDB database|newer version|version number", words):
            raise StoreError(f"{path} cannot be read as a store: {words}") from error
        raise StoreError(f"{path}: {words}") from error
    except ChildProcessError as error:
        raise StoreError(str(error)) from error
    except RuntimeError as error:
        if "interrupted" not in str(error):  # what the database makes of an interrupt that comes while it works
            raise
        raise KeyboardInterrupt from error
