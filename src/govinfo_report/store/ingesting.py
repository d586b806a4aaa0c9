"""Read documents into a store: in parallel, in order, and so that it can be stopped at any moment."""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import govinfo_report
from govinfo_report.intake.item import Item
from govinfo_report.limits import DEFAULT_LIMITS, Limits
from govinfo_report.store.opening import opened_store, translated
from govinfo_report.store.progress import Progress

if TYPE_CHECKING:
    from govinfo_report.store.writing import Sorted, Writer

__all__ = ["Progress", "ingest"]

_DOCUMENTS_A_CHUNK = 64
_BYTES_A_CHUNK = 8 * 2**20
# A transaction costs as much as some documents, and what is lost by a kill is what was parsed since the last one.
_DOCUMENTS_A_TRANSACTION = 1024
_BYTES_A_TRANSACTION = 128 * 2**20
_SECONDS_A_TRANSACTION = 5.0
_SECONDS = 120.0


def ingest(
    items: Iterable[Item],
    store: str | os.PathLike[str],
    *,
    workers: int | None = None,
    retry: bool = False,
    limits: Limits = DEFAULT_LIMITS,
    seconds: float = _SECONDS,
    on_progress: Callable[[Progress], None] | None = None,
) -> Progress:
    """Parse documents into a store, which is made if there is none.

    A document that the store has from this version of the library is passed over. Some documents at a time are
    stored whole or not at all, in their order: a run that was stopped, or killed, goes on when it is run again, and
    ends as if it had never been stopped. What gives no report is in ``quarantine`` with the reason.

    Args:
        items: What :func:`sources` found.
        store: The file.
        workers: Processes that parse, from 1 on; None: as many as there are processors (with :func:`parse_many`, none
            beside this one).
        retry: Parse again what is in quarantine.
        limits: Bounds for each document.
        seconds: How long one document may take.
        on_progress: Called with how far it has come, whenever something was stored.

    Raises:
        TypeError: one of ``items`` is not what :func:`sources` finds, or ``workers`` is no whole number.
        ValueError: ``workers`` is less than 1.
        StoreError: the store is in use, is of another version, cannot grow, or is no store.
        MissingExtraError: the extra ``store`` is not installed.
    """
    from govinfo_report.workers import number_of  # noqa: PLC0415  takes a while to load

    count = (os.cpu_count() or 1) if workers is None else number_of(workers)
    with opened_store(store, writing=True) as connection, translated(Path(store)):
        from govinfo_report.store.writing import Writer  # noqa: PLC0415  needs the extra

        writer = Writer(connection, govinfo_report.__version__)
        writer.begin(retry=retry)
        now = Progress()
        others = (item for item in items if not _is_of(item, Path(store)))
        for step in _steps(others, writer, count, limits, seconds):
            now = now.and_then(step)
            if on_progress is not None:
                on_progress(now)
        writer.end(now)
    return now


def _steps(items: Iterable[Item], writer: Writer, workers: int, limits: Limits, seconds: float) -> Iterator[Progress]:
    from govinfo_report.store.work import parse_items  # noqa: PLC0415  needs the extra
    from govinfo_report.workers import in_order  # noqa: PLC0415  takes a while to load

    chunks: deque[Sequence[Sorted]] = deque()

    def tasks() -> Iterator[Sequence[Item]]:
        for chunk in _chunks(items, limits):
            chunks.append(writer.sort_out(chunk))
            yield [one.item for one in chunks[-1] if one.is_new]

    since = time.monotonic()
    for outcome in in_order(partial(parse_items, limits=limits), tasks(), workers, seconds):
        writer.take(chunks.popleft(), outcome)
        if (
            writer.documents_waiting >= _DOCUMENTS_A_TRANSACTION
            or writer.bytes_waiting >= _BYTES_A_TRANSACTION
            or time.monotonic() - since >= _SECONDS_A_TRANSACTION
        ):
            yield writer.store()
            since = time.monotonic()
    if writer.documents_waiting:
        yield writer.store()


def _is_of(item: Item, store: Path) -> bool:
    """Whether an item is the store itself or its log, lying among the documents."""
    if not isinstance(item, Item):  # the caller's types may not be checked
        raise TypeError(f"ingest takes what govinfo_report.sources() finds, not {type(item).__name__}")
    if item.origin is None or not item.origin.file.endswith((store.name, f"{store.name}.wal")):
        return False
    return Path(item.origin.file).absolute() in {store.absolute(), store.absolute().with_name(f"{store.name}.wal")}


def _chunks(items: Iterable[Item], limits: Limits) -> Iterator[list[Item]]:
    chunk, size = list[Item](), 0
    for item in items:
        data = item.given.data
        chunk.append(item)
        size += len(data)
        if len(chunk) >= _DOCUMENTS_A_CHUNK or size >= min(_BYTES_A_CHUNK, limits.bytes):
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk
