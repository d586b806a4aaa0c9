"""Read a corpus back and count what came out right, surface by surface and form by form."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

from attrs import asdict, frozen

Parse = Callable[..., Any]
"""``govinfo_report.parse``, or something like it."""


@frozen
class Tally:
    """Counts of documents and of their values."""

    documents: int = 0
    cells: int = 0
    """Values that a right reading yields."""
    right: int = 0
    missing: int = 0
    """The reading has no such path."""
    wrong: int = 0
    """The reading has another value."""
    silent: int = 0
    """Wrong, and no diagnostic names the value, its row or its table."""
    extra: int = 0
    """Figures read right beyond those."""
    crashes: int = 0
    alarms: int = 0
    """Documents read all right that still carry a warning or an error."""

    def __add__(self, other: Tally) -> Tally:
        """Both together."""
        mine, theirs = asdict(self), asdict(other)
        return Tally(**{name: count + theirs[name] for name, count in mine.items()})

    @property
    def share(self) -> float:
        """Right values in percent; 100 where nothing was to be read."""
        return 100 * self.right / self.cells if self.cells else 100.0


@frozen
class Case:
    """One line of a corpus."""

    file: str
    surface: str
    form: str
    media_type: str
    values: Mapping[str, float | int | None]
    """What a right reading yields."""
    printed: Mapping[str, float | int | None]
    """All that the page prints."""


@frozen
class Mistake:
    """One value that did not come out right."""

    case: Case
    kind: str
    """``missing``, ``wrong``, ``silent`` or ``crash``."""
    path: str
    wanted: object
    got: object


def cases(directory: Path) -> Iterator[Case]:
    """The lines of a corpus."""
    with (directory / "index.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            named = (record[name] for name in ("file", "surface", "format", "media_type", "values", "printed"))
            yield Case(*named)


def score(case: Case, data: bytes, parse: Parse) -> tuple[Tally, list[Mistake]]:
    """Read one document and compare."""
    cells = len(case.values)
    try:
        report = parse(data, media_type=case.media_type)
        got, diagnostics = dict(report.values()), tuple(report.diagnostics)
    except Exception as error:  # noqa: BLE001 (content must never raise: that is what is counted)
        return Tally(documents=1, cells=cells, missing=cells, crashes=1), [
            Mistake(case, "crash", "", None, repr(error))
        ]
    named = {d.path or "" for d in diagnostics if d.path or str(d.severity) == "error"}
    mistakes = [
        Mistake(case, "missing", path, wanted, "absent") for path, wanted in case.values.items() if path not in got
    ]
    extra = 0
    for path, value in got.items():
        if path not in case.values and value is None:
            continue
        wanted = case.values.get(path, case.printed.get(path))
        if not _same(wanted, value):
            kind = "wrong" if any(_concerns(name, path) for name in named) else "silent"
            mistakes.append(Mistake(case, kind, path, wanted, value))
        elif path not in case.values:
            extra += 1
    counts = {kind: sum(mistake.kind == kind for mistake in mistakes) for kind in ("missing", "wrong", "silent")}
    right = sum(path in got and _same(wanted, got[path]) for path, wanted in case.values.items())
    loud = any(str(d.severity) in {"warning", "error"} for d in diagnostics)
    tally = Tally(
        documents=1,
        cells=cells,
        right=right,
        missing=counts["missing"],
        wrong=counts["wrong"] + counts["silent"],
        silent=counts["silent"],
        extra=extra,
        alarms=int(loud and right == cells),
    )
    return tally, mistakes


def _same(wanted: float | None, got: float | Decimal | None) -> bool:
    if wanted is None or got is None:
        return wanted is None and got is None
    return Decimal(str(wanted)) == Decimal(str(got))


def _concerns(named: str, path: str) -> bool:
    """Whether a diagnostic on ``named`` (empty: an error of the whole page) tells the reader to look at ``path``."""
    return path.startswith(named) or named.startswith(path.rpartition(".")[0])


def score_all(directory: Path, parse: Parse | None = None) -> tuple[dict[tuple[str, str], Tally], list[Mistake]]:
    """Score a corpus with the library, or with another reader: counts by surface and form, and all mistakes."""
    if parse is None:
        import govinfo_report  # noqa: PLC0415 (a corpus can be made before the library can read)

        parse = govinfo_report.parse
    tallies: defaultdict[tuple[str, str], Tally] = defaultdict(Tally)
    mistakes: list[Mistake] = []
    for case in cases(directory):
        tally, found = score(case, (directory / case.file).read_bytes(), parse)
        tallies[case.surface, case.form] += tally
        mistakes += found
    return dict(tallies), mistakes


COUNTED = ("documents", "cells", "right", "missing", "wrong", "silent", "extra", "crashes", "alarms")


def markdown(tallies: Mapping[tuple[str, str], Tally]) -> str:
    """The surfaces by the forms: the share of right values, and the counts of a surface over all forms."""
    surfaces, forms = list(dict.fromkeys(s for s, _ in tallies)), list(dict.fromkeys(f for _, f in tallies))
    head = ["surface", *forms, *COUNTED]
    lines = [_line(head), _line(["---", *["---:"] * (len(head) - 1)])]
    lines += [_row(f"`{s}`", [tallies.get((s, form), Tally()) for form in forms]) for s in surfaces]
    lines.append(_row("all", [_sum(tallies.get((s, form), Tally()) for s in surfaces) for form in forms]))
    return "".join(lines)


def _sum(tallies: Iterable[Tally]) -> Tally:
    return sum(tallies, Tally())


def _row(name: str, tallies: list[Tally]) -> str:
    whole = _sum(tallies)
    shares = [f"{tally.share:.2f}" if tally.documents else "" for tally in tallies]
    return _line([name, *shares, *(str(getattr(whole, count)) for count in COUNTED)])


def _line(fields: list[str]) -> str:
    return f"| {' | '.join(fields)} |\n"


INTRODUCTION = """\
# The surface matrix

Made-up reports, consistent with every identity of their forms, printed as web pages in several styles and put through
the programs that reports reach their readers by. Columns named after a form hold the percentage of values read right.

- *cells*: values that a right reading yields; surfaces that lose blank cells or lines leave fewer.
- *missing*: not read. *wrong*: read as another value; *silent*: no diagnostic points there.
- *extra*: figures read right beyond these. *crashes*: the reader raised.
- *alarms*: documents read all right that still carry a warning.

Made with `python -m tests.matrix measure DIR --out FILE`.

"""
