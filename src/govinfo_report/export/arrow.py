"""Tables as Arrow: schemas with Chinese labels in the metadata of their fields, and streams of record batches.

Needs the extra ``frames``; :mod:`govinfo_report.export.frames` says so where it is missing.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from govinfo_report.export.records import Reports, each
from govinfo_report.export.tables import SCHEMA_VERSION, Column, ColumnType, ExportTable, Row, table_named

__all__ = ["ROWS_A_BATCH", "batch_of", "record_batches", "schema_of"]

ROWS_A_BATCH = 16_384
_PRECISION, _SCALE = 38, 15
_MOST = Decimal(10) ** (_PRECISION - _SCALE)
_SMALL = 2**62
_TYPES = {
    ColumnType.TEXT: pa.string(),
    ColumnType.COUNT: pa.int64(),
    ColumnType.NUMBER: pa.decimal128(_PRECISION, _SCALE),
    ColumnType.ORDINAL: pa.int32(),
    ColumnType.MEASURE: pa.float64(),
    ColumnType.FLAG: pa.bool_(),
}


@cache
def schema_of(table: str) -> pa.Schema:
    """The schema of a table.

    The metadata of a field holds ``label`` (Chinese) and ``description``; of a value's column in the wide table also
    ``unit``, ``table`` and ``forms``. That of the schema holds ``table`` and ``schema_version``.

    Raises:
        ValueError: there is no such table.
    """
    made = table_named(table)
    metadata = {"table": made.name, "label": made.label, "schema_version": json.dumps(SCHEMA_VERSION)}
    return pa.schema([_field(one) for one in made.columns], metadata=metadata)


def _field(column: Column) -> pa.Field:
    metadata = {"label": column.label, "description": column.meaning, **column.more}
    return pa.field(column.name, _TYPES[column.type], metadata=metadata)


def batch_of(table: ExportTable, rows: Sequence[Row]) -> pa.RecordBatch:
    """Rows as one record batch."""
    schema = schema_of(table.name)
    columns = zip(*rows, strict=True) if rows else ((),) * len(table.columns)
    arrays = [_array(values, one.type) for values, one in zip(columns, table.columns, strict=True)]
    return pa.record_batch(arrays, schema=schema)


def _array(values: Sequence[Any], type_: ColumnType) -> pa.Array:
    if type_ is ColumnType.NUMBER:
        return _numbers(values)
    if type_ is ColumnType.TEXT:
        try:
            return pa.array(values, pa.string())
        except UnicodeEncodeError:  # half of a surrogate pair, from a text that was never bytes
            values = [value and value.encode("utf-8", "replace").decode() for value in values]
    return pa.array(values, _TYPES[type_])


def _numbers(values: Sequence[int | Decimal | None]) -> pa.Array:
    """Numbers as decimals. Nearly all are small integers, which Arrow converts many times faster by itself."""
    small = [value if isinstance(value, int) and -_SMALL < value < _SMALL else None for value in values]
    made = pa.array(small, pa.int64()).cast(_TYPES[ColumnType.NUMBER])
    others = [
        None if value is None or one is not None else _fitting(value) for value, one in zip(values, small, strict=True)
    ]
    return (
        pc.coalesce(made, pa.array(others, _TYPES[ColumnType.NUMBER]))
        if any(one is not None for one in others)
        else made
    )


def _fitting(value: int | Decimal) -> Decimal | None:
    exact = Decimal(value)
    exponent = exact.as_tuple().exponent
    return exact if isinstance(exponent, int) and exponent >= -_SCALE and abs(exact) < _MOST else None


def record_batches(reports: Reports, table: str = "long", *, rows: int = ROWS_A_BATCH) -> pa.RecordBatchReader:
    """A table as a stream of record batches; of a generator of reports, only one batch is held.

    Args:
        reports: One report, or many.
        table: Name of the table.
        rows: Rows of each batch but the last.

    Raises:
        ValueError: there is no such table.
    """
    made = table_named(table)
    return pa.RecordBatchReader.from_batches(schema_of(table), _batches(made, reports, rows))


def _batches(table: ExportTable, reports: Reports, rows: int) -> Iterator[pa.RecordBatch]:
    waiting: list[Row] = []
    for report in each(reports):
        waiting += table.rows(report)
        while len(waiting) >= rows:
            yield batch_of(table, waiting[:rows])
            del waiting[:rows]
    if waiting:
        yield batch_of(table, waiting)
