"""The flow in one page: read, assemble, read the prose, account, check."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator, Sequence, Sized
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import IO, TypeVar

from attrs import evolve

from govinfo_report.building.account import account_of
from govinfo_report.building.assemble import assemble
from govinfo_report.building.emptiness import why_empty
from govinfo_report.checks import check
from govinfo_report.diagnostics import Diagnostic
from govinfo_report.document import Document, Source
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.item import Item
from govinfo_report.limits import DEFAULT_LIMITS, Limits
from govinfo_report.models.report import Report
from govinfo_report.narrative import read_narrative
from govinfo_report.readers import Given, load_readers, read_given
from govinfo_report.readers.assembly import digest
from govinfo_report.readers.faults import ReadFailure
from govinfo_report.readers.sniffing import NOISE, sniff

__all__ = ["Readable", "ReportError", "parse", "parse_many", "read"]

Readable = str | bytes | bytearray | memoryview | os.PathLike[str] | IO[bytes] | Item
"""Text of a document, its bytes, a path to its file, a binary file object, or what :func:`sources` found."""

_ONE = (str, bytes, bytearray, memoryview, os.PathLike, Item)
_SENT_AS_THEY_ARE = frozenset({str, bytes, Item, type(Path())})


class ReportError(ValueError):
    """One error diagnostic, as raised in a group by ``parse(..., strict=True)``."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(f"{diagnostic.code}: {diagnostic.message}")
        self.diagnostic = diagnostic

    def __reduce__(self) -> tuple[type[ReportError], tuple[Diagnostic]]:
        """Pickle by the diagnostic, not by the message."""
        return type(self), (self.diagnostic,)


def _given(source: Readable, media_type: str | None, limits: Limits) -> Given:
    if isinstance(source, Item):
        if source.fault is not None:
            raise OSError(source.fault)
        return source.given if media_type is None else evolve(source.given, media_type=media_type)
    if isinstance(source, str):
        return Given(source, None, media_type)
    if isinstance(source, bytes | bytearray | memoryview):
        return Given(bytes(source), None, media_type)
    if isinstance(source, os.PathLike):
        path = Path(source)
        with path.open("rb") as file:
            return Given(file.read(limits.bytes + 1), str(path), media_type)
    if hasattr(source, "read"):
        data = source.read(limits.bytes + 1)
        if not isinstance(data, bytes):
            raise TypeError("a file object must be opened in binary mode")
        return Given(data, _name_of(source), media_type)
    raise TypeError(f"source must be str, bytes, a path or a binary file object, not {type(source).__name__}")


def read(source: Readable, *, media_type: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Document:
    """Read a document without understanding it: text, paragraphs and tables of cells.

    Args:
        source: ``str`` is the document's text (a path must be an :class:`os.PathLike`), ``bytes`` its bytes.
        media_type: What the source is said to be; the bytes decide.
        limits: Bounds on what is read.

    Raises:
        TypeError: the source is none of these types.
        OSError: the file cannot be read.
        MissingExtraError: the kind of document needs an optional reader that is not installed.
        LimitExceededError: a limit is met and ``limits.raise_on_excess`` is set.
    """
    if not isinstance(media_type, str | None):
        raise TypeError(f"media_type must be a str, not {type(media_type).__name__}")
    return _placed(read_given(_given(source, media_type, _checked(limits)), limits), source)


def _checked(limits: Limits) -> Limits:
    if not isinstance(limits, Limits):
        raise TypeError(f"limits must be Limits(…), not {type(limits).__name__}")
    return limits


def _placed(document: Document, source: Readable) -> Document:
    """The document with its origin, where that is known."""
    if isinstance(source, Item) and source.origin is not None:
        return evolve(document, source=evolve(document.source, origin=source.origin))
    return document


def parse(
    source: Readable, *, media_type: str | None = None, strict: bool = False, limits: Limits = DEFAULT_LIMITS
) -> Report:
    """Read a report: its tables, what its prose says, and what is doubtful about it.

    Content never raises: a damaged, foreign or empty document gives a report with diagnostics.

    Args:
        source: ``str`` is the document's text (a path must be an :class:`os.PathLike`), ``bytes`` its bytes.
        media_type: What the source is said to be; the bytes decide.
        strict: Raise the errors among the diagnostics.
        limits: Bounds on what is read.

    Raises:
        TypeError: the source is none of these types.
        OSError: the file cannot be read.
        MissingExtraError: the kind of document needs an optional reader that is not installed.
        LimitExceededError: a limit is met and ``limits.raise_on_excess`` is set.
        ExceptionGroup: with ``strict``, one :class:`ReportError` for every error diagnostic.

    >>> import govinfo_report as gir
    >>> report = gir.parse("行政许可")
    >>> report.format is None
    True
    """
    report = _report(read(source, media_type=media_type, limits=limits))
    if strict and report.errors:
        raise ExceptionGroup("the report has errors", [ReportError(one) for one in report.errors])
    return report


def _report(document: Document) -> Report:
    assembled = assemble(document)
    narrative = read_narrative(document, assembled.prose, assembled.regions)
    report = Report(
        document,
        assembled.format,
        assembled.tables,
        assembled.uses,
        assembled.indicators,
        narrative,
        (
            *document.diagnostics,
            *assembled.diagnostics,
            *narrative.diagnostics,
            *why_empty(document, assembled, narrative),
        ),
        account_of(document, assembled.claimed, narrative),
        assembled.cells,
    )
    return evolve(report, diagnostics=(*report.diagnostics, *check(report)))


def _parse_or_say(source: Readable, limits: Limits, number: int = 0) -> Report:
    """Parse one of many, its number among them given: what would be raised becomes a report with an error."""
    given = None
    try:
        given = _given(source, None, limits)
        return _report(_placed(read_given(given, limits), source))
    except Exception as error:  # noqa: BLE001  one failure never stops the rest
        return _unread(_known(source, given, number), _words(error))


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"


def _unread(known: Source, error: str) -> Report:
    """The report of a document that could not be read."""
    empty = parse("")
    failure = ReadFailure.at(name=known.name or known.sha256[:12], error=error)
    return evolve(empty, document=evolve(empty.document, source=known), diagnostics=(failure,))


def _known(source: Readable, given: Given | None, number: int = 0) -> Source:
    """What is known of a document that could not be read; without bytes, its name or number tells it from others."""
    origin = source.origin if isinstance(source, Item) else None
    if given is not None:
        media_type = sniff(given.data, given.name, given.media_type)
        return Source(given.name, digest(given.data), media_type, None, origin)
    name = _name_of(source)
    place = (name, origin.file, origin.member) if origin else (name or f"#{number}",)
    return Source(name, digest("\0".join(part or "" for part in place)), NOISE, None, origin)


def _name_of(source: Readable) -> str | None:
    if isinstance(source, Item):
        return source.given.name
    if isinstance(source, os.PathLike):
        return str(source)
    name = getattr(source, "name", None)
    return name if isinstance(name, str) else None


_T = TypeVar("_T")


def _with_progress(reports: Iterator[_T], sources: Iterable[object]) -> Iterator[_T]:
    try:
        from rich.progress import track  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        raise MissingExtraError("cli", "showing a progress bar") from missing

    total = len(sources) if isinstance(sources, Sized) else None
    return iter(track(reports, description="reports", total=total))


def parse_many(
    sources: Iterable[Readable],
    workers: int | None = None,
    progress: bool = False,  # noqa: FBT001, FBT002  fixed by contract
    *,
    limits: Limits = DEFAULT_LIMITS,
) -> Iterator[Report]:
    """Parse many documents, lazily and in their order; one failure never stops the rest.

    A source that cannot be read, that is none, or that kills the process that reads it, gives a report with a
    ``read-failure`` error.

    Args:
        sources: Anything that :func:`parse` takes. A file object is read by this process, and its bytes are sent on.
        workers: Processes to use, from 1 on; None or 1: this one (with :func:`ingest`, None is all processors). The
            result is the same. A report that comes from another process costs about a third more than one read here,
            which pays where processors are free.
        progress: Show a progress bar (needs the extra ``cli``).
        limits: Bounds for each document.

    Raises:
        TypeError: one source is given instead of many, or ``workers`` is no whole number.
        ValueError: ``workers`` is less than 1.
        MissingExtraError: ``progress`` is asked for, and the extra ``cli`` is not installed.
        ChildProcessError: no process can be started.
    """
    _checked(limits)
    if isinstance(sources, _ONE) or hasattr(sources, "read"):
        raise TypeError(f"parse_many takes many sources, not one {type(sources).__name__}: put it into a list")
    if workers is not None:
        from govinfo_report.workers import number_of  # noqa: PLC0415  takes longer to load than a report to read

        workers = number_of(workers)
    if workers is None or workers == 1:
        reports: Iterator[Report] = (_parse_or_say(one, limits, number) for number, one in enumerate(sources))
    else:
        reports = _with_workers(sources, workers, limits)
    return _with_progress(reports, sources) if progress else reports


def _with_workers(sources: Iterable[Readable], workers: int, limits: Limits) -> Iterator[Report]:
    from govinfo_report.workers import Lost, in_order  # noqa: PLC0415  takes longer to load than a report to read

    load_readers()
    ahead = deque[Readable | Report]()

    def tasks() -> Iterator[Sequence[Readable]]:
        for number, source in enumerate(sources):
            sent = _sendable(source, limits, number)
            ahead.append(sent)
            yield () if isinstance(sent, Report) else (sent,)

    with closing(in_order(partial(_parse_each, limits=limits), tasks(), workers)) as outcomes:
        for ((_, made),) in outcomes:
            sent = ahead.popleft()
            if isinstance(sent, Report):
                yield sent
            elif isinstance(made, Lost):
                yield _lost(sent, made.reason, limits)
            else:
                yield from made


def _sendable(source: Readable, limits: Limits, number: int) -> Readable | Report:
    """A source as another process takes it: what only this one can read is read here; or why that failed."""
    if type(source) in _SENT_AS_THEY_ARE:
        return source
    try:
        return Item(_given(source, None, limits))
    except Exception as error:  # noqa: BLE001  one failure never stops the rest
        return _unread(_known(source, None, number), _words(error))


def _parse_each(sources: Sequence[Readable], limits: Limits) -> list[Report]:
    return [_parse_or_say(source, limits) for source in sources]


def _lost(source: Readable, reason: str, limits: Limits) -> Report:
    """The report of a document that took its process with it."""
    try:
        given = _given(source, None, limits)
    except Exception:  # noqa: BLE001  the reason is known
        given = None
    return _unread(_known(source, given), reason)
