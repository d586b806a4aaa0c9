"""Reports as data frames; needs the extra ``frames``, which is loaded when a frame is made."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from govinfo_report.export.records import Reports
from govinfo_report.extras import MissingExtraError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl
    import pyarrow as pa

__all__ = ["arrow_schema", "record_batches", "to_arrow", "to_pandas", "to_polars"]


def _loaded(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except ModuleNotFoundError as missing:
        raise MissingExtraError("frames", "making data frames") from missing


def arrow_schema(table: str = "long") -> pa.Schema:
    """The versioned Arrow schema of a table, with Chinese labels in the metadata of its fields.

    Args:
        table: Its name, as in :func:`to_arrow`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    made: pa.Schema = _loaded("govinfo_report.export.arrow").schema_of(table)
    return made


def record_batches(reports: Reports, table: str = "long") -> pa.RecordBatchReader:
    """A table as a stream of Arrow record batches, for more reports than memory holds.

    Args:
        reports: One report, or many.
        table: Its name, as in :func:`to_arrow`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    made: pa.RecordBatchReader = _loaded("govinfo_report.export.arrow").record_batches(reports, table)
    return made


def to_arrow(reports: Reports, table: str = "long") -> pa.Table:
    """Reports as an Arrow table: counts ``int64``, printed numbers ``decimal128``, never floats.

    Args:
        reports: One report, or many; a generator such as that of :func:`parse_many` is taken one by one.
        table: ``long`` (a row a printed value), ``wide`` (a row a report), ``reports``, ``indicators``, ``facts`` or
            ``diagnostics``.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    return record_batches(reports, table).read_all()


def to_polars(reports: Reports, table: str = "long") -> pl.DataFrame:
    """Reports as a Polars frame, with the types of :func:`to_arrow`.

    Args:
        reports: One report, or many.
        table: Its name, as in :func:`to_arrow`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    polars = _loaded("polars")
    frame: pl.DataFrame = polars.from_arrow(to_arrow(reports, table))
    return frame


def to_pandas(reports: Reports, table: str = "long") -> pd.DataFrame:
    """Reports as a pandas frame. Its columns keep their Arrow types, so that a blank makes no count a float.

    Args:
        reports: One report, or many.
        table: Its name, as in :func:`to_arrow`.

    Raises:
        ValueError: there is no such table.
        MissingExtraError: the extra ``frames`` is not installed.
    """
    pandas = _loaded("pandas")
    frame: pd.DataFrame = to_arrow(reports, table).to_pandas(types_mapper=pandas.ArrowDtype)
    return frame
