"""One function for every engine that speaks Arrow: batches of documents in, batches of a table out.

Needs the extra ``frames``. It runs as it is in this process, in Spark (``mapInArrow``) and in Ray (``map_batches``);
the adapters are in :mod:`govinfo_report.cluster`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from attrs import field, frozen

from govinfo_report.api import parse_many
from govinfo_report.export.frames import arrow_schema, record_batches
from govinfo_report.intake.columns import Columns, row_item
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["ArrowKernel"]


@frozen
class ArrowKernel:
    """Reads the documents of record batches; a row is a document, other columns than those named are passed over.

    >>> import pyarrow as pa
    >>> batch = pa.RecordBatch.from_pylist([{"text": "某县教育局2023年政府信息公开工作年度报告"}])
    >>> [made.column("agency").to_pylist() for made in ArrowKernel("reports")([batch])]
    [['某县教育局']]
    """

    table: str = "long"
    """Table to make: ``long``, ``wide``, ``reports``, ``indicators``, ``facts`` or ``diagnostics``."""
    columns: Columns = field(factory=Columns)
    """Columns of the documents; those that are not named are looked for by their usual names."""
    limits: Limits = field(factory=Limits)
    """Bounds for each document."""

    @property
    def schema(self) -> pa.Schema:
        """The schema of what comes out.

        Raises:
            ValueError: there is no such table.
            MissingExtraError: the extra ``frames`` is not installed.
        """
        return arrow_schema(self.table)

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The rows of the table, in the order of the documents; one failure never stops the rest.

        Raises:
            ValueError: no column holds documents.
        """
        for batch in batches:
            yield from record_batches(parse_many(self._items(batch), limits=self.limits), self.table)

    def _items(self, batch: pa.RecordBatch) -> Iterator[Item]:
        chosen = self.columns.needed(batch.schema.names)
        return (row_item(row, chosen) for row in batch.select(sorted(set(chosen.values()))).to_pylist())
