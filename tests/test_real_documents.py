"""The real documents that lie beside the checkout: every figure right, or absent and explained."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

import govinfo_report as gir

SHARED = Path(__file__).parents[2] / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside this checkout")

# What the gold of the excerpts reads differently, and why it stays as it is.
EXPLAINED = {
    # --253 is text by the rule of cells: a decrease of 253 or a misprint, nobody can tell.
    ("r19-003", "proactive_disclosure.penalties.change"),
}


def documents(folder):
    """Each document with its gold."""
    for gold in sorted((SHARED / folder).glob("*.json")):
        files = [gold.with_suffix(suffix) for suffix in (".txt", ".pdf", ".html", ".docx")]
        yield from (pytest.param(file, gold, id=gold.stem) for file in files if file.exists())


def differing(report, gold, name):
    """Paths whose printed value is not the gold's."""
    values = report.values()
    missing = object()
    return {
        path
        for path, value in gold["values"].items()
        if (name, path) not in EXPLAINED
        and (got := values.get(path, missing)) is not value
        and (got is missing or got is None or value is None or Decimal(str(got)) != Decimal(str(value)))
    }


@pytest.mark.parametrize(("file", "gold"), [*documents("seeds"), *documents("cases"), *documents("reports")])
def test_every_cell_is_read(file, gold):
    """Every value of the gold, of every real document."""
    if file.suffix == ".pdf":
        pytest.importorskip("pdfminer", reason="the extra pdf is not installed")
    report = gir.parse(file)
    assert differing(report, json.loads(gold.read_text(encoding="utf-8")), gold.stem) == set()


@pytest.mark.parametrize(("file", "gold"), [*documents("seeds")])
def test_the_seeds_are_read_whole(file, gold):
    """Form, agency, year, publication, attachments, and no value that the gold does not have."""
    expected = json.loads(gold.read_text(encoding="utf-8"))
    report = gir.parse(file)
    assert report.format == expected["format"]
    assert report.agency == expected["agency"]
    assert report.year == expected["year"]
    assert report.published == expected["published"]
    assert set(report.values()) == set(expected["values"])
    assert [one.name for one in report.attachments][: len(expected.get("attachments", []))] == [
        one.name for one in report.attachments if any(name in one.name for name in expected.get("attachments", []))
    ]


@pytest.mark.parametrize(("file", "gold"), [*documents("seeds"), *documents("cases")])
def test_the_account_closes(file, gold):  # noqa: ARG001  one list of documents for all tests
    """Every figure of the source once; what is bound reads as the value it is bound to."""
    report = gir.parse(file)
    assert "".join(f.text for f in report.account.figures if f.text) == "".join(
        report.document.text[f.span.start : f.span.end] for f in report.account.figures
    )
    bound = {figure.path for figure in report.account.of(gir.FigureClass.BOUND)}
    assert bound == {path for path, cell in report.cells.items() if cell.value is not None}


def test_furniture_behind_the_table_is_kept_out():
    """A lone figure under the page's footer is in no value, and a diagnostic points at it."""
    (file,) = (SHARED / "seeds").glob("003*.txt")
    report = gir.parse(file)
    (found,) = [one for one in report.diagnostics if one.code == "page-furniture"]
    assert report.document.text[found.span.start : found.span.end] == "0"
    assert found.span.start > report.cell("training.participants").span.end


def test_an_empty_form_is_a_form_with_blank_cells():
    """Blank is not zero, not absent and no error."""
    report = gir.parse(SHARED / "reports" / "official_form_2021.docx")
    assert report.format is gir.Format.ARTICLE20_2021
    assert len(report.cells) == 200
    assert {cell.kind for cell in report.cells.values()} == {gir.CellKind.BLANK}
    assert report.errors == ()


def labels(rows):
    """Labels without the blanks of their typing."""
    return ["".join(row.split()) for row in rows]


@pytest.mark.parametrize("form", ["001", "003", "004"])
def test_blank_forms_of_provinces_keep_their_rows(form):
    """Protects rows of legacy forms: each under its own label, but for one where the text of the form is cut off."""
    gold = json.loads((SHARED / "forms" / f"{form}.json").read_text(encoding="utf-8"))
    report = gir.parse(SHARED / "forms" / f"{form}.txt")
    missing = set(labels(one["label"] for one in gold["indicators"])) - set(
        labels(one.label for one in report.indicators)
    )
    assert len(missing) <= gold["truncated"]
