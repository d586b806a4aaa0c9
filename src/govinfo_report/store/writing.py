"""What an ingest writes: a few documents at a time, whole or not at all."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
from attrs import frozen

from govinfo_report.document import Origin
from govinfo_report.intake.item import Item
from govinfo_report.readers.assembly import digest
from govinfo_report.store.opening import TABLE_NAMES, single_row
from govinfo_report.store.progress import Progress
from govinfo_report.store.work import Parsed
from govinfo_report.store.workers import Lost

__all__ = ["Sorted", "Writer"]

_NOWHERE = Origin("")


@frozen
class Sorted:
    """A document with what the store knows of it."""

    item: Item
    report: str | None
    """The digest of its bytes; None: they could not be had."""
    is_new: bool
    """Whether it has to be parsed."""


class Writer:
    """Writes into one store, for one version of the library."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, version: str) -> None:
        self._connection, self._version = connection, version
        self._under_way: set[str] = set()
        self._next = 0
        self._started = datetime.now(UTC).replace(tzinfo=None)

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

    def end(self, done: Progress) -> None:
        """Note that a run was completed."""
        ended = datetime.now(UTC).replace(tzinfo=None)
        values = [self._version, self._started, ended, done.documents, done.parsed]
        self._connection.execute("INSERT INTO ingests VALUES (?, ?, ?, ?, ?)", values)

    def sort_out(self, items: Sequence[Item]) -> list[Sorted]:
        """Which documents have to be parsed: not those that the store has, or that are under way."""
        keys = [None if item.fault is not None else digest(item.given.data) for item in items]
        query = "SELECT report FROM readings WHERE key IN (SELECT unnest(?)::UUID)"
        wanted = [_key(one, self._version) for one in keys if one]
        stored = self._connection.execute(query, [wanted]).fetchall()
        known = self._under_way.union(one for (one,) in stored)
        found = []
        for item, key in zip(items, keys, strict=True):
            found.append(Sorted(item, key, key is not None and key not in known))
            if key is not None:
                known.add(key)
        self._under_way.update(one.report for one in found if one.is_new and one.report)
        return found

    def store(self, documents: Sequence[Sorted], outcome: Sequence[tuple[Sequence[Item], Parsed | Lost]]) -> Progress:
        """Store what became of some documents, in one transaction."""
        new = [one for one in documents if one.is_new]
        failures: dict[int, str] = {}
        self._connection.begin()
        done, errors = 0, 0
        for items, made in outcome:
            if isinstance(made, Lost):
                failures[done] = made.reason
            else:
                failures |= {done + number: reason for number, reason in made.failures.items()}
                errors += made.errors
                for name, table in made.tables.items():
                    self._add_rows(name, table, self._next + done)
            done += len(items)
        self._add_readings(new, failures)
        self._add_sources(documents)
        self._add_quarantine(documents, {id(new[number]): reason for number, reason in failures.items()})
        self._connection.commit()
        self._next += len(new)
        self._under_way.difference_update(one.report for one in new if one.report)
        faults = sum(one.report is None for one in documents)
        return Progress(
            documents=len(documents),
            parsed=len(new) - len(failures),
            known=len(documents) - len(new) - faults,
            failed=len(failures) + faults,
            errors=errors,
        )

    def _add_rows(self, name: str, table: pa.Table, first: int) -> None:
        if table.num_rows:
            readings = pc.add(table.column("number"), pa.scalar(first, pa.int64()))
            self._insert(f"INSERT INTO all_{TABLE_NAMES[name]}", table.set_column(0, "reading", readings))

    def _add_readings(self, new: Sequence[Sorted], failures: dict[int, str]) -> None:
        rows = [
            {
                "key": _key(one.report, self._version),
                "reading": self._next + number,
                "report": one.report,
                "version": self._version,
                "failed": number in failures,
            }
            for number, one in enumerate(new)
        ]
        if rows:
            self._insert("INSERT INTO readings", pa.Table.from_pylist(rows))

    def _add_sources(self, documents: Sequence[Sorted]) -> None:
        rows = []
        for one in documents:
            if one.report is not None:
                origin = one.item.origin or _NOWHERE
                rows.append(
                    {
                        "key": _key(one.report, one.item.given.name, origin.file, origin.member),
                        "report": one.report,
                        "name": one.item.given.name,
                        "file": origin.file,
                        "member": origin.member,
                        "url": origin.url,
                        "fetched": origin.fetched,
                    }
                )
        if rows:
            self._insert("INSERT OR IGNORE INTO sources", _texts(rows))

    def _add_quarantine(self, documents: Sequence[Sorted], reasons: dict[int, str]) -> None:
        had = [_key(None, one.item.given.name, *_place(one)) for one in documents if one.report is not None]
        self._connection.execute("DELETE FROM quarantine WHERE key IN (SELECT unnest(?)::UUID)", [had])
        rows = []
        for one in documents:
            reason = one.item.fault if one.report is None else reasons.get(id(one))
            if reason is not None:
                file, member = _place(one)
                rows.append(
                    {
                        "key": _key(one.report and f"{one.report} {self._version}", one.item.given.name, file, member),
                        "report": one.report,
                        "version": self._version,
                        "name": one.item.given.name,
                        "file": file,
                        "member": member,
                        "reason": reason,
                    }
                )
        if rows:
            self._insert("INSERT OR REPLACE INTO quarantine", _texts(rows))

    def _insert(self, command: str, table: pa.Table) -> None:
        self._connection.register("made", table)
        self._connection.execute(f"{command} SELECT * FROM made")  # noqa: S608  our commands
        self._connection.unregister("made")


def _texts(rows: Sequence[Mapping[str, str | None]]) -> pa.Table:
    """Rows of texts, one a key. A name that is no text, as of a file of another system, is written with escapes."""
    once = list({row["key"]: row for row in rows}.values())
    columns = {
        name: [value and value.encode("utf-8", "backslashreplace").decode() for value in (row[name] for row in once)]
        for name in once[0]
    }
    return pa.table({name: pa.array(values, pa.string()) for name, values in columns.items()})


def _place(one: Sorted) -> tuple[str, str | None]:
    origin = one.item.origin or _NOWHERE
    return origin.file, origin.member


def _key(*parts: str | None) -> str:
    """Several words as one UUID, so that an index on it is small."""
    return hashlib.sha256("\0".join(part or "" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]
