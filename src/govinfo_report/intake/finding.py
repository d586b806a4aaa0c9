"""All documents of some places, one by one."""

from __future__ import annotations

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from govinfo_report.document import Origin
from govinfo_report.intake.boxes import zip_items
from govinfo_report.intake.columns import Columns, json_items, parquet_items
from govinfo_report.intake.crawl import warc_items
from govinfo_report.intake.item import Item
from govinfo_report.limits import DEFAULT_LIMITS, Limits
from govinfo_report.readers.registry import Given

__all__ = ["expanded", "sources"]

_JSON = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
_PARQUET = (".parquet", ".pq")
_WARC = (".warc", ".warc.gz")


def sources(
    *places: str | os.PathLike[str],
    content: str | None = None,
    name: str | None = None,
    url: str | None = None,
    media_type: str | None = None,
    every: bool = False,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Item]:
    """Find documents, lazily and in an order that does not change: :func:`parse_many` takes what comes out.

    A place is a file, a folder (every file in it and below that is not hidden, by name) or a pattern such as
    ``crawl/**/*.html``. A file named ``.jsonl`` or ``.parquet`` holds a document a row, a ``.warc`` or ``.warc.gz`` the
    responses of a crawl. A ``.zip`` that is named, or matches a pattern, is a box of documents; one that is found in a
    folder is one document with its attachments, as :func:`parse` reads it.

    What cannot be had (a file without permission, a broken line, a record that is cut off) is an item with a
    ``fault``; the rest goes on.

    Args:
        places: Where to look.
        content: Column of the text or HTML of a document; None: ``html``, ``text``, ``content`` and other usual names.
        name: Column of its name; None: usual names.
        url: Column of its address; None: usual names.
        media_type: Column of its media type; None: usual names.
        every: Of a crawl, take every response, not only those that look like a report.
        limits: ``bytes`` bounds each document.

    Raises:
        FileNotFoundError: nothing is at a place, or a pattern matches nothing.
        MissingExtraError: Parquet needs the extra ``frames``, a WARC the extra ``warc``.
    """
    columns = Columns(content, name, url, media_type)
    named = [path for place in places for path in expanded(os.fspath(place))]

    def items_of(path: Path, *, box: bool) -> Iterator[Item]:
        lower = path.name.lower()
        if lower.endswith(_JSON):
            return json_items(path, columns)
        if lower.endswith(_PARQUET):
            return parquet_items(path, columns)
        if lower.endswith(_WARC):
            return warc_items(path, limits, every=every)
        if box and lower.endswith(".zip"):
            return zip_items(path, limits)
        return _file(path, limits)

    def each() -> Iterator[Item]:
        for path in named:
            if path.is_dir():
                for inside in _files_below(path):
                    yield from items_of(inside, box=False)
            else:
                yield from items_of(path, box=True)

    return each()


def expanded(place: str) -> list[Path]:
    """What is at a place: the file or folder of that name, else what the pattern matches, by name.

    Raises:
        FileNotFoundError: nothing is.
    """
    if Path(place).exists():
        return [Path(place)]
    # Path.glob takes no pattern that begins at the root.
    found = sorted(glob.glob(place, recursive=True)) if glob.has_magic(place) else []  # noqa: PTH207
    if not found:
        raise FileNotFoundError(f"there is no {place!r}")
    return [Path(one) for one in found]


def _files_below(folder: Path) -> Iterator[Path]:
    """The files of a folder and below by name, hidden ones left out; a folder that cannot be entered is one too."""
    for entry in _entries(folder):
        if entry.name.startswith("."):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files_below(entry)
        elif not entry.is_dir():
            yield entry
    if not os.access(folder, os.R_OK | os.X_OK):
        yield folder


def _entries(folder: Path) -> Iterable[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return ()


def _file(path: Path, limits: Limits) -> Iterator[Item]:
    origin = Origin(str(path))
    try:
        with path.open("rb") as file:
            yield Item(Given(file.read(limits.bytes + 1), str(path)), origin)
    except OSError as error:
        yield Item(Given(b"", str(path)), origin, f"{type(error).__name__}: {error}")
