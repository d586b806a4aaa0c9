"""Made-up documents by the hundred thousand: pages of the surface matrix, each issued by many offices."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pyarrow as pa
import pyarrow.parquet as pq

from govinfo_report.testing import html, texts
from govinfo_report.testing.pages import Page, page
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
_ROWS_A_GROUP = 2000


def templates(count: int, seed: int) -> list[tuple[str, str, str]]:
    """So many different reports, each on one surface: column, text, and the agency's name in it."""
    styles = available()
    made = []
    for number in range(count):
        form = FORMATS[number % len(FORMATS)]
        item = page(form, number, seed, styles[(number // len(FORMATS)) % len(styles)])
        made.append((*_printed(item, number), item.printed.report.agency))
    return made


def _printed(item: Page, number: int) -> tuple[str, str]:
    """Every third is a page of HTML, the others texts."""
    if number % 3 == 0:
        return "html", html.render(item)
    return "text", texts.lay_out(item, WRITERS[number % len(WRITERS)])


def documents(count: int, seed: int) -> Iterator[dict[str, str]]:
    """So many different documents; the same arguments make the same ones."""
    rng = Random(seed)
    kinds = templates(min(count, 1200), seed)
    for number in range(count):
        column, text, agency = kinds[number % len(kinds)]
        office = f"{rng.choice(PROVINCES)}{agency}"
        text = text.replace(agency, office) + f"\n档案号：{seed}-{number:07d}\n"
        yield {"content": text, "url": f"https://gov.example/{column}/{number}"}


def make(path: Path, count: int, seed: int) -> None:
    """Write a Parquet file of documents."""
    schema = pa.schema([("content", pa.string()), ("url", pa.string())])
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        rows = []
        for row in documents(count, seed):
            rows.append(row)
            if len(rows) == _ROWS_A_GROUP:
                writer.write_table(pa.Table.from_pylist(rows, schema))
                rows = []
        if rows:
            writer.write_table(pa.Table.from_pylist(rows, schema))
