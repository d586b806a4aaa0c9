"""One kernel, the same bytes from every engine."""

from __future__ import annotations

import io
import pickle
import subprocess
import sys
from functools import cache

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from tests.scale.corpus import document

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.kernel import ArrowKernel
from govinfo_report.export.tables import TABLES
from govinfo_report.intake.columns import Columns
from govinfo_report.readers.registry import Given

PAGES = [*(example(name).decode() for name in EXAMPLES), *(document(number, 5)["content"] for number in range(30))]
ROWS = [{"id": number, "html": page, "url": f"https://gov.example/{number}"} for number, page in enumerate(PAGES)]


def batches(size: int) -> list[pa.RecordBatch]:
    return pa.Table.from_pylist(ROWS).to_batches(max_chunksize=size)


def in_one_process(table: str) -> pa.Table:
    return gir.to_arrow(parsed(), table)


@cache
def parsed() -> list[gir.Report]:
    """What parsing the pages with their addresses as their names gives."""
    return [gir.parse(gir.Item(Given(row["html"], row["url"]))) for row in ROWS]


def to_bytes(table: pa.Table) -> bytes:
    """A table in the order of its documents, as the bytes of a file."""
    keys = [("source", "ascending")] + [("position", "ascending")] * ("position" in table.schema.names)
    sink = io.BytesIO()
    pq.write_table(table.sort_by(keys).combine_chunks(), sink)
    return sink.getvalue()


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("size", [1, 4, 100])
def test_batches_in_batches_out(name, size):
    """Protects every engine: however documents are cut into batches, the rows are those of one process."""
    kernel = ArrowKernel(name)
    made = pa.Table.from_batches(list(kernel(batches(size))), kernel.schema)
    assert made.equals(in_one_process(name), check_metadata=True)


def test_a_kernel_travels():
    """Protects clusters: the kernel is sent to other machines, and is the same there."""
    kernel = pickle.loads(pickle.dumps(ArrowKernel("wide", Columns(content="html"), gir.Limits(cells=10))))  # noqa: S301
    assert kernel == ArrowKernel("wide", Columns(content="html"), gir.Limits(cells=10))


def test_a_row_that_is_broken_stops_nothing():
    """Protects a job of hours from one empty row: it is a report with an error, the others are read."""
    batch = pa.RecordBatch.from_pylist([{"text": None}, {"text": PAGES[0]}])
    (made,) = ArrowKernel("reports")([batch])
    assert made.column("errors").to_pylist() == [1, 0]
    with pytest.raises(ValueError, match="there are: a, b"):
        list(ArrowKernel()([pa.RecordBatch.from_pylist([{"a": 1, "b": 2}])]))


@pytest.mark.parametrize(
    ("verb", "module", "extra"),
    [("parse_spark", "pyspark.sql.pandas.types", "spark"), ("parse_ray", "ray.data", "ray")],
)
def test_a_missing_extra_is_named(monkeypatch, verb, module, extra):
    """Protects a user without an engine: the message says what to install."""
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(gir.MissingExtraError, match=rf"\[{extra}\]"):
        getattr(gir, verb)(None)


def test_every_public_name_is_there_without_the_extras():
    """Protects ``import *``, ``help`` and completion on a core install; what needs Arrow says so when it is used."""
    program = (
        "import sys\n"
        "sys.modules |= dict.fromkeys(['pyarrow', 'duckdb', 'polars', 'pandas', 'pdfminer', 'docx', 'openpyxl'])\n"
        "from govinfo_report import *\n"
        "try:\n"
        "    ArrowKernel('reports').schema\n"
        "except MissingExtraError as error:\n"
        "    print(error.extra)\n"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (said.stdout, said.stderr) == ("frames\n", "")


@pytest.mark.cluster
@pytest.mark.filterwarnings("default")
def test_spark_gives_the_same_bytes(monkeypatch):
    """Protects who moves a job to Spark: two partitions of a local session give the bytes of one process."""
    sql = pytest.importorskip("pyspark.sql", reason="needs Spark: pip install '.[spark]'")
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    session = sql.SparkSession.builder.master("local[2]").config("spark.ui.enabled", "false").getOrCreate()
    try:
        frame = session.createDataFrame(ROWS).repartition(2)
        for name in TABLES:
            made = gir.parse_spark(frame, name).toArrow().cast(gir.arrow_schema(name))
            assert to_bytes(made) == to_bytes(in_one_process(name))
        with pytest.raises(ValueError, match="there are: id"):
            gir.parse_spark(frame.select("id"))
    finally:
        session.stop()


@pytest.mark.cluster
@pytest.mark.filterwarnings("default")
def test_ray_gives_the_same_bytes():
    """Protects who moves a job to Ray: the blocks of a local cluster give the bytes of one process."""
    data = pytest.importorskip("ray.data", reason="needs Ray: pip install '.[ray]'")
    ray = sys.modules["ray"]
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False)
    try:
        documents = data.from_items(ROWS, override_num_blocks=3)
        for name in TABLES:
            tables = ray.get(gir.parse_ray(documents, name, batch_size=4).to_arrow_refs())
            made = pa.concat_tables(tables).cast(gir.arrow_schema(name))
            assert to_bytes(made) == to_bytes(in_one_process(name))
        with pytest.raises(ValueError, match="there are: id"):
            gir.parse_ray(documents.select_columns(["id"]))
    finally:
        ray.shutdown()
