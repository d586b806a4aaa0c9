"""The store holds what was read, once, in order."""

from __future__ import annotations

import sys
from decimal import Decimal

import pytest
from tests.store.documents import items, text

import govinfo_report as gir
from govinfo_report.examples import EXAMPLES, example
from govinfo_report.export.tables import TABLES
from govinfo_report.store.opening import TABLE_NAMES
from govinfo_report.store.writing import Writer, known_query

TEXTS = [example(name).decode() for name in EXAMPLES]


def ask(store, sql, *values):
    with gir.opened_store(store) as connection:
        return connection.execute(sql, values).fetchall()


@pytest.fixture(scope="module")
def panel(tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "panel.duckdb"
    gir.ingest(items(TEXTS), path, workers=2)
    return path


@pytest.mark.parametrize("name", sorted(TABLE_NAMES))
def test_the_store_holds_what_the_records_hold(panel, name):
    """Protects every figure on its way into the store: the same rows as without one, in the same order."""
    columns = ", ".join(one.name for one in TABLES[name].columns)
    order = "position" if any(one.name == "position" for one in TABLES[name].columns) else "report"
    found = ask(panel, f"SELECT {columns} FROM {TABLE_NAMES[name]} ORDER BY reading, {order}")
    reports = gir.parse_many(items(TEXTS))
    expected = [tuple(row.values()) for row in gir.to_records(reports, name)]
    assert len(found) == len(expected)
    for row, wanted in zip(found, expected, strict=True):
        assert tuple(Decimal(v) if isinstance(v, Decimal) else v for v in row) == wanted


def test_exported_parquet_is_that_of_the_reports(panel, tmp_path):
    """Protects the way out: the files are those that the library writes without a store, to the byte."""
    rows = gir.export_store(panel, tmp_path / "out")
    for name, stored in TABLE_NAMES.items():
        gir.write(gir.parse_many(items(TEXTS)), tmp_path / "own.parquet", name)
        assert (tmp_path / "out" / f"{stored}.parquet").read_bytes() == (tmp_path / "own.parquet").read_bytes()
        assert rows[stored] == sum(1 for _ in gir.to_records(gir.parse_many(items(TEXTS)), name))


def test_the_same_is_stored_once(tmp_path):
    """Protects sums from a folder that holds a report twice, and from a run that is repeated."""
    path = tmp_path / "panel.duckdb"
    twice = items([text(0), text(1), text(0)])
    first = gir.ingest(twice, path, workers=1)
    assert (first.documents, first.parsed, first.known) == (3, 2, 1)
    again = gir.ingest(twice, path, workers=1)
    assert (again.parsed, again.known) == (0, 3)
    assert ask(path, "SELECT count(*) FROM reports") == [(2,)]
    assert ask(path, "SELECT count(*) FROM sources") == [(3,)]
    assert ask(path, "SELECT count(DISTINCT report) FROM sources WHERE member IN ('0', '2')") == [(1,)]


def test_what_the_store_has_is_looked_up_in_the_index(tmp_path):
    """Protects a large store: asking whether it has a document must not read all that it has."""
    keys = [f"{number * 0x9E3779B97F4A7C15 % 2**64:016x}" * 2 for number in range(5014)]
    there, new = keys[:5000], keys[5000:]
    with gir.opened_store(tmp_path / "panel.duckdb", writing=True) as connection:
        connection.execute("INSERT INTO readings SELECT unnest(?)::UUID, 0, 'report', '0.1.0', false", [there])
        asked = there[::100] + new
        assert len(connection.execute(known_query(len(asked)), asked).fetchall()) == 50
        plan = connection.execute(f"EXPLAIN ANALYZE {known_query(len(asked))}", asked).fetchall()[0][1]
    assert "Index Scan" in plan
    assert "Sequential Scan" not in plan


def test_what_was_written_does_not_stay_in_memory(tmp_path):
    """Protects a long run: the database may keep a little, and its indexes, however large the store becomes."""
    with gir.opened_store(tmp_path / "panel.duckdb", writing=True) as connection:
        limits = []
        for first in (0, 50_000):
            Writer(connection, "0.1.0").begin(retry=False)
            limits += connection.execute("SELECT current_setting('memory_limit')").fetchone()
            rows = "SELECT md5(i::VARCHAR)::UUID, i, i::VARCHAR, '0.1.0', false FROM range(?, ?) t(i)"
            connection.execute(f"INSERT INTO readings {rows}", [first, first + 50_000])
    few, more = (float(one.removesuffix(" MiB")) for one in limits)
    assert few < 300
    assert 2 < more - few < 10  # 50 bytes of memory for each key, and as much to spare


def test_workers_and_cuts_change_nothing(tmp_path, monkeypatch):
    """Protects comparing stores: one process or three, many documents at a time or two, the bytes are the same."""
    many = items([text(number) for number in range(30)])
    gir.ingest(many, tmp_path / "a.duckdb", workers=1)
    monkeypatch.setattr("govinfo_report.store.ingesting._DOCUMENTS_A_CHUNK", 2)
    monkeypatch.setattr("govinfo_report.store.ingesting._DOCUMENTS_A_TRANSACTION", 7)
    gir.ingest(many, tmp_path / "b.duckdb", workers=3)
    for name in ("a", "b"):
        gir.export_store(tmp_path / f"{name}.duckdb", tmp_path / name)
    for file in sorted((tmp_path / "a").iterdir()):
        assert file.read_bytes() == (tmp_path / "b" / file.name).read_bytes()


def test_an_upgrade_shows_what_changed(tmp_path, monkeypatch):
    """Protects trust in an upgrade: both readings are kept, tables show the last, and differences can be asked for."""
    path = tmp_path / "panel.duckdb"
    gir.ingest(items(TEXTS), path, workers=1)
    monkeypatch.setattr(gir, "__version__", "0.2.0")
    assert gir.ingest(items(TEXTS), path, workers=1).parsed == len(TEXTS)
    count = sum(len(gir.parse(one).cells) for one in TEXTS)
    assert ask(path, "SELECT count(*) FROM cells WHERE path IS NOT NULL") == [(count,)]
    assert ask(path, "SELECT count(*) FROM all_cells WHERE path IS NOT NULL") == [(2 * count,)]
    assert ask(path, "SELECT * FROM changes") == []
    with gir.opened_store(path, writing=True) as connection:  # as if the first version had read three cells otherwise
        connection.execute("UPDATE all_cells SET raw = '8', value = 8 WHERE reading = 0 AND position = 0")
        connection.execute("DELETE FROM all_cells WHERE reading = 0 AND position = 1")
        connection.execute(
            "DELETE FROM all_cells WHERE reading = (SELECT max(reading) FROM readings WHERE report = "
            "(SELECT report FROM readings WHERE reading = 0)) AND position = 2"
        )
    found = ask(path, "SELECT version_before, version, raw_before, raw FROM changes ORDER BY path")
    assert {(before, after) for before, after, _, _ in found} == {("0.1.0", "0.2.0")}
    assert sorted((old is None, new is None) for _, _, old, new in found) == [
        (False, False),
        (False, True),
        (True, False),
    ]


def test_requests_and_outcomes_by_year_and_province(tmp_path):
    """Protects the question that the store is for; the sums are those of the printed figures."""
    path = tmp_path / "panel.duckdb"
    base = example("article20_2021.html").decode()
    agency = gir.parse(base).agency
    pages = [base.replace(agency, name) for name in ("福建省教育厅", "福建省水利厅", "云南省教育厅", agency)]
    gir.ingest(items([*pages, example("statistics_2014.txt").decode()]), path, workers=1)
    found = ask(
        path,
        "SELECT year, province, count(*), sum(received), sum(granted), sum(denied) FROM requests "
        "GROUP BY ALL ORDER BY ALL",
    )
    values = gir.parse(base).values()
    denied = sum(
        value or 0
        for key, value in values.items()
        if key.startswith("requests.outcomes.denied.") and key.endswith(".total") and ".subtotal." not in key
    )
    one = (values["requests.received.total"], values["requests.outcomes.granted.total"], denied)
    old = gir.parse(example("statistics_2014.txt")).values()
    assert found == [
        (
            2016,
            None,
            1,
            old["requests.received.total"],
            old["requests.answered.granted"],
            old["requests.answered.denied.total"],
        ),
        (2023, "云南", 1, *one),
        (2023, "福建", 2, *(2 * number for number in one)),
        (2023, None, 1, *one),
    ]
    assert ask(path, "SELECT DISTINCT copies FROM requests") == [(1,)]


def test_how_far_a_run_has_come_is_told(tmp_path, monkeypatch):
    """Protects who watches a long run: it says what is stored, under a name that is no switch for a bar."""
    monkeypatch.setattr("govinfo_report.store.ingesting._DOCUMENTS_A_CHUNK", 2)
    monkeypatch.setattr("govinfo_report.store.ingesting._DOCUMENTS_A_TRANSACTION", 2)
    many = items([text(number) for number in range(5)])
    told = []
    done = gir.ingest(many, tmp_path / "a.duckdb", workers=1, on_progress=told.append)
    assert [one.documents for one in told] == [2, 4, 5]
    assert told[-1] == done


def test_two_documents_of_one_report_are_counted(tmp_path):
    """Protects sums from an agency that published twice: both are kept, and the view says so."""
    path = tmp_path / "panel.duckdb"
    page = example("article20_2019.txt").decode()
    gir.ingest(items([page, page + "\n（更正版）\n"]), path, workers=1)
    assert ask(path, "SELECT copies FROM requests") == [(2,), (2,)]
    assert ask(path, "SELECT agency, year, copies FROM repeated_reports") == [("样例县教育局", 2019, 2)]


def test_every_view_can_be_asked(panel):
    """Protects the views from a column that was renamed."""
    with gir.opened_store(panel) as connection:
        views = [
            name for (name,) in connection.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        ]
        assert {"reports", "cells", "requests", "changes", "findings", "doubtful_cells"} <= set(views)
        for name in views:
            connection.execute(f"SELECT * FROM {name}").fetchall()


def test_asking_changes_nothing(panel):
    """Protects the store from a question with a typo: it is opened to be read."""
    with gir.opened_store(panel) as connection, pytest.raises(Exception, match="read-only"):
        connection.execute("DELETE FROM all_cells")


def test_a_missing_extra_is_named(monkeypatch, tmp_path):
    """Protects a user of the plain installation: the message says what to install."""
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(gir.MissingExtraError, match=r"\[store\]"):
        gir.ingest([], tmp_path / "panel.duckdb")
