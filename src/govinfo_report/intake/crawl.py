"""Documents out of a WARC, the archive of a crawl: every response that looks like a report is one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from govinfo_report.document import Origin
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.item import Item
from govinfo_report.intake.likeness import looks_like_report
from govinfo_report.limits import Limits
from govinfo_report.readers.registry import Given

__all__ = ["warc_items"]

_FOUND = 200
# HTTP headers before the document; more is no response.
_HEADERS = 1 << 20


def warc_items(path: Path, limits: Limits, *, every: bool) -> Iterator[Item]:
    """The responses and resources of a WARC, compressed with gzip or not, as they were decoded by HTTP.

    Args:
        path: The file.
        limits: ``bytes`` bounds each document.
        every: Take all that were found (status 200), not only those that look like a report.

    Raises:
        MissingExtraError: the extra ``warc`` is not installed.
    """
    try:
        from fastwarc.warc import ArchiveIterator, WarcRecordType  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        raise MissingExtraError("warc", "reading a WARC") from missing
    kinds = WarcRecordType.response | WarcRecordType.resource
    place = 0
    try:
        with path.open("rb") as file:
            for record in ArchiveIterator(file, record_types=kinds, parse_http=False):
                place = record.stream_pos
                item = _item(record, str(path), limits)
                if item is not None and (every or item.fault or _looks(item.given)):
                    yield item
    except OSError as error:
        yield Item(Given(b"", str(path)), Origin(str(path), str(place)), f"the WARC breaks off after here: {error}")


def _looks(given: Given) -> bool:
    return isinstance(given.data, bytes) and looks_like_report(given.data, given.name, given.media_type)


def _item(record: Any, file: str, limits: Limits) -> Item | None:
    """The document of a record; None for what was not found."""
    url, date = record.headers.get("WARC-Target-URI"), record.headers.get("WARC-Date")
    origin = Origin(file, str(record.stream_pos), url and url.strip("<>"), date)
    size = record.content_length
    block = record.reader.read(limits.bytes + _HEADERS)
    if len(block) < min(size, limits.bytes + _HEADERS):
        return Item(Given(b"", url), origin, f"the record is cut off: {len(block)} of {size} bytes")
    media_type = record.headers.get("Content-Type")
    if media_type and media_type.startswith("application/http"):
        record.set_bytes_content(block)
        try:
            record.parse_http(auto_decode="all")
            if record.http_headers.status_code != _FOUND:
                return None
            media_type = record.http_headers.get("Content-Type")
            block = record.reader.read(limits.bytes + 1)
        except (OSError, ValueError) as error:
            return Item(Given(b"", url), origin, f"no response that can be decoded: {error}")
        if not block and size > _HEADERS:
            return Item(Given(b"", url), origin, "no response that can be decoded")
    return Item(Given(block[: limits.bytes + 1], url, media_type), origin)
