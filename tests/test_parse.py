"""What must always be true of a parse, whatever the document is."""

import hashlib
import io
import multiprocessing
import os
import re
import signal
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.documents import POISON, moody_each

import govinfo_report as gir
from govinfo_report.examples import example
from govinfo_report.lexing.numbers import figures
from govinfo_report.readers.registry import Given

PAGE = """示例市水务局2022年政府信息公开工作年度报告
一、总体情况
2022年主动公开信息351条。
二、主动公开政府信息情况
第二十条第（一）项 |
信息内容 | 本年制发件数 | 本年废止件数 | 现行有效件数 |
规章 | 0 | 0 | 3 |
行政规范性文件 | 4 | 1 | 25 |
第二十条第（五）项 |
信息内容 | 本年处理决定数量 |
行政许可 | 1,472 |
三、收到和处理政府信息公开申请情况
四、政府信息公开行政复议、行政诉讼情况
"""

WORDS = [
    "第二十条第（一）项",
    "信息内容",
    "本年制发件数",
    "规章",
    "行政许可",
    "总计",
    "其他",
    "自然人",
    "行政复议",
    "统计指标",
    "指标名称",
]
MESS = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.integers(0, 9999).map(str),
        st.sampled_from(["|", "||", "\t", "\n", " ", "　", "-", "- 4 -"]),
    ),
    max_size=120,
).map("".join)


@settings(max_examples=150)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=400), MESS))
def test_content_never_raises_and_is_accounted_for(source):
    """Any bytes and any text give a report, in which every figure of the text is in exactly one class."""
    report = gir.parse(source)
    text = report.document.text
    assert [(f.span.start, f.span.end) for f in report.account.figures] == figures(text)
    assert sum(report.account.totals.values()) == len(report.account)


@settings(max_examples=150)
@given(MESS)
def test_every_span_points_at_what_it_claims(source):
    """Evidence that points elsewhere is worse than none."""
    report = gir.parse(source)
    text = report.document.text
    for cell in report.cells.values():
        assert text[cell.span.start : cell.span.end] == cell.raw
    for one in report.diagnostics:
        assert one.span is None or 0 <= one.span.start <= one.span.end <= len(text)
        assert one.message
        assert one.message_in("zh")


@settings(max_examples=80)
@given(st.integers(0, len(PAGE)), st.sampled_from("0123456789"))
def test_the_account_sees_any_digit_that_comes_or_goes(place, digit):
    """A digit inserted or deleted anywhere changes the account: no figure is beyond it."""
    before = [figure.text for figure in gir.parse(PAGE).account.figures]
    after = [figure.text for figure in gir.parse(PAGE[:place] + digit + PAGE[place:]).account.figures]
    assert before != after
    if place < len(PAGE) and PAGE[place].isdecimal():
        assert [f.text for f in gir.parse(PAGE[:place] + PAGE[place + 1 :]).account.figures] != before


@settings(max_examples=60)
@given(st.randoms(use_true_random=False))
def test_a_changed_figure_changes_its_own_value_only(rng):
    """Values are bound by label and place: a figure in the table moves no other."""
    spots = [m.span() for m in re.finditer(r"(?<=\| )\d+(?= \|)", PAGE)]
    start, end = rng.choice(spots)
    changed = gir.parse(f"{PAGE[:start]}{rng.randint(5000, 9000)}{PAGE[end:]}").values()
    before = gir.parse(PAGE).values()
    assert changed.keys() == before.keys()
    assert len([path for path in before if before[path] != changed[path]]) == 1


def test_prose_figures_are_claims_and_never_values():
    """A sentence beside a table must not become a cell."""
    report = gir.parse("一、总体情况\n办理行政许可717个，行政处罚3215个。\n二、主动公开政府信息情况\n")
    assert report.values() == {}
    assert report.account.totals[gir.FigureClass.CLAIM] == 2


def test_the_form_is_decided_by_headers_not_by_the_year():
    """The headers of 2019 and of 2021 are different facts, whatever year the title names."""
    old = PAGE.replace("本年制发件数 | 本年废止件数 | 现行有效件数", "本年新制作数量 | 本年新公开数量 | 对外公开总数量")
    values = gir.parse(old).values()
    assert values["proactive_disclosure.normative_documents.total_disclosed"] == 25
    assert not any(path.endswith(("issued", "repealed", "in_force")) for path in values)


def test_two_tables_that_differ_cancel_each_other():
    """A draft and the final table on one page: neither is taken silently."""
    report = gir.parse(PAGE + PAGE.replace("25", "52"))
    path = "proactive_disclosure.normative_documents.in_force"
    assert path not in report.values()
    assert [d.path for d in report.diagnostics if d.code == "conflicting-values"] == [path]


def test_the_end_of_the_text_cuts_a_figure():
    """1,472 may have been cut to 1,4: the last figure of a text that ends inside a table is not given."""
    cut = PAGE[: PAGE.index("1,472") + 3]
    report = gir.parse(cut)
    assert "proactive_disclosure.licensing.decisions" not in report.values()
    assert any(d.code == "cut-off" for d in report.diagnostics)


def test_strict_raises_all_errors_at_once():
    """One group, one exception for each error diagnostic."""
    with pytest.raises(ExceptionGroup) as caught:
        gir.parse(PAGE + PAGE.replace("25", "52"), strict=True)
    assert {e.diagnostic.code for e in caught.value.exceptions} == {"conflicting-values"}


def test_every_kind_of_source_gives_the_same_report(tmp_path):
    """Text, bytes, a path and a file object are four ways to give one document."""
    path = tmp_path / "report.txt"
    path.write_text(PAGE, encoding="utf-8")
    data = PAGE.encode()
    reports = [gir.parse(source) for source in (PAGE, data, bytearray(data), memoryview(data), path, io.BytesIO(data))]
    assert all(report.values() == reports[0].values() for report in reports)
    with pytest.raises(TypeError):
        gir.parse(42)
    with pytest.raises(TypeError):
        gir.parse(io.StringIO(PAGE))


def test_many_are_parsed_in_order_and_one_failure_stops_nothing(tmp_path):
    """With and without workers, the same reports in the order of their sources."""
    sources = [PAGE, tmp_path / "missing.txt", PAGE.replace("2022", "2023"), b"\xff\xfe\x00"]
    alone = list(gir.parse_many(sources))
    together = list(gir.parse_many(sources, workers=2))
    assert [r.values() for r in alone] == [r.values() for r in together]
    assert [r.year for r in alone] == [r.year for r in together]
    assert [d.code for d in alone[1].diagnostics] == ["read-failure"]


def test_the_death_of_a_worker_costs_one_report(monkeypatch):
    """Protects hours of work from one document that kills its process: it has an error, all others are read."""
    monkeypatch.setattr("govinfo_report.api._parse_each", moody_each)
    sources = [f"{PAGE}第{number}号\n" for number in range(40)]
    sources[7] += POISON
    reports = list(gir.parse_many(sources, workers=2))
    expected = list(gir.parse_many(sources))
    assert [one for one in reports if one not in expected] == [reports[7]]
    assert [one.source for one in reports] == [one.source for one in expected]
    digest = hashlib.sha256(sources[7].encode()).hexdigest()
    assert [one.message for one in reports[7].errors] == [
        f"{digest[:12]} could not be read: its process was killed by SIGKILL"
    ]


def test_workers_killed_from_outside_stop_nothing():
    """Protects a long run from what a machine short of memory does: the rest is read, in order, none is lost."""
    sources = [f"{PAGE}第{number}号\n" for number in range(200)]
    running = gir.parse_many(sources, workers=2)
    reports = [next(running)]
    for child in multiprocessing.active_children():
        os.kill(child.pid, signal.SIGKILL)
    reports += running
    assert [one.source.sha256 for one in reports] == [hashlib.sha256(one.encode()).hexdigest() for one in sources]
    assert sum(bool(one.errors) for one in reports) <= 2


def test_every_kind_of_source_goes_to_a_worker(tmp_path):
    """Protects a run in the middle: files that are open only for a moment, and what is no source at all."""
    path = tmp_path / "report.txt"
    path.write_text(PAGE, encoding="utf-8")

    def sources():
        data = PAGE.encode()
        yield from (PAGE, data, bytearray(data), memoryview(data), path, io.BytesIO(data), io.StringIO(PAGE), 42)
        yield from (tmp_path / "missing", gir.Item(Given(data, "name"), gir.Origin("made", "1")))
        with path.open("rb") as file:
            yield file

    alone = list(gir.parse_many(sources()))
    assert list(gir.parse_many(sources(), workers=2)) == alone
    assert [number for number, one in enumerate(alone) if one.errors] == [6, 7, 8]
    assert len(alone) == 11


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_no_source_is_told_apart_and_stops_nothing(workers):
    """Protects a long run over a column with holes: what stands behind a hole is read, and no two holes are one."""
    closed = io.BytesIO()
    closed.close()
    *holes, page = gir.parse_many([None, 3, closed, PAGE], workers)
    assert [[one.code for one in hole.diagnostics] for hole in holes] == [["read-failure"]] * 3
    assert len({hole.source.sha256 for hole in holes}) == 3
    assert page == gir.parse(PAGE)


@pytest.mark.parametrize("one", ["text", b"bytes", Path("page.html"), io.BytesIO(), gir.Item(Given(b""))], ids=type)
def test_one_source_is_not_taken_for_many(one):
    """Protects against a report for each character of a path."""
    with pytest.raises(TypeError, match="list"):
        gir.parse_many(one)


def test_a_wrong_argument_is_named():
    """Protects the reader of a traceback from an attribute that an object of theirs does not have, deep inside."""
    with pytest.raises(TypeError, match="limits must be Limits"):
        gir.parse(PAGE, limits={"bytes": 10})
    with pytest.raises(TypeError, match="limits must be Limits"):
        gir.parse_many([PAGE], limits={"bytes": 10})
    with pytest.raises(TypeError, match="media_type must be a str"):
        gir.read(PAGE, media_type=3)


def test_what_could_not_be_read_is_told_apart_and_is_called_nothing_that_it_is_not(tmp_path, monkeypatch):
    """Protects decisions and joins by digest: no two documents share one, and no medium is made up."""
    monkeypatch.setitem(sys.modules, "pdfminer", None)
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4 a")
    rows = [gir.Item(Given(b"", "row"), gir.Origin("x.jsonl", str(number)), "no JSON") for number in range(2)]
    reports = list(gir.parse_many([tmp_path / "a.pdf", tmp_path / "b.pdf", tmp_path / "c.txt", *rows]))
    assert {one.code for report in reports for one in report.diagnostics} == {"read-failure"}
    assert [one.source.media_type for one in reports] == ["application/pdf"] + ["application/octet-stream"] * 4
    assert len({one.source.sha256 for one in reports}) == len(reports)
    assert reports[0].source.sha256 == hashlib.sha256(b"%PDF-1.4 a").hexdigest()
    assert reports[1].source == next(gir.parse_many([tmp_path / "b.pdf"])).source


def test_a_bar_without_its_extra_names_the_extra(monkeypatch):
    """Protects a user of the plain installation from an error about a package that he never heard of."""
    monkeypatch.setitem(sys.modules, "rich.progress", None)
    with pytest.raises(gir.MissingExtraError, match=r"govinfo-report\[cli\]"):
        gir.parse_many([""], progress=True)
    assert len(list(gir.parse_many([""]))) == 1


def test_limits_cut_the_document_and_say_so():
    """Over a limit: a diagnostic and what was read so far, or an exception if the caller wants one."""
    report = gir.parse(PAGE * 50, limits=gir.Limits(cells=40))
    assert any(d.code == "limit-exceeded" for d in report.diagnostics)
    with pytest.raises(gir.LimitExceededError):
        gir.parse(PAGE * 50, limits=gir.Limits(cells=40, raise_on_excess=True))


@pytest.mark.parametrize(
    ("source", "limit"),
    [
        ("一" * 200, "characters"),
        (("一" * 200).encode(), "characters"),
        (("一\n" * 200).encode(), "characters"),
        ("<p>" + "一" * 200, "characters"),
        ("<p>一" * 200, "paragraphs"),
        ("<table><tr><td>规章<td>1</table>" * 200, "tables"),
    ],
)
def test_text_paragraphs_and_tables_are_bounded(source, limit):
    """What a document holds is bounded in every way that it can grow, and the bound that was met is named."""
    report = gir.parse(source, limits=gir.Limits(**{limit: 60}))
    assert [d.data["limit"] for d in report.diagnostics if d.code == "limit-exceeded"] == [limit]
    assert len(report.document.text) <= 60 * len("规章\t1\n")


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "empty-document"),
        (" \n\u3000\n", "empty-document"),
        ("首页\n今日天气晴\n", "no-report"),
        ("report.html", "text-is-a-path"),
        ("crawl/样例县教育局2019年政府信息公开工作年度报告.PDF\n", "text-is-a-path"),
        ("https://www.example.gov.cn/2019/nb", "text-is-a-path"),
        (b"report.html", "no-report"),
        ("见 report.html\n今日天气晴\n", "no-report"),
        ("今日天气晴.", "no-report"),
        ("pdf", "no-report"),
        ("示例市水务局2022年政府信息公开工作年度报告\n一、总体情况\n办理许可7项。\n", "no-table"),
        ("<p>示例县2016年政府信息公开工作年度报告</p><p>附件：政府信息公开情况统计表</p>", "no-table"),
    ],
)
def test_a_report_without_values_says_why(source, code):
    """Nothing read must never look like nothing to read."""
    report = gir.parse(source)
    assert report.values() == {}
    reasons = {"empty-document", "text-is-a-path", "no-report", "no-table"}
    assert [one.code for one in report.diagnostics if one.code in reasons] == [code]


def test_the_name_of_a_file_is_not_read_in_silence():
    """Protects who gives a path as a string: with ``strict``, the program stops there."""
    with pytest.raises(ExceptionGroup) as raised:
        gir.parse("reports/2019.docx", strict=True)
    assert [one.diagnostic.code for one in raised.value.exceptions] == ["text-is-a-path"]
    assert "pathlib.Path" in raised.value.exceptions[0].diagnostic.help
    [shown] = [one for one in gir.parse(b"hello").diagnostics if one.code == "no-report"]
    assert shown.help == ""  # who reads files, or uses the command, is not told about strings


@pytest.mark.parametrize("newest_first", [True, False])
def test_of_as_many_tables_of_two_forms_the_newest_is_the_report_s(newest_first):
    """The form must not hang on the alphabet, nor on which table comes first; both are told."""
    new = "第二十条第（六）项\n信息内容 | 本年处理决定数量 |\n行政处罚 | 3 |\n行政强制 | 4 |\n"
    old = "统计指标 | 单位 | 统计数 |\n（一）收到申请数 | 件 | 5 |\n1.当面申请数 | 件 | 5 |\n"
    tables = (new, old) if newest_first else (old, new)
    report = gir.parse("青溪县财政局2022年政府信息公开工作年度报告\n" + "附件\n".join(tables) + "联系人：张三\n")
    assert report.format is gir.Format.ARTICLE20_2021
    assert "mixed-forms" in {one.code for one in report.diagnostics}


def test_a_report_says_at_the_prompt_what_it_is():
    """Protects who tries the library out: the names of two classes tell nothing of what was read."""
    report = gir.parse(example("article20_2019.txt"))
    read = "agency='样例县教育局', year=2019, format='article20_2019'"
    assert repr(report) == f"Report({read}, cells={len(report.cells)}, errors=0)"
    assert repr(gir.parse("")) == "Report(agency=None, year=None, format=None, cells=0, errors=1)"
    told = repr(report.account)
    assert told.startswith(
        f"Account(figures={len(report.account)}, bound={report.account.totals[gir.FigureClass.BOUND]},"
    )
