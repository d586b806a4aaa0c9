"""Headers and labels that print the number of a year where the form says 本年 or 上一年."""

import pytest

import govinfo_report as gir

ITEMS = """某县水务局{year}年政府信息公开工作年度报告
第二十条第（六）项 |
信息内容 | {before}年项目数量 | {of}年增/减 | 处理决定数量 |
行政处罚 | 31 | -5 | 12 |
行政强制 | 7 | 0 | 4 |
三、收到和处理政府信息公开申请情况
"""
DOCUMENTS = """某县水务局2022年政府信息公开工作年度报告
第二十条第（一）项 |
信息内容 | 2021年制发件数 | 2022年制发件数 | 2022年废止件数 | 现行有效件数 |
规章 | 1 | 2 | 3 | 4 |
行政规范性文件 | 4 | 5 | 6 | 7 |
三、收到和处理政府信息公开申请情况
"""
REQUESTS = """某县水务局2022年政府信息公开工作年度报告
 | 自然人 | 商业企业 | 科研机构 | 社会公益组织 | 法律服务机构 | 其他 | 总计 |
一、2022年新收政府信息公开申请数量 | 3 | 1 | 0 | 0 | 0 | 0 | 4 |
二、2021年结转政府信息公开申请数量 | 2 | 0 | 0 | 0 | 0 | 0 | 2 |
四、结转2023年度继续办理 | 1 | 0 | 0 | 0 | 0 | 0 | 1 |
五、存在的主要问题及改进情况
"""


def codes(report):
    return {one.code for one in (*report.diagnostics, *report.check())}


def test_a_year_stands_for_what_it_is_to_the_report():
    """Protects the figures of offices that print the years instead of 本年 and 上一年: the rows were left out."""
    report = gir.parse(ITEMS.format(year=2020, before=2019, of=2020))
    stem = "proactive_disclosure.penalties."
    assert {path: value for path, value in report.values().items() if stem in path} == {
        f"{stem}previous_year_items": 31,
        f"{stem}change": -5,
        f"{stem}decisions": 12,
    }
    assert "header-of-another-year" not in codes(report)


@pytest.mark.parametrize(("before", "of"), [(2018, 2019), (2020, 2020)])
def test_years_that_are_not_the_reports_are_told(before, of):
    """Protects from the table of another year, or one whose years nobody changed: the check asks somebody to look."""
    report = gir.parse(ITEMS.format(year=2020, before=before, of=of))
    assert "header-of-another-year" in codes(report)


def test_of_two_years_under_one_name_neither_is_taken():
    """Protects the column of this year from that of the year before beside it."""
    report = gir.parse(DOCUMENTS)
    told = {one.path for one in report.diagnostics if one.code == "conflicting-values"}
    assert told == {f"proactive_disclosure.{row}.issued" for row in ("regulations", "normative_documents")}
    assert not told & report.values().keys()


def test_rows_have_years_too():
    """Protects the rows of requests whose labels print the year, this one's, the last and the next."""
    report = gir.parse(REQUESTS)
    totals = {path.split(".")[1]: value for path, value in report.values().items() if path.endswith(".total")}
    assert totals == {"received": 4, "carried_over": 2, "carried_forward": 1}
    assert "header-of-another-year" not in codes(report)


@pytest.mark.parametrize("year", ["（{}）", "({}年)", "（{}年度）"])
def test_a_year_in_brackets_behind_the_word_for_it(year):
    """Protects headers like 本年（2022）制发件数: their table was read without its columns."""
    text = REQUESTS.replace("2022年新收", f"本年{year.format(2022)}新收")
    text = text.replace("2021年结转", f"上年{year.format(2021)}结转")
    report = gir.parse(text)
    assert [report.values()[f"requests.{row}.total"] for row in ("received", "carried_over")] == [4, 2]
    assert "header-of-another-year" not in codes(report)


@pytest.mark.parametrize(("before", "of"), [("上一年（2018）", "本年（2019）"), ("上一年（2020）", "本年（2020）")])
def test_years_in_brackets_are_asked_for_too(before, of):
    """Protects from a table whose years are not the report's, as where they stand alone."""
    text = ITEMS.replace("{before}年", before).replace("{of}年", of)
    assert "header-of-another-year" in codes(gir.parse(text.format(year=2020)))
