"""What a worker does with a few documents: their reports as rows of every table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
from attrs import frozen

from govinfo_report.api import parse_many
from govinfo_report.export.arrow import batch_of
from govinfo_report.export.tables import TABLES, Row
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits

__all__ = ["STORED", "Parsed", "parse_items"]

STORED = ("reports", "long", "indicators", "facts", "diagnostics")
"""Tables that a store keeps; the wide one is made of the long one."""


@frozen
class Parsed:
    """The reports of some documents."""

    tables: Mapping[str, pa.Table]
    """The rows of each table, with ``number``: which of the documents each is of."""
    failures: Mapping[int, str]
    """Why a document gave no report, by its number."""
    errors: int
    """Reports with a diagnostic that is an error."""


def parse_items(items: Sequence[Item], limits: Limits) -> Parsed:
    """Parse documents; what cannot be parsed is said, and stops nothing."""
    rows: dict[str, list[Row]] = {name: [] for name in STORED}
    numbers: dict[str, list[int]] = {name: [] for name in STORED}
    failures, errors = {}, 0
    for number, report in enumerate(parse_many(items, limits=limits)):
        failure = next((one for one in report.diagnostics if one.code == "read-failure"), None)
        if failure is not None:
            failures[number] = str(failure.data["error"])
            continue
        errors += bool(report.errors)
        for name in STORED:
            before = len(rows[name])
            rows[name] += TABLES[name].rows(report)
            numbers[name] += [number] * (len(rows[name]) - before)
    tables = {}
    for name in STORED:
        batch = batch_of(TABLES[name], rows[name])
        column = pa.array(numbers[name], pa.int64())
        tables[name] = pa.Table.from_batches([batch]).add_column(0, "number", column)
    return Parsed(tables, failures, errors)
