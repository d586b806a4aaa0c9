"""What may be said about a document."""

from __future__ import annotations

import pickle

import pytest
from attrs import evolve

import govinfo_report as gir
from govinfo_report.diagnostics import CATALOGUE, Kind, Severity
from govinfo_report.examples import example


def test_severities_are_sorted_by_how_bad_they_are():
    """Protects every list and threshold: by their names, "error" would come before "info"."""
    assert sorted(Severity, key=lambda one: one.rank) == [Severity.INFO, Severity.WARNING, Severity.ERROR]
    assert [one.rank for one in Severity] == [0, 1, 2]


def declared(message="{total} cases."):
    """A kind of somebody's own, as a cell of a notebook declares it."""

    class Ours(Kind):
        """An office that we ask about."""

        code = "test-ours"
        severity = Severity.WARNING
        en = message
        zh = "{total}件。"
        help_en = "Ask."

    return Ours


@pytest.fixture
def ours(monkeypatch):
    monkeypatch.setitem(CATALOGUE, "test-ours", None)  # what the test declares is gone behind it
    del CATALOGUE["test-ours"]
    return declared()


def test_a_cell_that_declares_a_kind_may_run_again(ours):
    """Protects who changes a message in a notebook; what was found before is said in the new words."""
    one = ours.at(total=3)
    assert one.message == "3 cases."
    declared("{total} cases, none upheld.")
    assert one.message == "3 cases, none upheld."


@pytest.mark.usefixtures("ours")
def test_a_code_is_taken_by_another_kind():
    """Protects the codes: one that two kinds share would be explained by whichever came last."""
    with pytest.raises(TypeError, match="test-ours"):

        class Other(Kind):
            code = "test-ours"


def test_a_code_that_this_process_does_not_know_is_shown_all_the_same(ours, tmp_path):
    """Protects a report that is opened where nobody declared the kind: the page, the files, the message."""
    report = gir.parse(example("article20_2019.txt"))
    found = ours.at(None, "litigation.direct.total", total=3)
    report = gir.from_json(gir.to_json(evolve(report, diagnostics=(found,))))
    del CATALOGUE["test-ours"]
    one = pickle.loads(pickle.dumps(report)).diagnostics[0]  # noqa: S301  made here
    assert one.message == one.message_in("zh") == "test-ours (total=3)"
    assert one.help == one.help_in("zh") == ""
    assert "test-ours" in report.to_html()
    gir.write([report], tmp_path / "found.csv", "diagnostics")
    assert "test-ours (total=3)" in (tmp_path / "found.csv").read_text("utf-8-sig")
    with pytest.raises(ValueError, match="fr"):
        one.message_in("fr")


def test_a_finding_prints_as_a_line(ours):
    """Protects who prints what was found from the fields of a class."""
    assert str(ours.at(total=3)) == "warning[test-ours]: 3 cases."
