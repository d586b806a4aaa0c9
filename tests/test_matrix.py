"""The surface matrix itself: its reports are consistent, its gold is right, and the library reads a sample of it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from decimal import Decimal
from io import StringIO
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.matrix import corpus, scoring

from govinfo_report.testing import gold, html, texts
from govinfo_report.testing.forms import row_label
from govinfo_report.testing.pages import page
from govinfo_report.testing.reports import COLUMNS, FORMATS, OUTCOMES, asked, report
from govinfo_report.testing.styles import STYLES, available
from govinfo_report.testing.surfaces import SURFACES

MARKS = {"", "-", "—", "——", "/", "无", "無"}
WRITTEN = (
    *("pipe-rows-merged", "pipe-cells", "pipe-next-line", "cell-lines", "cell-lines-lost", "tabs", "commas"),
    "deduplicated",
)


def _sums(numbers, total, parts):
    assert numbers[total] == sum(numbers[part] for part in parts), total


@settings(max_examples=60, deadline=None)
@given(form=st.sampled_from(FORMATS), seed=st.integers(0, 10**6))
def test_made_up_reports_are_consistent(form, seed):
    """A reader that shifts a figure must be caught by the identities, so the reports must satisfy all of them."""
    n = report(form, str(seed)).numbers
    assert list(n) == [field.path for field in asked(form)]
    assert all(value >= 0 for path, value in n.items() if not path.endswith(".change"))
    if form.startswith("article20"):
        rows = [
            "received",
            "carried_over",
            *(f"outcomes.{row}" for row in (*OUTCOMES[form], "total")),
            "carried_forward",
        ]
        for row in rows:
            _sums(n, f"requests.{row}.total", [f"requests.{row}.{column}" for column in COLUMNS])
        for column in (*COLUMNS, "total"):
            parts = [f"requests.outcomes.{row}.{column}" for row in OUTCOMES[form]]
            _sums(n, f"requests.outcomes.total.{column}", parts)
            come = n[f"requests.received.{column}"] + n[f"requests.carried_over.{column}"]
            assert come == n[f"requests.outcomes.total.{column}"] + n[f"requests.carried_forward.{column}"]
        for block in ("reconsideration", "litigation.direct", "litigation.after_reconsideration"):
            _sums(n, f"{block}.total", [f"{block}.{result}" for result in ("upheld", "corrected", "other", "pending")])
        return
    stems = ["requests.received", "requests.answered"]
    if form == "statistics_2014":
        stems += ["requests.closed", "requests.answered.denied", "reconsideration", "litigation", "capacity.staff"]
    for stem in stems:
        for period in ("", ".year", ".cumulative") if form == "indicators_fujian" else ("",):
            total = f"{stem}.total{period}"
            if total not in n:
                continue
            members = [p for p in n if p.startswith(f"{stem}.") and p.endswith(period) and p != total]
            direct = [
                p
                for p in members
                if p.removesuffix(period).removeprefix(f"{stem}.").removesuffix(".total").count(".") == 0
            ]
            _sums(n, total, direct)


def _number(text):
    """An obvious reading of a printed figure, apart from the library's and the generator's."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").strip()
    if text in MARKS:
        return None
    text = re.sub(r"\(其中.*\)$", "", text)
    negative = re.match(r"减|減|-|↓", text)
    digits = re.fullmatch(r"(?:减少|減少|增加|[减減↑↓+-])?([\d,.]+)(?:件|项|項|万元|萬元)?", text)
    assert digits, text
    value = Decimal(digits[1].replace(",", ""))
    return -value if negative else value


def _key(text):
    return re.sub(r"[\s,]|\(单位:万元\)", "", unicodedata.normalize("NFKC", text))


def _whole_label(field):
    """Label and header of a value; the dictionary has no ordinals for the older tables."""
    if field.format.startswith("article20"):
        return field.label
    return row_label(field) + (f" / {field.column}" if field.column else "")


def _by_label(rows, form):
    """Each figure of one grid under the dictionary's label, found by its headers alone; spans repeat their text."""
    keys = [[_key(cell) for cell in row] for row in rows]
    if form == "statistics_2014":
        return [(key[0], row[2]) for row, key in zip(rows[1:], keys[1:], strict=True) if row[1] != "——"]
    if form == "indicators_fujian":
        body = list(zip(rows[1:], keys[1:], strict=True))
        return [(f"{key[0]}/{when}", row[i]) for row, key in body for i, when in ((2, "本年度"), (3, "历年累计"))]
    if "行政复议" in keys[0]:
        return [("/".join(dict.fromkeys((a, b, c))), text) for a, b, c, text in zip(*keys[:3], rows[3], strict=True)]
    found = []
    if "申请人情况" in keys[0]:
        for row, key in zip(rows[3:], keys[3:], strict=True):
            label = "".join(part for part in dict.fromkeys(key[:3]) if part != "三、本年度办理结果")
            found += [(f"{label}/{keys[2][i]}", row[i]) for i in range(3, 10)]
        return found
    heads = {}
    for row, key in zip(rows, keys, strict=True):
        if key[0] == "信息内容":
            heads = dict.fromkeys(key[1:])
        elif not key[0].startswith("第二十条"):
            found += [(f"{key[0]}/{head}", text) for head, text in zip(heads, row[1:], strict=False)]
    return found


@pytest.mark.parametrize("style", [s for s in STYLES if not s.wild], ids=lambda s: s.name)
@pytest.mark.parametrize("form", FORMATS)
def test_gold_agrees_with_an_obvious_reader(form, style):
    """The gold values must stand where the headers of the HTML grid say, whatever the markup around them."""
    pandas = pytest.importorskip("pandas", reason="the independent reader is pandas.read_html")
    if style not in available():
        pytest.skip("OpenCC is not installed")
    for number in range(4):
        made = page(form, number, 11, style)
        markup = html.render(made)
        there_and_back = str
        if style.traditional:
            opencc = pytest.importorskip("opencc")
            there = opencc.OpenCC(style.traditional).convert
            back = opencc.OpenCC({"s2t": "t2s", "s2twp": "tw2sp"}[style.traditional]).convert
            markup = back(re.sub(r"\([a-z\u00e0-\u01dc]+\)", "", markup))

            def there_and_back(text, there=there, back=back):
                """What a label looks like after both conversions: some words do not come back as they went."""
                return back(there(text))

        # Every column starts with words, so no cell is turned into a number.
        as_printed = {"keep_default_na": False, "thousands": None}
        found = defaultdict(list)
        for frame in pandas.read_html(StringIO(markup), attrs={"class": "report"}, **as_printed):
            for label, text in _by_label(frame.to_numpy().tolist(), form):
                found[label].append(text)
        # The same label stands for several rows of the national table: they come in the order of the dictionary.
        keys = {f.path: _key(there_and_back(_whole_label(f)).replace(" / ", "/")) for f in asked(form)}
        read = {path: _number(found[key].pop(0)) for path, key in keys.items()}
        assert read == made.printed.values
        assert not any(found.values())


@pytest.mark.parametrize("name", WRITTEN)
def test_same_seed_same_bytes(name):
    """A corpus is named by its seed in a result table, so it must be the same wherever it is made."""
    made, again = corpus.pages(2, 5), corpus.pages(2, 5)
    assert list(SURFACES[name].convert(made)) == list(SURFACES[name].convert(again))
    assert list(SURFACES[name].convert(made)) != list(SURFACES[name].convert(corpus.pages(2, 6)))


@pytest.mark.parametrize(
    ("write", "read"),
    [
        (texts.tabs, lambda line: line.split("\t")),
        (texts.pipe_rows_bare, lambda line: line.split("|")[:-1]),
    ],
)
def test_rows_of_text_keep_every_cell(write, read):
    """The hand-written rows must hold each cell of the grid in its order, blank ones too, or the gold would lie."""
    for made in corpus.pages(4, 3):
        for grid in gold.grids(made):
            lines = [[cell.strip() for cell in read(line)] for line in write(grid)]
            assert lines == [[texts.one_line(cell.text) for cell in row] for row in grid.rows]


def test_cells_a_line_keep_every_cell():
    """One cell a line, ended by a pipe: as many pipes as grid columns, less those that a rowspan covers."""
    for made in corpus.pages(4, 3):
        for grid in gold.grids(made):
            cells = [cell.text.strip() for row in grid.rows for cell in row]
            for write in (texts.pipe_cells, texts.pipe_next_line):
                text = "\n".join(write(grid))
                filled = [cell for cell in cells if cell]
                assert [part for part in re.split(r"[\s|]*\|[\s|]*", text.replace("\n|", "|")) if part] == filled
            pipes = "\n".join(texts.pipe_next_line(grid)).count("|")
            assert pipes == len(cells)
            assert "\n".join(texts.pipe_cells(grid)).count("|") == grid.width * len(grid.rows)


def test_lost_blanks_leave_out_what_is_uncertain():
    """Where blank cells are lost, only rows without one may be asked for."""
    for made in corpus.pages(4, 3):
        certain = gold.blanks_lost(made, "")
        for _, values in gold.rows(made):
            known = [cell.path in certain for cell in values]
            assert all(known) == all(cell.text.strip() for cell in values)
            assert all(known) or not any(known)


def test_a_deduplicated_row_stands_whole_beneath_its_label():
    """Of a deduplicated page, a value may be asked for only if its row is there in full, figure after figure."""
    asked = 0
    for made in corpus.pages(8, 3):
        text = texts.deduplicated(made)
        lines = text.split("\n")
        assert len(set(lines)) == len(lines)
        certain = gold.deduplicated(made, text)
        for _, values in gold.rows(made):
            if values[0].path in certain:
                asked += 1
                figures = [line for cell in values for line in texts.lines_of(cell.text)]
                start = lines.index(figures[0])
                assert lines[start : start + len(figures)] == figures
    assert asked > 50


@pytest.mark.parametrize(
    ("printed", "left"),
    [
        ("2017年1月1日，", "201711日，"),
        ("条", ""),
        ("人次", "人次"),
        ("160.5964万元", "160.5964万元"),
        ("减3", "3"),
        ("减少45", "减少45"),
        ("本年增/减", "本年增/"),
        ("(一)予以公开", "(一)予以公开"),
        ("规 章", "规 章"),
        ("１", "１"),
    ],
)
def test_runs_of_one_character_are_dropped(printed, left):
    """The cleaner that eats lonely Chinese characters is copied as it was seen, not worse."""
    assert texts.drop_runs(printed) == left


def _reader(values, *paths):
    diagnostics = [SimpleNamespace(path=path, severity="warning") for path in paths]
    return lambda data, media_type: SimpleNamespace(values=lambda: values, diagnostics=diagnostics)  # noqa: ARG005 (parse's own names)


def test_score_counts_each_kind_of_mistake_once():
    """The result table must tell a missing value from a wrong one, and a flagged one from a silent one."""
    values = {"a.b": 1, "a.c": None, "d.e": 2, "g.h": 160.5964}
    case = scoring.Case("x", "s", "f", "text/plain", values, {**values, "y": 3, "z.z": 4})
    got = {"a.b": 1, "a.c": 0, "g.h": Decimal("160.5964"), "y": 3, "z.z": 3}
    tally, mistakes = scoring.score(case, b"", _reader(got, "a"))
    assert tally == scoring.Tally(documents=1, cells=4, right=2, missing=1, wrong=2, silent=1, extra=1)
    assert {(m.kind, m.path) for m in mistakes} == {("missing", "d.e"), ("wrong", "a.c"), ("silent", "z.z")}
    tally, _ = scoring.score(case, b"", _reader({"a.b": 2, "a.c": None, "d.e": 2, "g.h": 160.5964}, "d.e"))
    assert (tally.right, tally.wrong, tally.silent, tally.alarms) == (3, 1, 1, 0)
    tally, _ = scoring.score(case, b"", _reader(dict(case.values), "d.e"))
    assert (tally.right, tally.alarms) == (4, 1)


def test_score_counts_a_crash_as_everything_lost():
    """A reader that raises must not look better than one that reads nothing."""
    case = scoring.Case("x", "s", "f", "text/plain", {"a": 1, "b": 2}, {})
    tally, _ = scoring.score(case, b"", lambda *_, **__: 1 / 0)
    assert tally == scoring.Tally(documents=1, cells=2, missing=2, crashes=1)


def test_the_result_table_has_a_row_for_every_surface():
    """The table in the documentation is read by surface and form; sums stand in the last row."""
    tallies = {
        ("s", "f"): scoring.Tally(documents=1, cells=4, right=3, wrong=1),
        ("t", "g"): scoring.Tally(documents=1, cells=2, right=2),
    }
    rows = [[field.strip() for field in line.split("|")[1:-1]] for line in scoring.markdown(tallies).splitlines()]
    assert [row[:6] for row in rows[2:]] == [
        ["`s`", "75.00", "", "1", "4", "3"],
        ["`t`", "", "100.00", "1", "2", "2"],
        ["all", "75.00", "100.00", "2", "6", "5"],
    ]


def _read(names, directory, reports):
    corpus.make(directory, reports, 1, names)
    return scoring.score_all(directory)


@pytest.mark.parametrize("name", SURFACES)
def test_a_small_sample_is_read(name, tmp_path):
    """A report of each form on each surface is read without a crash and without a wrong value that nobody points at."""
    if SURFACES[name].missing:
        pytest.skip(f"{SURFACES[name].missing} is not installed")
    tallies, mistakes = _read([name], tmp_path, 1)
    assert [m for m in mistakes if m.kind in {"crash", "silent"}] == []
    assert sum(tally.cells for tally in tallies.values())
    if name.startswith("html") or name.endswith(("docx", "xlsx")):
        assert mistakes == []


@pytest.mark.matrix
@pytest.mark.parametrize("name", SURFACES)
def test_every_surface_is_read(name, tmp_path):
    """Every surface that can be made here is read without a crash, and no wrong value goes unremarked."""
    if SURFACES[name].missing:
        pytest.skip(f"{SURFACES[name].missing} is not installed")
    tallies, mistakes = _read([name], tmp_path, 5)
    assert [m for m in mistakes if m.kind in {"crash", "silent"}] == []
    assert sum(tallies.values(), scoring.Tally()).share > 90


def test_a_bare_row_is_asked_for_only_where_something_is_left_of_it():
    """The one row of reconsideration and litigation has no label: left blank, some tools print nothing at all of it."""
    lost = 0
    for made in corpus.pages(2, 41):
        without, kept = gold.bare_rows_lost(made, ""), gold.bare_rows_lost(made, "a | b | c\n | | \n")
        assert kept == gold.everything(made, "")
        assert all(path.startswith(("reconsideration", "litigation")) for path in kept.keys() - without.keys())
        assert all(kept[path] is None for path in kept.keys() - without.keys())
        lost += len(kept) > len(without)
    assert lost
