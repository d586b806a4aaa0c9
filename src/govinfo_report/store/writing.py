"""What an ingest writes: some documents at a time, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from attrs import define, field, frozen

from govinfo_report.document import Origin
from govinfo_report.intake.item import Item
from govinfo_report.readers.assembly import digest
from govinfo_report.store.opening import TABLE_NAMES, single_row
from govinfo_report.store.progress import Progress
from govinfo_report.store.work import Parsed
from govinfo_report.workers import Lost

__all__ = ["Sorted", "Writer", "known_query"]

_NOWHERE = Origin("")
# What the database may keep: what was written is not read again, but it would keep all of it. An entry of an index
# takes some 50 bytes, and cannot leave memory.
_MEGABYTES = 96
_MEGABYTES_A_KEY = 100 / 2**20


@frozen
class Sorted:
    """A document with what the store knows of it."""

    item: Item
    report: str | None
    """The digest of its bytes; None: they could not be had."""
    is_new: bool
    """Whether it has to be parsed."""


class Writer:
    """Writes into one store, for one version of the library.

    What became of documents is taken in and waits, as rows without their texts; all that waits is stored at once, for
    a transaction costs as much as many rows.
    """

    def __init__(self, connection: duckdb.DuckDBPyConnection, version: str) -> None:
        self._connection, self._version = connection, version
        self._under_way: set[str] = set()
        self._next = self._keys = 0
        self._started = datetime.now(UTC).replace(tzinfo=None)
        self._waiting = _Waiting()

    @property
    def documents_waiting(self) -> int:
        """How many documents were taken in and are not stored."""
        return self._waiting.counts.documents

    @property
    def bytes_waiting(self) -> int:
        """How much memory their rows take."""
        return self._waiting.size

    def begin(self, *, retry: bool) -> None:
        """Take up where the last run ended.

        Args:
            retry: Forget what is in quarantine, so that it is parsed again.
        """
        if retry:
            self._connection.begin()
            self._connection.execute("DELETE FROM readings WHERE failed AND version = ?", [self._version])
            self._connection.execute("DELETE FROM quarantine WHERE version = ?", [self._version])
            self._connection.commit()
        (self._next,) = single_row(self._connection, "SELECT coalesce(max(reading) + 1, 0) FROM readings")
        every = "SELECT key FROM readings UNION ALL SELECT key FROM sources UNION ALL SELECT key FROM quarantine"
        (self._keys,) = single_row(self._connection, f"SELECT count(*) FROM ({every})")  # noqa: S608  our tables
        self._bound_memory()

    def _bound_memory(self) -> None:
        megabytes = _MEGABYTES + round(self._keys * _MEGABYTES_A_KEY)
        self._connection.execute(f"SET memory_limit = '{megabytes}MB'")

    def end(self, done: Progress) -> None:
        """Note that a run was completed."""
        ended = datetime.now(UTC).replace(tzinfo=None)
        values = [self._version, self._started, ended, done.documents, done.parsed]
        self._connection.execute("INSERT INTO ingests VALUES (?, ?, ?, ?, ?)", values)

    def sort_out(self, items: Sequence[Item]) -> list[Sorted]:
        """Which documents have to be parsed: not those that the store has, or that are under way."""
        keys = [None if item.fault is not None else digest(item.given.data) for item in items]
        known = self._under_way | self._stored([_key(one, self._version) for one in keys if one])
        found = []
        for item, key in zip(items, keys, strict=True):
            found.append(Sorted(item, key, key is not None and key not in known))
            if key is not None:
                known.add(key)
        self._under_way.update(one.report for one in found if one.is_new and one.report)
        return found

    def _stored(self, keys: Sequence[str]) -> set[str]:
        """The reports of those keys that the store has."""
        if not keys:
            return set()
        return {report for (report,) in self._connection.execute(known_query(len(keys)), keys).fetchall()}

    def take(self, documents: Sequence[Sorted], outcome: Sequence[tuple[Sequence[Item], Parsed | Lost]]) -> None:
        """Take in what became of some documents; :meth:`store` stores it."""
        new = [one for one in documents if one.is_new]
        failures: dict[int, str] = {}
        done, errors = 0, 0
        for items, made in outcome:
            if isinstance(made, Lost):
                failures[done] = made.reason
            else:
                failures |= {done + number: reason for number, reason in made.failures.items()}
                errors += made.errors
                for name, table in made.tables.items():
                    self._waiting.add_rows(name, table, self._next + done)
            done += len(items)
        for number, one in enumerate(new):
            self._waiting.readings.append(
                {
                    "key": _key(one.report, self._version),
                    "reading": self._next + number,
                    "report": one.report,
                    "version": self._version,
                    "failed": number in failures,
                }
            )
        self._next += len(new)
        reasons = {id(new[number]): reason for number, reason in failures.items()}
        for one in documents:
            self._take_place(one, one.item.fault if one.report is None else reasons.get(id(one)))
        faults = sum(one.report is None for one in documents)
        self._waiting.counts = self._waiting.counts.and_then(
            Progress(
                documents=len(documents),
                parsed=len(new) - len(failures),
                known=len(documents) - len(new) - faults,
                failed=len(failures) + faults,
                errors=errors,
            )
        )

    def _take_place(self, one: Sorted, reason: str | None) -> None:
        """Where a document was found, and why it gave no report, if it gave none."""
        name, origin, waiting = one.item.given.name, one.item.origin or _NOWHERE, self._waiting
        place = {"name": name, "file": origin.file, "member": origin.member}
        if one.report is not None:
            key = _key(one.report, *place.values())
            more = {"url": origin.url, "fetched": origin.fetched}
            waiting.sources.setdefault(key, {"key": key, "report": one.report, **place, **more})
            had = _key(None, *place.values())
            waiting.had.append(had)
            waiting.quarantine.pop(had, None)
        if reason is not None:
            key = _key(one.report and f"{one.report} {self._version}", *place.values())
            what = {"report": one.report, "version": self._version}
            waiting.quarantine[key] = {"key": key, **what, **place, "reason": reason}

    def store(self) -> Progress:
        """Store what was taken in, in one transaction, and say what it was."""
        waiting, self._waiting = self._waiting, _Waiting()
        self._keys += len(waiting.readings) + len(waiting.sources) + len(waiting.quarantine)
        self._bound_memory()
        self._connection.begin()
        for name, tables in waiting.tables.items():
            self._insert(f"INSERT INTO all_{TABLE_NAMES[name]}", pa.concat_tables(tables))
        if waiting.readings:
            self._insert("INSERT INTO readings", pa.Table.from_pylist(waiting.readings))
        if waiting.sources:
            self._insert("INSERT OR IGNORE INTO sources", _texts(waiting.sources.values()))
        self._connection.execute("DELETE FROM quarantine WHERE key IN (SELECT unnest(?)::UUID)", [waiting.had])
        if waiting.quarantine:
            self._insert("INSERT OR REPLACE INTO quarantine", _texts(waiting.quarantine.values()))
        self._connection.commit()
        self._under_way.difference_update(one["report"] for one in waiting.readings)
        return waiting.counts

    def _insert(self, command: str, table: pa.Table) -> None:
        self._connection.register("made", table)
        self._connection.execute(f"{command} SELECT * FROM made")  # noqa: S608  our commands
        self._connection.unregister("made")


@define
class _Waiting:
    """What was taken in and is not stored."""

    tables: dict[str, list[pa.Table]] = field(factory=dict)
    size: int = 0
    readings: list[dict[str, Any]] = field(factory=list)
    sources: dict[str, Mapping[str, str | None]] = field(factory=dict)
    quarantine: dict[str, Mapping[str, str | None]] = field(factory=dict)
    had: list[str] = field(factory=list)
    """Keys of the places at which a document could be had: they are in quarantine no longer."""
    counts: Progress = field(factory=Progress)

    def add_rows(self, name: str, table: pa.Table, first: int) -> None:
        """Rows of a table, numbered by the documents of their task; the first of these is this reading."""
        if table.num_rows:
            readings = pc.add(table.column("number"), pa.scalar(first, pa.int64()))
            self.tables.setdefault(name, []).append(table.set_column(0, "reading", readings))
            self.size += table.nbytes


def known_query(count: int) -> str:
    """The question for the reports of so many keys.

    They are looked up one by one in the index; a join with a list of them would read the whole table, which grows.
    """
    return f"SELECT report FROM readings WHERE key IN ({', '.join('?' * count)})"  # noqa: S608  only marks


def _texts(rows: Iterable[Mapping[str, str | None]]) -> pa.Table:
    """Rows of texts. A name that is no text, as of a file of another system, is written with escapes."""
    escaped = [
        {name: value and value.encode("utf-8", "backslashreplace").decode() for name, value in row.items()}
        for row in rows
    ]
    return pa.table({name: pa.array([row[name] for row in escaped], pa.string()) for name in escaped[0]})


def _key(*parts: str | None) -> str:
    """Several words as one UUID, so that an index on it is small."""
    return hashlib.sha256("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
