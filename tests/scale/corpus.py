"""Made-up documents by the hundred thousand: reports of all forms on all styles of pages, each with its own figures."""

from __future__ import annotations

import multiprocessing
from functools import partial
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from govinfo_report.testing import html, texts
from govinfo_report.testing.pages import page
from govinfo_report.testing.reports import FORMATS
from govinfo_report.testing.styles import available

PROVINCES = ("福建省", "云南省", "北京市", "内蒙古自治区", "四川省", "广东省", "")
WRITERS = (
    texts.pipe_rows_merged,
    texts.pipe_rows_bare,
    texts.pipe_rows_padded,
    texts.pipe_cells,
    texts.tabs,
    texts.cell_lines(""),
)
SCHEMA = pa.schema([("content", pa.string()), ("url", pa.string())])
_ROWS_A_GROUP = 1000


def document(number: int, seed: int) -> dict[str, str]:
    """One document; the same arguments make the same one. Every third is a page of HTML, the others are texts."""
    styles = available()
    item = page(FORMATS[number % len(FORMATS)], number, seed, styles[number // len(FORMATS) % len(styles)])
    if number % 3 == 0:
        kind, text = "html", html.render(item)
    else:
        kind, text = "text", texts.lay_out(item, WRITERS[number % len(WRITERS)])
    agency = item.printed.report.agency
    office = f"{Random(f'{seed}/{number}').choice(PROVINCES)}{agency}"
    return {
        "content": f"{text.replace(agency, office)}\n档案号：{seed}-{number:07d}\n",
        "url": f"https://gov.example/{kind}/{number}",
    }


def _group(first: int, count: int, seed: int) -> pa.Table:
    numbers = range(first, min(first + _ROWS_A_GROUP, count))
    return pa.Table.from_pylist([document(number, seed) for number in numbers], SCHEMA)


def make(path: Path, count: int, seed: int, processes: int) -> None:
    """Write a Parquet file of documents; the same ones whatever the number of processes."""
    pool = multiprocessing.get_context("spawn").Pool(processes)
    with pool, pq.ParquetWriter(path, SCHEMA, compression="zstd") as writer:
        for table in pool.imap(partial(_group, count=count, seed=seed), range(0, count, _ROWS_A_GROUP)):
            writer.write_table(table)
