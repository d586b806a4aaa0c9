"""Reports into a file of any kind, by the ending of its name."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import IO

from govinfo_report.export.delimited import write_csv
from govinfo_report.export.frames import record_batches
from govinfo_report.export.plain import plain
from govinfo_report.export.records import Reports, to_records
from govinfo_report.export.replacing import replaced
from govinfo_report.export.workbook import write_xlsx

__all__ = ["SUFFIXES", "write", "write_json_lines"]


def write(reports: Reports, path: str | os.PathLike[str], table: str = "long", *, bom: bool = False) -> None:
    """Write a table of reports to a file: ``.csv``, ``.xlsx``, ``.jsonl`` or ``.parquet``, row by row.

    The file appears when it is complete; one of the same name is replaced.

    Args:
        reports: One report, or many; a generator such as that of :func:`parse_many` is taken one by one.
        path: Where to; the ending of the name says what is written.
        table: ``long`` (a row a printed value), ``wide`` (a row a report), ``reports``, ``indicators``, ``facts`` or
            ``diagnostics``.
        bom: Begin a CSV with a byte order mark, by which Excel knows UTF-8.

    Raises:
        ValueError: there is no such table, or no such kind of file.
        MissingExtraError: the extra ``frames`` (Parquet) or ``xlsx`` is not installed.
        OSError: the file cannot be written.
    """
    target = Path(path)
    writer = SUFFIXES.get(target.suffix.lower())
    if writer is None:
        raise ValueError(f"{target.name!r} ends in none of {', '.join(SUFFIXES)}")
    if bom:
        if writer is not _csv:
            raise ValueError("a byte order mark is for CSV")
        writer = partial(_csv, bom=True)
    with replaced(target) as part:
        writer(reports, part, table)


def write_json_lines(reports: Reports, output: IO[str], table: str = "long") -> None:
    """Write a table as JSON Lines: an object a row, by the names of the columns.

    A number is a JSON number where that holds it exactly, else a string of its digits.

    Raises:
        ValueError: there is no such table.
    """
    for row in to_records(reports, table):
        output.write(json.dumps({name: plain(value) for name, value in row.items()}, ensure_ascii=False) + "\n")


def _csv(reports: Reports, path: Path, table: str, *, bom: bool = False) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="") as file:
        write_csv(reports, file, table, bom=bom)


def _json_lines(reports: Reports, path: Path, table: str) -> None:
    with path.open("w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        write_json_lines(reports, file, table)


def _xlsx(reports: Reports, path: Path, table: str) -> None:
    write_xlsx(reports, path, table)


def _parquet(reports: Reports, path: Path, table: str) -> None:
    batches = record_batches(reports, table)  # says which extra is missing
    from govinfo_report.export.parquet import write_parquet  # noqa: PLC0415  an extra

    write_parquet(batches, path)


SUFFIXES: Mapping[str, Callable[[Reports, Path, str], None]] = {
    ".csv": _csv,
    ".xlsx": _xlsx,
    ".jsonl": _json_lines,
    ".parquet": _parquet,
}
"""What :func:`write` writes, by the ending of the file's name."""
