"""The office and the year of made-up reports: right where they are printed, absent where they are not."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.narrative.openings import Opening, openings

import govinfo_report as gir
from govinfo_report.narrative.fold import simplified
from govinfo_report.narrative.names import canonical

OPENINGS = tuple(openings())


def _same(agency: str | None, right: tuple[str, ...]) -> bool:
    if agency is None:
        return not right
    return canonical(simplified(agency)) in {canonical(simplified(name)) for name in right}


@pytest.mark.parametrize("layout", dict.fromkeys(each.layout for each in OPENINGS))
def test_office_and_year_of_a_layout(layout: str) -> None:
    """Wherever a layout prints the office and the year, they are given; the site's and other offices are not."""
    for opening in OPENINGS:
        if opening.layout == layout:
            report = gir.parse(opening.text)
            assert _same(report.agency, opening.offices), (report.agency, opening.text)
            assert report.year == opening.year, opening.text


def _awkward() -> list[Opening]:
    text = (Path(__file__).parent / "awkward.txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("== ")[1:]:
        head, _, body = block.partition("\n")
        names, year = head.split(" || ")
        number = int(year) if year.isdigit() else None
        found.append(Opening(year, body.strip(), tuple(names.split("|")), number))
    return found


@pytest.mark.parametrize("opening", _awkward(), ids=range(len(_awkward())))
def test_an_awkward_opening(opening: Opening) -> None:
    """Names of sites, of offices addressed, copied or linked, and of offices within the office mislead nobody."""
    report = gir.parse(opening.text)
    right = tuple(name for name in opening.offices if name != "none")
    absent = report.agency is None and "none" in opening.offices
    assert absent or _same(report.agency, right), report.agency
    assert opening.layout == "any" or report.year == opening.year


def test_there_are_many_openings() -> None:
    """Fewer would not tell much about documents that nobody has seen."""
    assert len({opening.text for opening in OPENINGS}) >= 150


def test_a_contradiction_gives_no_agency_and_says_so() -> None:
    """Two signatures of different offices: neither is taken."""
    report = gir.parse(
        "2018年政府信息公开工作年度报告\n做好公开。\n海州市水务局\n2019年1月2日\n海州市审计局\n2019年1月2日"
    )
    assert report.agency is None
    assert [each.code for each in report.diagnostics if each.code.startswith("agency")] == ["agency-unclear"]


def test_the_canonical_name_writes_out_what_is_printed_short() -> None:
    """The printed name stays as printed beside the canonical one."""
    report = gir.parse("海州市住建局2018年政府信息公开工作年度报告\n一、概述\n我局做好公开。")
    assert report.agency == "海州市住建局"
    assert report.narrative.agency_canonical == "海州市住房和城乡建设局"
    assert report.narrative.agency is not None
    assert report.narrative.agency.how == "title"


def test_prose_in_the_cells_of_a_layout_table_is_read() -> None:
    """A report whose sentences stand in cells that hold no figures of a form."""
    report = gir.parse(
        "<table><tr><td>海州市水务局2018年政府信息公开工作年度报告</td></tr>"
        "<tr><td>一、概述 2018年，我局主动公开政府信息12条。未收到政府信息公开申请。</td></tr></table>"
    )
    assert (report.agency, report.year) == ("海州市水务局", 2018)
    assert {(fact.path, fact.value) for fact in report.facts} == {
        ("proactive_disclosure.total", 12),
        ("requests.received.total", 0),
    }
