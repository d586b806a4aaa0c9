"""Record batches into Parquet; the same rows make the same bytes, however they were cut into batches."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

__all__ = ["ROWS_A_GROUP", "write_parquet"]

ROWS_A_GROUP = 131_072


def write_parquet(batches: pa.RecordBatchReader, path: Path) -> int:
    """Write a stream of batches, in groups of :data:`ROWS_A_GROUP` rows, and return how many rows there were."""
    written = 0
    with pq.ParquetWriter(path, batches.schema, compression="zstd", compression_level=3) as writer:
        for group in _groups(batches, batches.schema):
            writer.write_table(group, row_group_size=ROWS_A_GROUP)
            written += group.num_rows
    return written


def _groups(batches: Iterable[pa.RecordBatch], schema: pa.Schema) -> Iterable[pa.Table]:
    waiting, rows = list[pa.RecordBatch](), 0
    for batch in batches:
        waiting.append(batch)
        rows += batch.num_rows
        if rows < ROWS_A_GROUP:
            continue
        table = pa.Table.from_batches(waiting, schema)
        whole = rows - rows % ROWS_A_GROUP
        for first in range(0, whole, ROWS_A_GROUP):
            # One chunk a column: pages are cut by chunks.
            yield table.slice(first, ROWS_A_GROUP).combine_chunks()
        waiting, rows = table.slice(whole).to_batches(), rows - whole
    if rows:
        yield pa.Table.from_batches(waiting, schema).combine_chunks()
