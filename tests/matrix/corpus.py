"""Make a corpus: documents on every surface, and one index line each with the gold values."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from pathlib import Path

from tests.matrix import extractors, programs  # noqa: F401 (they register their surfaces)

from govinfo_report.testing.gold import Gold
from govinfo_report.testing.pages import Page, page
from govinfo_report.testing.reports import FORMATS, Number
from govinfo_report.testing.styles import available
from govinfo_report.testing.surfaces import SURFACES, Surface


def pages(reports: int, seed: int) -> list[Page]:
    """Pages of ``reports`` reports of each format; styles and ways to print a zero take turns."""
    styles = available()
    return [
        page(form, number, seed, styles[(3 * turn + number) % len(styles)])
        for turn, form in enumerate(FORMATS)
        for number in range(reports)
    ]


def chosen(names: Sequence[str]) -> Iterable[Surface]:
    """The named surfaces (all: no name) that can be made here; says on stderr what is skipped and why.

    Raises:
        ValueError: no surface has that name.
    """
    if unknown := set(names) - SURFACES.keys():
        raise ValueError(f"no such surface: {', '.join(sorted(unknown))}; there are {', '.join(SURFACES)}")
    for surface in [SURFACES[name] for name in names or SURFACES]:
        if surface.missing:
            sys.stderr.write(f"skipped {surface.name}: {surface.missing} is not installed\n")
        else:
            yield surface


def make(directory: Path, reports: int, seed: int, names: Sequence[str] = ()) -> int:
    """Write the corpus and ``index.jsonl``; returns the number of documents."""
    directory.mkdir(parents=True, exist_ok=True)
    made = pages(reports, seed)
    lines: list[str] = []
    for surface in chosen(names):
        taken = [item for item in made if surface.takes(item)]
        for item, data in zip(taken, surface.convert(taken), strict=True):
            name = f"{surface.name}.{item.name}.{surface.suffix}"
            (directory / name).write_bytes(data)
            text = data.decode() if surface.media_type == "text/plain" else ""
            lines.append(_line(name, surface, item, surface.gold(item, text)))
    (directory / "index.jsonl").write_text("".join(lines), encoding="utf-8")
    return len(lines)


def _line(name: str, surface: Surface, item: Page, gold: Gold) -> str:
    report, habit = item.printed.report, item.printed.habit
    record = {
        "file": name,
        "media_type": surface.media_type,
        "format": report.form,
        "surface": surface.name,
        "style": item.style.name,
        "zeros": habit.zeros,
        "agency": report.agency,
        "year": report.year,
        "values": _plain(gold),
        "printed": _plain(item.printed.values),
    }
    return json.dumps(record, ensure_ascii=False) + "\n"


def _plain(gold: Mapping[str, Number | None]) -> dict[str, float | None]:
    return {path: float(n) if isinstance(n, Decimal) else n for path, n in gold.items()}
