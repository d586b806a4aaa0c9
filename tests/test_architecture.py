"""The modules of the package stand in layers, and imports point down only."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "src" / "govinfo_report"

# From the bottom up. A module imports from layers below its own and from its own package, never from a neighbour on
# the same line: what stands on one line could be built, read and tested by two people who never talk.
LAYERS: tuple[frozenset[str], ...] = (
    # Read-only mappings; frozen classes of hundreds of objects a report; processes that outlive the death of one;
    # the two languages; packages that only a part needs.
    frozenset({"frozen_mapping", "numerous", "workers", "language", "extras"}),
    frozenset({"diagnostics", "limits"}),  # what may be said, what a document may cost
    frozenset({"spans"}),
    frozenset({"document"}),  # what was on the page
    frozenset({"readers", "parsing"}),  # bytes -> Document; the grammars: what a form looks like
    frozenset({"lexing", "narrative", "intake"}),  # cells -> tokens; sentences -> statements; where documents are found
    frozenset({"models"}),  # what a report is, its tables and its data dictionary
    frozenset({"checks"}),  # models -> findings; the sums that printed figures satisfy
    frozenset({"building"}),  # tokens -> models with evidence and account, the sums settling ties
    frozenset({"api"}),  # the flow in one page
    frozenset({"layers"}),  # opt-in readings above what is printed: blanks as zero, totals, repairs
    frozenset({"export"}),  # files, frames and pages
    frozenset({"testing", "explanations"}),  # made-up reports, for tests and pipelines; what a code means
    frozenset({"store", "cluster"}),  # many reports in one file; the same parse on other people's machines
    frozenset({"examples"}),  # the reports of `govinfo-report demo`
    frozenset({"cli"}),  # the front door
)

# Imports against the layers, inside functions that only pass a call on (and, for their types, where nothing runs).
# Each has a reason; there should be no more.
PASSED_UP: dict[tuple[str, str], str] = {
    (
        "models/report.py",
        "export",
    ): "report.to_html(), report.to_json() and the page in notebooks are looked for at the report",
    (
        "models/report.py",
        "checks",
    ): "report.check() and report.verdicts() read better, and every notebook completes them",
    ("models/report.py", "layers"): "report.resolve() and report.proposals(), likewise",
}

# The package itself is the front of the library: it imports what it exports.
FRONT = "__init__"


def layer_of(part: str) -> int | None:
    """The number of the layer that a top-level module or package of the library belongs to."""
    return next((number for number, parts in enumerate(LAYERS) if part in parts), None)


def part_of(path: Path) -> str:
    """The top-level module or package of the library that a file belongs to."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported_parts(source: str, *, late: bool = True) -> Iterator[tuple[int, str]]:
    """Line and top-level part of every import of the library; ``late``: those that do not run on import too."""
    tree = ast.parse(source)
    inside = {id(node) for block in ast.walk(tree) if _waits(block) for node in ast.walk(block)}
    for node in ast.walk(tree):
        if id(node) in inside and not late:
            continue
        if isinstance(node, ast.ImportFrom):
            if node.level:
                yield node.lineno, "."  # relative: not used here, for the layers to be seen
            elif node.module == "govinfo_report":
                yield from ((node.lineno, alias.name) for alias in node.names)
            elif node.module and node.module.startswith("govinfo_report."):
                yield node.lineno, node.module.split(".")[1]
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name == "govinfo_report":
                    yield node.lineno, FRONT
                elif alias.name.startswith("govinfo_report."):
                    yield node.lineno, alias.name.split(".")[1]


def _waits(block: ast.AST) -> bool:
    """Whether what is in a block does not run when its module is imported."""
    if isinstance(block, ast.If):
        return isinstance(block.test, ast.Name) and block.test.id == "TYPE_CHECKING"
    return isinstance(block, ast.FunctionDef | ast.AsyncFunctionDef)


def allowed(importer: str, imported: str) -> bool:
    """Whether a part may import another."""
    if imported == importer:
        return True
    high, low = layer_of(importer), layer_of(imported)
    if high is None:
        return False
    if low is None:  # the package itself imports what it exports: it is for those above what it cannot do without
        low = layer_of("api")
    return low is not None and low < high


def modules() -> list[Path]:
    """Every module of the library but its front."""
    return sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def test_every_module_has_a_layer() -> None:
    """A new package is given its place when it is made; one that is gone leaves none behind for readers to look for."""
    assert frozenset[str]().union(*LAYERS) == {part_of(path) for path in modules()}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_point_down(path: Path) -> None:
    """A reader that knows the models, or a model that knows a check, cannot be understood or replaced alone."""
    source, name = path.read_text(encoding="utf-8"), path.relative_to(PACKAGE).as_posix()
    early = set(imported_parts(source, late=False))
    against = [
        f"{name}:{line} imports {part}"
        for line, part in imported_parts(source)
        if not allowed(part_of(path), part) and ((name, part) not in PASSED_UP or (line, part) in early)
    ]
    assert against == []


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("__init__.py")), ids=lambda path: path.parent.name)
def test_no_package_hides_a_module_of_its_own(path: Path) -> None:
    """A function under the name of its module makes that module one that nobody can reach as an attribute."""
    package = ".".join(path.relative_to(PACKAGE.parent).parent.parts)
    names = set(_names_of(package, path.read_text(encoding="utf-8")))
    assert names.isdisjoint(other.stem for other in path.parent.glob("*.py"))


def _names_of(package: str, source: str) -> Iterator[str]:
    """What a package defines or imports when it is imported, its own modules left out."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.ImportFrom) and node.module != package:
            yield from (alias.asname or alias.name for alias in node.names)


def test_every_exception_is_needed() -> None:
    """An exception whose import is gone would let the next one in unseen."""
    for name, part in PASSED_UP:
        source = (PACKAGE / name).read_text(encoding="utf-8")
        assert part in {imported for _, imported in imported_parts(source)}
        assert not allowed(name.split("/")[0], part)


@pytest.mark.parametrize(
    ("importer", "source"),
    [
        ("document", "from govinfo_report.readers.registry import reader"),
        ("readers", "import govinfo_report.models.report"),
        ("readers", "from govinfo_report.parsing.grammars import forms"),
        ("parsing", "def late():\n    from govinfo_report.lexing import labels"),
        ("lexing", "from govinfo_report.narrative.stated import Fact"),
        ("models", "from govinfo_report import checks"),
        ("checks", "from govinfo_report.building.assemble import assemble"),
        ("building", "from govinfo_report import parse"),
        ("models", "import govinfo_report as gir"),
        ("api", "from . import cli"),
        ("unheard_of", "from govinfo_report.document import Document"),
    ],
)
def test_an_import_against_the_layers_is_seen(importer: str, source: str) -> None:
    """The rule catches every way to write an import; one that catches nothing would pass in silence."""
    assert not all(allowed(importer, part) for _, part in imported_parts(source))


def test_the_layers_are_told_to_contributors() -> None:
    """The table in CONTRIBUTING is this one, line by line, so that it cannot fall behind."""
    text = (PACKAGE.parents[1] / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("| part |")[2].partition("\n\n")[0]
    told = [frozenset(re.findall(r"`(\w+)`", line.split("|")[1])) for line in table.splitlines()[2:]]
    assert told == list(LAYERS)


def test_every_package_is_explained() -> None:
    """Who looks for where something happens finds every package on the page about the architecture."""
    text = (PACKAGE.parents[1] / "docs/explanation/architecture.md").read_text(encoding="utf-8")
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert packages == set(re.findall(r"^`govinfo_report\.(\w+)`\n: ", text, re.MULTILINE))
