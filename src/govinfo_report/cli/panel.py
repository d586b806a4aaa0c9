"""The command's verbs for many reports: ``ingest`` reads them into a store, ``query`` asks it."""

from __future__ import annotations

import csv
import enum
import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from govinfo_report.cli.inputs import standard_output
from govinfo_report.cli.language import Language, language_of_locale, words
from govinfo_report.cli.options import Lang
from govinfo_report.export.delimited import csv_field
from govinfo_report.export.plain import plain
from govinfo_report.extras import MissingExtraError
from govinfo_report.intake.finding import sources
from govinfo_report.store.exporting import export_store
from govinfo_report.store.faults import StoreError
from govinfo_report.store.ingesting import ingest as ingest_items
from govinfo_report.store.opening import opened_store, translated
from govinfo_report.store.progress import Progress

if TYPE_CHECKING:
    import duckdb

__all__ = ["ingest", "query"]

_MOST_ROWS = 40
_STOPPED = 130


class QueryFormat(enum.StrEnum):
    """What ``query`` writes."""

    TABLE = "table"
    CSV = "csv"
    JSONL = "jsonl"


def ingest(
    places: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE",
            help="Files, folders, patterns, ZIP, JSONL, Parquet, WARC. 文件、文件夹、通配符及各类数据文件。",
        ),
    ],
    store: Annotated[Path, typer.Option("--store", "-s", metavar="STORE", help="The DuckDB file. 数据库文件。")],
    workers: Annotated[int | None, typer.Option("--workers", "-w", min=1, help="Processes. 进程数。")] = None,
    content: Annotated[str | None, typer.Option("--content", help="Column of the documents. 正文列名。")] = None,
    every: Annotated[bool, typer.Option("--every", help="All responses of a crawl. 抓取档案中的全部网页。")] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Parse what is in quarantine again. 重试失败的文档。")] = False,
    parquet: Annotated[
        Path | None, typer.Option("--parquet", metavar="FOLDER", help="Then write all tables there. 另存为 Parquet。")
    ] = None,
    lang: Lang = None,
) -> None:
    """读取大量报告并存入数据库。 Read many reports into a store; stop at any moment, run the same again to go on.

    退出码：0 完成，1 有文档无法读取，2 用法或存储错误，130 中断。
    Exit code: 0 done, 1 some documents gave no report, 2 misuse or a fault of the store, 130 stopped.
    """
    language = lang or language_of_locale()
    console = Console(stderr=True, highlight=False, markup=False, emoji=False)
    started = time.monotonic()
    with _faults_said():
        try:
            found = sources(*places, content=content, every=every)
        except FileNotFoundError as error:
            raise typer.BadParameter(str(error), param_hint="SOURCE") from None
        if parquet is not None:
            with _writable(parquet):
                parquet.mkdir(parents=True, exist_ok=True)
        with _bar(console, language) as shown:
            try:
                done = ingest_items(found, store, workers=workers, retry=retry, on_progress=shown)
            except KeyboardInterrupt:
                console.print(words("stopped", language))
                raise typer.Exit(_STOPPED) from None
        console.print(_said(done, time.monotonic() - started, language))
        if parquet is not None:
            with _writable(parquet):
                written = export_store(store, parquet)
            for name, rows in written.items():
                console.print(f"{parquet / f'{name}.parquet'}: {rows:,}")
    if done.failed:
        raise typer.Exit(1)


def query(
    store: Annotated[Path, typer.Argument(metavar="STORE", help="The DuckDB file. 数据库文件。")],
    sql: Annotated[
        str | None, typer.Argument(metavar="SQL", help="A question; without one, what can be asked. 查询语句。")
    ] = None,
    format_: Annotated[
        QueryFormat, typer.Option("--format", "-f", help="What to write. 输出格式。")
    ] = QueryFormat.TABLE,
) -> None:
    """查询数据库。 Ask a store in SQL; it is never changed."""
    ask = sql or (
        "SELECT view_name AS name, string_agg(column_name, ', ' ORDER BY column_index) AS columns "
        "FROM duckdb_views() JOIN duckdb_columns() ON table_name = view_name AND NOT duckdb_columns.internal "
        "WHERE NOT duckdb_views.internal GROUP BY ALL ORDER BY ALL"
    )
    output = standard_output()
    with _faults_said(), opened_store(store) as connection, translated(store):
        _WRITERS[format_](connection.execute(ask), output)


def _said(done: Progress, seconds: float, language: Language) -> str:
    rate = done.parsed / seconds if seconds else 0.0
    return words(
        "ingested",
        language,
        documents=f"{done.documents:,}",
        parsed=f"{done.parsed:,}",
        known=f"{done.known:,}",
        failed=f"{done.failed:,}",
        errors=f"{done.errors:,}",
        rate=f"{rate:.1f}",
    )


@contextmanager
def _bar(console: Console, language: Language) -> Iterator[Callable[[Progress], None]]:
    """A line that says how far it has come, where somebody can see it."""
    started = time.monotonic()
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task(_said(Progress(), 0, language), total=None)
        yield lambda now: bar.update(task, description=_said(now, time.monotonic() - started, language))


@contextmanager
def _faults_said() -> Iterator[None]:
    """A fault of the store is one line, not a traceback."""
    try:
        yield
    except (StoreError, MissingExtraError) as fault:
        typer.echo(str(fault), err=True)
        raise typer.Exit(2) from None


@contextmanager
def _writable(folder: Path) -> Iterator[None]:
    """A folder that cannot be written to is one line, too."""
    try:
        yield
    except OSError as error:
        raise typer.BadParameter(f"{folder} cannot be written: {error}", param_hint="--parquet") from None


def _names(found: duckdb.DuckDBPyConnection) -> list[str]:
    return [str(one[0]) for one in found.description or ()]


def _rows(found: duckdb.DuckDBPyConnection) -> Iterator[tuple[Any, ...]]:
    while rows := found.fetchmany(1000):
        yield from rows


def _digits(value: Any) -> Any:
    """A number without the zeros that its column adds."""
    if isinstance(value, Decimal):
        return f"{value:f}".rstrip("0").rstrip(".") if "." in f"{value:f}" else f"{value:f}"
    return value


def _write_table(found: duckdb.DuckDBPyConnection, output: IO[str]) -> None:
    width = None if output.isatty() else 200
    console = Console(file=output, width=width, highlight=False, markup=False, emoji=False, soft_wrap=True)
    table = Table(*_names(found))
    rows = found.fetchmany(_MOST_ROWS + 1)
    for row in rows[:_MOST_ROWS]:
        table.add_row(*("" if value is None else str(_digits(value)) for value in row))
    if len(rows) > _MOST_ROWS:
        table.add_row("…")
    console.print(table)


def _write_csv(found: duckdb.DuckDBPyConnection, output: IO[str]) -> None:
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(_names(found))
    writer.writerows([csv_field(_digits(value)) for value in row] for row in _rows(found))


def _write_json_lines(found: duckdb.DuckDBPyConnection, output: IO[str]) -> None:
    names = _names(found)
    for row in _rows(found):
        record = {name: plain(value) for name, value in zip(names, row, strict=True)}
        output.write(json.dumps(record, ensure_ascii=False) + "\n")


_WRITERS = {QueryFormat.TABLE: _write_table, QueryFormat.CSV: _write_csv, QueryFormat.JSONL: _write_json_lines}
