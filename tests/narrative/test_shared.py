"""The annotated reports beside the checkout: what their prose says, against what people wrote down.

Nothing of them is in the project; the tests are skipped where they are absent.
"""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.narrative.reading import Score, facts

import govinfo_report as gir
from govinfo_report.narrative.fold import simplified
from govinfo_report.narrative.names import canonical, is_whole

SHARED = Path(__file__).parents[3] / "shared"
SUFFIXES = (".txt", ".pdf")
PRECISION, RECALL = 0.99, 0.95

pytestmark = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="needs ../shared")


def _annotated(*folders: str) -> list[tuple[Path, dict[str, Any]]]:
    found = []
    for folder in folders:
        for annotation in sorted((SHARED / folder).glob("*.json")):
            sources = [annotation.with_suffix(suffix) for suffix in SUFFIXES if annotation.with_suffix(suffix).exists()]
            if sources:
                found.append((sources[0], json.loads(annotation.read_text(encoding="utf-8"))))
    return found


def _parametrized(*folders: str) -> pytest.MarkDecorator:
    cases = _annotated(*folders)
    return pytest.mark.parametrize(("source", "wanted"), cases, ids=[source.stem for source, _ in cases])


@_parametrized("seeds", "reports")
def test_metadata_of_whole_reports(source: Path, wanted: dict[str, Any]) -> None:
    """Agency, year and publication date of a whole report are those that a reader of it wrote down."""
    report = gir.parse(source)
    assert (report.agency, report.year) == (wanted["agency"], wanted["year"])
    if "published" in wanted:
        published = str(report.published) if report.published else None
        assert published == wanted["published"]


@_parametrized("seeds", "reports")
def test_facts_and_attachments_of_whole_reports(source: Path, wanted: dict[str, Any]) -> None:
    """Every fact that a reader wrote down is read, and no fact with a path contradicts the report's table."""
    report = gir.parse(source)
    for fact in wanted.get("facts", ()):
        value = Decimal(str(fact["value"]))
        hits = [each for each in report.facts if each.value == value]
        if "path" in fact:
            hits = [each for each in hits if each.path == fact["path"]]
        assert hits, fact
    names = [attachment.name for attachment in report.attachments]
    assert [name for name in wanted.get("attachments", ()) if name not in names] == []
    values = wanted["values"]
    told = {each.path: each.value for each in report.facts if each.path in values and each.qualifier is None}
    assert told == {path: values[path] for path in told}


@_parametrized("cases")
def test_metadata_of_excerpts(source: Path, wanted: dict[str, Any]) -> None:
    """Where the excerpt prints the agency it is given, where it does not, none is; the year is always right."""
    report = gir.parse(source)
    assert report.year == wanted["year"]
    printed = wanted["agency"] is not None and simplified(wanted["agency"]) in _plain(source)
    if printed and is_whole(simplified(wanted["agency"])):
        assert report.agency == wanted["agency"]
    elif report.agency is not None:
        assert canonical(simplified(report.agency)) == wanted["agency"]


def _plain(source: Path) -> str:
    return simplified("".join(source.read_text(encoding="utf-8").split()))


def _sentences() -> list[tuple[str, int, set[tuple[str | None, Decimal]]]]:
    """A sentence from each pattern: the pattern's figure put in, the metric's name in front."""
    made: dict[tuple[str, int], set[tuple[str | None, Decimal]]] = {}
    for line in (SHARED / "narrative.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for fact in record["facts"]:
            pattern, value = fact["pattern"], Decimal(str(fact["value"]))
            if pattern.count("N") > 1:
                continue  # two figures of two years: which is which stands in the report alone
            figure = str(value / 10_000 if "N万" in pattern else value)
            metric = fact["metric"].partition("(")[0]
            sentence = f"{record['year']}年,{metric}方面,{pattern.replace('…', '').replace('N', figure)}。"
            made.setdefault((sentence, record["year"]), set()).add((fact["path"], value))
    return [(sentence, year, wanted) for (sentence, year), wanted in made.items()]


def test_sentences_of_every_pattern() -> None:
    """Sentences built from the patterns of real reports give their metric and value."""
    score = Score()
    zeros: dict[tuple[str, int], set[str | None]] = {}
    for sentence, year, wanted in _sentences():
        pattern = sentence.rpartition("方面,")[2]
        zeros.setdefault((pattern, year), set()).update(path for path, value in wanted if value == 0)
    for sentence, year, wanted in _sentences():
        pattern = sentence.rpartition("方面,")[2]
        found = facts(sentence, year)
        for path, value in wanted:
            if any(each.path == path and each.value == value for each in found):
                score.right += 1
            elif path is None and value == 0 and any(each.path and each.value == 0 for each in found):
                score.right += 1  # one zero clause that covers two metrics, each of which is given
            else:
                score.missed.append(sentence)
        paths = {path for path, _ in wanted} | zeros[pattern, year]
        score.invented += [
            f"{sentence} {each.path}"
            for each in found
            if each.path is not None and each.path not in paths and not (None in paths and each.value == 0)
        ]
    assert score.precision >= PRECISION, score.invented
    assert score.recall >= RECALL, score.missed
