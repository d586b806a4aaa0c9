"""The tables of a store as Parquet: the same store gives the same bytes, however it came to be."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from govinfo_report.export.replacing import replaced
from govinfo_report.store.opening import TABLE_NAMES, opened_store, single_row, translated

if TYPE_CHECKING:
    import duckdb
    import pyarrow as pa

__all__ = ["export_store"]

_READINGS_A_STEP = 1024


def export_store(store: str | os.PathLike[str], folder: str | os.PathLike[str]) -> dict[str, int]:
    """Write every table of the last reading of each report as a Parquet file, in the order of ingestion.

    Args:
        store: The file of the store.
        folder: Where to; made if it is not there. Files of the same names are replaced.

    Returns:
        The rows of each table.

    Raises:
        StoreError: there is no such store, or it cannot be read.
        MissingExtraError: the extra ``store`` is not installed.
        OSError: a file cannot be written.
    """
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    with opened_store(store) as connection, translated(Path(store)):
        from govinfo_report.export.parquet import write_parquet  # noqa: PLC0415  needs the extra

        # Which readings these are is found out once: each step would read the whole table again.
        connection.execute("CREATE TEMP TABLE exported AS SELECT reading FROM latest")
        written = {}
        for name, stored in TABLE_NAMES.items():
            with replaced(target / f"{stored}.parquet") as part:
                written[stored] = write_parquet(_batches(connection, name, stored), part)
    return written


def _batches(connection: duckdb.DuckDBPyConnection, name: str, stored: str) -> pa.RecordBatchReader:
    """The rows of a table by reading, a few readings at a time, so that nothing large is sorted."""
    import pyarrow as pa  # noqa: PLC0415  an extra

    from govinfo_report.export.arrow import schema_of  # noqa: PLC0415

    schema = schema_of(name)
    order = "reading" if "position" not in schema.names else "reading, position"
    query = (
        f"SELECT {', '.join(schema.names)} FROM all_{stored} SEMI JOIN exported USING (reading) "  # noqa: S608  our names
        f"WHERE reading BETWEEN ? AND ? ORDER BY {order}"
    )
    (end,) = single_row(connection, "SELECT coalesce(max(reading) + 1, 0) FROM readings")

    def each() -> Iterator[pa.RecordBatch]:
        for first in range(0, end, _READINGS_A_STEP):
            found = connection.sql(query, params=[first, first + _READINGS_A_STEP - 1]).to_arrow_table()
            yield from found.cast(schema).replace_schema_metadata(schema.metadata).to_batches()

    return pa.RecordBatchReader.from_batches(schema, each())
