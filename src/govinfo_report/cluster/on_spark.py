"""Spark: a data frame of documents becomes a data frame of values. Needs the extra ``spark``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.columns import Columns
from govinfo_report.limits import DEFAULT_LIMITS, Limits

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

__all__ = ["parse_spark"]


def parse_spark(
    documents: DataFrame,
    table: str = "long",
    *,
    content: str | None = None,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
) -> DataFrame:
    """Parse the documents of a Spark data frame, a row a document; the library must be installed on the executors.

    Args:
        documents: Has a column of texts or bytes.
        table: What to make: ``long``, ``wide``, ``reports``, ``indicators``, ``facts`` or ``diagnostics``.
        content: Column of the documents; None: looked for by its usual names.
        name: Column of their names; None: looked for.
        url: Column of their addresses; None: looked for.
        media_type: Column of their media types; None: looked for.
        limits: Bounds for each document.

    Raises:
        ValueError: there is no such table, or no column of documents.
        MissingExtraError: the extra ``spark`` is not installed.
    """
    try:
        from pyspark.sql.pandas.types import from_arrow_schema  # noqa: PLC0415  an extra

        from govinfo_report.export.kernel import ArrowKernel  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise MissingExtraError("spark", "parsing with Spark") from missing
    columns = Columns(content, name, url, media_type)
    columns.needed(documents.columns)
    kernel = ArrowKernel(table, columns, limits)
    return documents.mapInArrow(kernel, from_arrow_schema(kernel.schema))
