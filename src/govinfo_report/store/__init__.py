"""A panel in one file: reports of any number in a DuckDB database, with plain SQL from any client.

>>> import tempfile, pathlib, govinfo_report as gir
>>> from govinfo_report.store import opened_store
>>> folder = pathlib.Path(tempfile.mkdtemp())
>>> _ = (folder / "a.txt").write_text("某县教育局2023年政府信息公开工作年度报告", encoding="utf-8")
>>> done = gir.ingest(gir.sources(folder), folder / "panel.duckdb", workers=1)
>>> done.parsed, done.failed
(1, 0)
>>> with opened_store(folder / "panel.duckdb") as store:
...     store.execute("SELECT agency, year FROM reports").fetchall()
[('某县教育局', 2023)]
"""

from __future__ import annotations

from govinfo_report.store.exporting import export_store
from govinfo_report.store.faults import StoreError
from govinfo_report.store.ingesting import ingest
from govinfo_report.store.opening import STORE_VERSION, opened_store
from govinfo_report.store.progress import Progress

__all__ = ["STORE_VERSION", "Progress", "StoreError", "export_store", "ingest", "opened_store"]
