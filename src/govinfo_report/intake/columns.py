"""Documents out of JSON Lines and Parquet: every row is one."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import evolve, frozen

from govinfo_report.document import Origin
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.item import Item
from govinfo_report.readers.registry import Given

__all__ = ["Columns", "json_items", "parquet_items", "row_item"]

_CONTENT = ("html", "content_html", "page", "text", "content", "body", "data", "网页", "正文", "内容")
"""Names under which a document is looked for, in this order: markup holds its tables, text no longer does."""
_NAME = ("name", "filename", "file_name", "file", "path", "文件名")
_URL = ("url", "uri", "link", "网址", "链接")
_MEDIA_TYPE = ("media_type", "content_type", "mime_type", "mime")
_FETCHED = ("fetched", "fetched_at", "crawled", "crawled_at", "fetch_time", "crawl_time")
# Rows held at once: a page has some 100 KB.
_ROWS = 64


@frozen
class Columns:
    """Which columns hold what; None: looked for by the usual names."""

    content: str | None = None
    """Text or bytes of the document."""
    name: str | None = None
    """Name of the document."""
    url: str | None = None
    """Address that it was fetched from."""
    media_type: str | None = None
    """What the server or the crawler said that it is."""

    def chosen(self, there: Iterable[str]) -> Mapping[str, str]:
        """For each use, the column of those that are there."""
        by_lower = {one.lower(): one for one in there}
        uses = {
            "content": (self.content, _CONTENT),
            "name": (self.name, _NAME),
            "url": (self.url, _URL),
            "media_type": (self.media_type, _MEDIA_TYPE),
            "fetched": (None, _FETCHED),
        }
        found = {}
        for use, (given, usual) in uses.items():
            names = usual if given is None else (given.lower(),)
            column = next((by_lower[name] for name in names if name in by_lower), None)
            if column is not None:
                found[use] = column
        return found

    def needed(self, there: Collection[str]) -> Mapping[str, str]:
        """The same, where documents must be among them.

        Raises:
            ValueError: no column holds documents.
        """
        found = self.chosen(there)
        if "content" not in found:
            raise ValueError(f"no column holds documents; there are: {', '.join(there)}")
        return found


def json_items(path: Path, columns: Columns) -> Iterator[Item]:
    """The lines of a file of JSON Lines, compressed with gzip or not."""
    opened = gzip.open if path.suffix.lower() == ".gz" else open
    number = 0
    try:
        with opened(path, "rb") as file:
            for number, line in enumerate(file):
                if line.strip():
                    yield _json_item(line, str(path), number, columns)
    except (OSError, EOFError, zlib.error) as error:
        yield Item(Given(b"", str(path)), Origin(str(path), str(number + 1)), f"the file breaks off: {error}")


def _json_item(line: bytes, file: str, number: int, columns: Columns) -> Item:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _faulty(file, number, f"no JSON: {error}")
    if not isinstance(row, dict):
        return _faulty(file, number, f"no JSON object, but {type(row).__name__}")
    chosen = columns.chosen(row)
    if "content" not in chosen:
        return _faulty(file, number, f"no column holds a document; there are: {', '.join(row)}")
    return row_item(row, chosen, Origin(file, str(number)))


def parquet_items(path: Path, columns: Columns) -> Iterator[Item]:
    """The rows of a Parquet file; only the columns that are used are read.

    Raises:
        MissingExtraError: the extra ``frames`` is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  an extra
        import pyarrow.parquet as pq  # noqa: PLC0415
    except ModuleNotFoundError as missing:
        raise MissingExtraError("frames", "reading Parquet") from missing
    number = 0
    try:
        with pq.ParquetFile(path) as file:
            chosen = columns.chosen(file.schema_arrow.names)
            if "content" not in chosen:
                names = ", ".join(file.schema_arrow.names)
                yield _faulty(str(path), None, f"no column holds documents; there are: {names}")
                return
            read = sorted(set(chosen.values()))
            # Asked for all row groups at once, the file keeps in memory what it has read of them.
            for group in range(file.num_row_groups):
                for batch in file.iter_batches(batch_size=_ROWS, row_groups=[group], columns=read):
                    for row in batch.to_pylist():
                        yield row_item(row, chosen, Origin(str(path), str(number)))
                        number += 1
    except (OSError, pa.ArrowException) as error:
        yield _faulty(str(path), number, f"the file cannot be read: {error}")


def row_item(row: Mapping[str, Any], chosen: Mapping[str, str], origin: Origin | None = None) -> Item:
    """The document of a row, given which column is for what; ``content`` is among them."""

    def said(use: str) -> str | None:
        value = row.get(chosen[use]) if use in chosen else None
        return None if value is None else str(value)

    content, name = row[chosen["content"]], said("name") or said("url")
    if origin is not None:
        name = name or f"{origin.file}#{origin.member}"
        origin = evolve(origin, url=said("url"), fetched=said("fetched"))
    if isinstance(content, str | bytes):
        return Item(Given(content, name, said("media_type")), origin)
    kind = "nothing" if content is None else type(content).__name__
    return Item(Given(b"", name), origin, f"the column {chosen['content']!r} holds {kind}, no text")


def _faulty(file: str, number: int | None, fault: str) -> Item:
    member = None if number is None else str(number)
    return Item(Given(b"", file if number is None else f"{file}#{number}"), Origin(file, member), fault)
