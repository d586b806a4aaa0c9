"""Documents are found wherever they lie, each with its origin, and nothing that is broken stops the rest."""

from __future__ import annotations

import gzip
import json
import sys
import zipfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.intake.likeness import looks_like_report

AGENCIES = [gir.parse(example(name)).agency for name in EXAMPLES]
TEXTS = [name for name in EXAMPLES if name.endswith(".txt")]


def read(*places, **options) -> list[gir.Report]:
    return list(gir.parse_many(gir.sources(*places, **options)))


def agencies(*places, **options) -> list[str | None]:
    return [report.agency for report in read(*places, **options)]


@pytest.fixture
def folder(tmp_path) -> Path:
    for number, name in enumerate(EXAMPLES):
        place = tmp_path / "reports" / str(number)
        place.mkdir(parents=True)
        (place / name).write_bytes(example(name))
    (tmp_path / "reports" / ".hidden").write_text("x")
    return tmp_path / "reports"


def test_a_folder_is_read_in_the_order_of_its_names(folder):
    """Protects the order of a table: it is that of the names, whatever the file system says."""
    reports = read(folder)
    assert [one.agency for one in reports] == AGENCIES
    assert [Path(one.source.origin.file).name for one in reports] == list(EXAMPLES)
    assert {one.source.origin.member for one in reports} == {None}


def test_a_pattern_and_a_file_are_places(folder):
    """Protects shells and notebooks: a pattern means what it says, and several places are read in their order."""
    wanted = [folder / str(EXAMPLES.index(name)) / name for name in TEXTS]
    assert agencies(str(folder / "**" / "*.txt")) == agencies(*wanted)
    assert agencies(wanted[1], wanted[0]) == [gir.parse(example(name)).agency for name in (TEXTS[1], TEXTS[0])]


def test_nothing_at_a_place_is_said_at_once(tmp_path):
    """Protects from an empty table after an hour: a typo in a path is an error before anything is read."""
    for place in ("nowhere", "*.nothing"):
        with pytest.raises(FileNotFoundError, match="there is no"):
            gir.sources(tmp_path, str(tmp_path / place))


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as box:
        for name in reversed(EXAMPLES):
            box.writestr(name, example(name))
        box.writestr("style.css", "x")
    return path


def test_a_named_zip_is_a_box_and_a_found_one_a_document(tmp_path):
    """Protects both uses of a ZIP: many reports in one file, and one page with its attachments."""
    path = zipped(tmp_path / "box.zip")
    reports = read(path)
    assert sorted(one.agency for one in reports) == sorted(AGENCIES)
    assert [one.source.origin.member for one in reports] == sorted(EXAMPLES)
    (whole,) = read(tmp_path)
    assert whole == gir.parse_many([next(gir.sources(tmp_path))]).__next__()
    assert whole.source.media_type == "application/zip"


def test_damage_in_a_box_is_said_of_its_member(tmp_path):
    """Protects the other members: one that does not unpack is a report with an error, at its name."""
    path = zipped(tmp_path / "box.zip")
    data = bytearray(path.read_bytes())
    at = data.index("样例县教育局".encode())
    data[at : at + 3] = b"???"
    path.write_bytes(data)
    reports = read(path)
    failed = [one for one in reports if [d.code for d in one.diagnostics] == ["read-failure"]]
    assert [one.source.origin.member for one in failed] == ["article20_2019.txt"]
    assert len(reports) == len(EXAMPLES)
    (tmp_path / "no.zip").write_bytes(b"PK\3\4")
    (broken,) = read(tmp_path / "no.zip")
    assert [d.code for d in broken.diagnostics] == ["read-failure"]


ROWS = [
    {"ID": number, "Text": example(name).decode(), "URL": f"https://gov.example/{name}"}
    for number, name in enumerate(TEXTS)
]


def json_lines(path: Path, lines) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    data = text.encode()
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    return path


def parquet(path: Path, rows) -> Path:
    pq.write_table(pa.Table.from_pylist(rows), path)
    return path


@pytest.mark.parametrize("name", ["in.jsonl", "in.jsonl.gz", "in.parquet"])
def test_rows_are_documents_with_their_addresses(tmp_path, name):
    """Protects crawls kept as tables: columns are found by their usual names, and a row keeps its place."""
    path = (parquet if name.endswith("parquet") else json_lines)(tmp_path / name, ROWS)
    reports = read(path)
    assert [one.agency for one in reports] == [gir.parse(example(name)).agency for name in TEXTS]
    assert [one.source.origin for one in reports] == [
        gir.Origin(str(path), str(number), row["URL"]) for number, row in enumerate(ROWS)
    ]
    assert [one.source.sha256 for one in reports] == [gir.parse(row["Text"]).source.sha256 for row in ROWS]


def test_a_column_can_be_named(tmp_path):
    """Protects tables with names of their own; of two columns that could be it, markup is taken, for it has tables."""
    page = example("article20_2021.html").decode()
    path = parquet(tmp_path / "in.parquet", [{"text": "none", "html": page, "mine": example(TEXTS[0]), "id": 7}])
    assert agencies(path) == [gir.parse(page).agency]
    assert agencies(path, content="mine") == [gir.parse(example(TEXTS[0])).agency]
    (report,) = read(path, name="id")
    assert report.source.name == "7"
    (missing,) = read(path, content="other")
    assert "there are: text, html, mine, id" in missing.diagnostics[0].message


def test_broken_rows_are_said_and_the_rest_is_read(tmp_path):
    """Protects the million other rows from the worst one."""
    lines = ["{", ROWS[0], "[1]", {"text": None}, {"text": 5}, {"other": 1}, ROWS[1]]
    path = json_lines(tmp_path / "in.jsonl", lines)
    reports = read(path)
    assert [one.source.origin.member for one in reports] == [str(number) for number in range(len(lines))]
    failed = [n for n, one in enumerate(reports) if [d.code for d in one.diagnostics] == ["read-failure"]]
    assert failed == [0, 2, 3, 4, 5]
    cut = json_lines(tmp_path / "in.jsonl.gz", lines).read_bytes()[:-30]
    (tmp_path / "in.jsonl.gz").write_bytes(cut)
    assert "breaks off" in read(tmp_path / "in.jsonl.gz")[-1].diagnostics[0].message
    (tmp_path / "no.parquet").write_bytes(b"PAR1 no")
    (broken,) = read(tmp_path / "no.parquet")
    assert [d.code for d in broken.diagnostics] == ["read-failure"]


def response(url: str, body: bytes, media_type: str = "text/html", status: str = "200 OK", encoding: str = "") -> bytes:
    if encoding == "gzip":
        body = gzip.compress(body)
    extra = f"Content-Encoding: {encoding}\r\n" if encoding else ""
    block = f"HTTP/1.1 {status}\r\nContent-Type: {media_type}\r\n{extra}\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-02-03T04:05:06Z\r\n"
        f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


PAGE = example("article20_2021.html")
NEWS = "<html><body><p>某县召开会议，部署年度工作。</p></body></html>".encode()
RECORDS = [
    response("https://gov.example/1.html", PAGE, encoding="gzip"),
    response("https://gov.example/news.html", NEWS),
    response("https://gov.example/gone.html", PAGE, status="404 Not Found"),
    response("https://gov.example/2.html", PAGE.decode().encode("gb18030"), "text/html; charset=gb18030"),
    response("https://gov.example/logo.png", b"\x89PNG\r\n\x1a\n1234", "image/png"),
]


def warc(path: Path, records) -> Path:
    with path.open("wb") as file:
        for one in records:
            file.write(gzip.compress(one) if path.suffix == ".gz" else one)
    return path


@pytest.mark.parametrize("name", ["crawl.warc", "crawl.warc.gz"])
def test_a_crawl_gives_the_responses_that_look_like_reports(tmp_path, name):
    """Protects whoever holds a crawl: pages are found among all else, decoded, with address and time of fetching."""
    path = warc(tmp_path / name, RECORDS)
    reports = read(path)
    assert [one.values() for one in reports] == [gir.parse(PAGE).values()] * 2
    assert [one.source.origin.url for one in reports] == ["https://gov.example/1.html", "https://gov.example/2.html"]
    assert {one.source.origin.fetched for one in reports} == {"2024-02-03T04:05:06Z"}
    assert len({one.source.origin.member for one in reports}) == 2
    assert len(read(path, every=True)) == 4


def test_a_crawl_that_is_cut_off_says_so(tmp_path):
    """Protects from a page that is silently empty: half a record is no document, and those before it are read."""
    whole = b"".join(RECORDS[:1])
    path = tmp_path / "crawl.warc"
    path.write_bytes(whole + RECORDS[3][:-2000])
    first, second = read(path)
    assert first.values()
    assert "cut off" in second.diagnostics[0].message
    path.write_bytes(whole + b"no record\r\n\r\n" + RECORDS[3])
    assert "breaks off" in read(path)[-1].diagnostics[0].message


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_report_is_known_in_every_encoding(encoding):
    """Protects old pages: what looks like a report does not depend on how it was encoded."""
    page = PAGE.decode()
    assert looks_like_report(page.encode(encoding), media_type="text/html")
    assert looks_like_report("".join(f"&#{ord(c)};" if ord(c) > 127 else c for c in page).encode())
    assert not looks_like_report(NEWS.decode().encode(encoding), media_type="text/html")


def test_items_are_found_one_by_one(tmp_path):
    """Protects memory: nothing is read before it is asked for."""
    path = json_lines(tmp_path / "in.jsonl", ROWS)
    found = gir.sources(path, tmp_path / "in.jsonl")
    assert next(found).given.data == ROWS[0]["Text"]
    assert isinstance(next(found), gir.Item)


def test_a_file_that_cannot_be_opened_is_an_error_of_its_own(tmp_path):
    """Protects the rest of a folder from one dead link."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "nothing")
    (tmp_path / "b.txt").write_bytes(example(TEXTS[0]))
    dead, alive = read(tmp_path)
    assert [one.code for one in dead.diagnostics] == ["read-failure"]
    assert dead.source.name.endswith("a.txt")
    assert alive.agency == gir.parse(example(TEXTS[0])).agency
    with pytest.raises(OSError, match="FileNotFoundError"):
        gir.parse(next(gir.sources(tmp_path)))


def test_workers_change_nothing(tmp_path):
    """Protects parallel runs: items go to other processes and come back as the same reports, origins included."""
    path = json_lines(tmp_path / "in.jsonl", [*ROWS, "{"])
    assert list(gir.parse_many(gir.sources(path), workers=2)) == read(path)


@pytest.mark.parametrize(
    ("name", "module", "extra"), [("a.parquet", "pyarrow", "frames"), ("a.warc", "fastwarc.warc", "warc")]
)
def test_a_missing_extra_is_named(tmp_path, monkeypatch, name, module, extra):
    """Protects a user of the plain installation: the message says what to install."""
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(gir.MissingExtraError, match=rf"\[{extra}\]"):
        next(gir.sources(tmp_path / name))


def test_limits_hold_for_every_kind_of_place(tmp_path):
    """Protects memory from one giant among the documents: no more than the limit is ever held."""
    limits = gir.Limits(bytes=1000)
    zipped(tmp_path / "box.zip")
    warc(tmp_path / "crawl.warc", RECORDS)
    for place in ("box.zip", "crawl.warc"):
        assert all(len(item.given.data) <= 1001 for item in gir.sources(tmp_path / place, every=True, limits=limits))


def test_what_was_read_of_a_parquet_file_is_let_go(tmp_path):
    """Protects an ingest of a large file: read in one go, the file kept all that was read of it in memory."""
    path, size, groups = tmp_path / "in.parquet", 2**19, 24
    schema = pa.schema([("content", pa.string())])
    with pq.ParquetWriter(path, schema, compression="none", use_dictionary=False) as writer:
        for group in range(groups):
            writer.write_table(pa.table({"content": [f"{group:03} " * (size // 4)]}, schema))
    before = pa.total_allocated_bytes()
    most = max(pa.total_allocated_bytes() for _ in gir.sources(path))
    assert most - before < groups * size / 4
