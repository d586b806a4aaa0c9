"""Ray: a data set of documents becomes a data set of values. Needs the extra ``ray``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.columns import Columns
from govinfo_report.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    import pyarrow as pa
    from ray.data import Dataset

    from govinfo_report.export.kernel import ArrowKernel

__all__ = ["parse_ray"]

_DOCUMENTS_A_BATCH = 64


def parse_ray(
    documents: Dataset,
    table: str = "long",
    *,
    content: str | None = None,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    **options: Any,
) -> Dataset:
    """Parse the documents of a Ray data set, a row a document; the library must be installed on the nodes.

    Args:
        documents: Has a column of texts or bytes.
        table: What to make: ``long``, ``wide``, ``reports``, ``indicators``, ``facts`` or ``diagnostics``.
        content: Column of the documents; None: looked for by its usual names.
        name: Column of their names; None: looked for.
        url: Column of their addresses; None: looked for.
        media_type: Column of their media types; None: looked for.
        limits: Bounds for each document.
        options: More options of ``map_batches``, such as ``num_cpus`` or ``concurrency``.

    Raises:
        ValueError: there is no such table, or no column of documents.
        MissingExtraError: the extra ``ray`` is not installed.
    """
    try:
        import ray.data  # noqa: F401, PLC0415  an extra

        from govinfo_report.export.kernel import ArrowKernel  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise MissingExtraError("ray", "parsing with Ray") from missing
    columns = Columns(content, name, url, media_type)
    columns.needed(documents.columns() or ())
    kernel = ArrowKernel(table, columns, limits)
    kernel.schema  # noqa: B018  says that there is no such table, here and not on a node
    options = {"batch_size": _DOCUMENTS_A_BATCH, "zero_copy_batch": True} | options
    return documents.map_batches(partial(_parsed, kernel=kernel), batch_format="pyarrow", **options)


def _parsed(batch: pa.Table, kernel: ArrowKernel) -> pa.Table:
    import pyarrow as pa  # noqa: PLC0415  an extra

    return pa.Table.from_batches(kernel(batch.to_batches()), kernel.schema)
