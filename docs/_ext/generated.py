"""Reference pages that are written from the code when the documentation is built, so that they cannot drift.

Every page is a function without arguments that returns reStructuredText, the markup of the docstrings. They are
written to ``reference/_generated`` before Sphinx looks for pages.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import sys
import tomllib
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
from docutils import nodes
from drawn import drawings
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.ext.napoleon import Config, GoogleDocstring
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.nodes import make_refnode

import govinfo_report as gir
from govinfo_report.checks import SumRule
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.parsing.grammars import forms
from govinfo_report.parsing.resources import grammar_directory, grammar_text

ROOT = Path(__file__).parents[2]
# Modules whose import does something or needs an extra; none of them declares a kind of diagnostic or a reader.
_NOT_IMPORTED = ("cli", "__main__")
_MODULE = ".. py:currentmodule:: govinfo_report\n"


def import_everything() -> None:
    """Import all modules, for kinds of diagnostic and readers are known once their modules are."""
    for module in pkgutil.walk_packages(gir.__path__, "govinfo_report."):
        if not set(module.name.split(".")) & set(_NOT_IMPORTED):
            importlib.import_module(module.name)


def _title(text: str, line: str = "=") -> str:
    return f"{text}\n{line * max(4, 2 * len(text))}\n"


def _escape(text: str) -> str:
    """A text that means itself: no markup of reStructuredText in it."""
    return "".join(f"\\{char}" if char in "\\*`|_<>" else char for char in text)


def _literal(text: str) -> str:
    return f"``{text}``"


def _table(header: Iterable[str], rows: Iterable[Iterable[str]], name: str = "plain") -> str:
    lines = [".. list-table::", "   :header-rows: 1", "   :widths: auto", f"   :class: {name}", ""]
    for row in (header, *rows):
        for number, cell in enumerate(row):
            lines.append(f"   {'* -' if number == 0 else '  -'} {cell}".rstrip())
    return "\n".join(lines) + "\n"


def _docstring(text: str) -> str:
    return str(GoogleDocstring(inspect.cleandoc(text), Config(napoleon_use_ivar=True)))


def diagnostics() -> str:
    """The catalogue of diagnostics: a section a code, and the code is its anchor."""
    import_everything()
    parts = [_title("Diagnostics"), _MODULE]
    parts.append(
        "Every code that :attr:`Report.diagnostics` may carry. Codes are permanent. The messages are templates: what "
        "stands in braces comes from :attr:`Diagnostic.data`.\n"
    )
    kinds = sorted(gir.CATALOGUE.values(), key=lambda kind: kind.code)
    parts.append(_table(("code", "severity"), ((f"`{kind.code}`_", kind.severity.value) for kind in kinds)))
    for kind in kinds:
        parts += [_title(kind.code, "-"), _docstring(kind.__doc__ or ""), ""]
        entries = [("severity", kind.severity.value), ("message", kind.en), ("消息", kind.zh)]
        entries += [("help", kind.help_en), ("建议", kind.help_zh)]
        parts.append("\n".join(f":{name}: {_escape(text)}" for name, text in entries if text) + "\n")
    return "\n".join(parts)


def readers() -> str:
    """The readers: the docstring of each is its section."""
    import_everything()
    from govinfo_report.readers import READERS  # noqa: PLC0415  complete only when all modules are imported

    parts = [_title("Readers"), _MODULE]
    parts.append("What a document is, its bytes decide; names and declared media types only break ties.\n")
    for one in READERS.values():
        extra = f"the extra {_literal(one.extra)}" if one.extra else "nothing beside the core"
        types = ", ".join(map(_literal, one.media_types))
        parts += [_title(one.name, "-"), f":media types: {types}\n:needs: {extra}\n", _docstring(one.documentation), ""]
    return "\n".join(parts)


def _years(years: tuple[int, int | None] | None) -> str:
    return "any" if years is None else f"{years[0]}-{years[1] or ''}"


def rules() -> str:
    """The rules that reports are checked against: a table with the examples that are run as tests, a section each."""
    sys.path.insert(0, str(ROOT))  # the examples stand beside the tests that run them
    from tests.checks.examples import EXAMPLES, found_on  # noqa: PLC0415  beside its page

    from govinfo_report.checks import RULES  # noqa: PLC0415  beside its page

    examples = {one.rule: one for one in EXAMPLES}
    parts = [_title("Rules"), _MODULE]
    parts.append(
        "What :func:`parse` and :func:`check` hold a report against, and :func:`check_set` several reports, in the "
        "order of their findings. Every example is a test: the rule speaks on the first page and is silent on the "
        "second, which is as near to it as can be.\n"
    )
    rows = (
        (f"`{one.code}`_", one.severity.value, _escape(examples[one.code].says), _escape(examples[one.code].instead))
        for one in RULES
    )
    parts.append(_table(("rule", "severity", "speaks on", "is silent on"), rows))
    for rule in RULES:
        applies = ", ".join(_literal(form.value) for form in gir.Format if form in rule.forms) or "any"
        entries = [("forms", applies), ("years", _years(rule.years)), ("severity", rule.severity.value)]
        entries += [("basis", _escape(rule.basis))]
        if isinstance(rule, SumRule):
            entries.append(("tolerance", str(rule.tolerance) if rule.tolerance else "none: counts are exact"))
        parts += [_title(rule.code, "-"), "".join(f":{name}: {text}\n" for name, text in entries)]
        parts += [_docstring(rule.documentation), ""]
        example = examples[rule.code]
        parts.append(f"Speaks on: {_escape(example.says)}.\n")
        for one in found_on(rule, example.fires()):
            parts.append(f"    {_escape(one.severity.value)}[{one.code}]: {_escape(one.message_in('en'))}\n")
            parts.append(f"    {_escape(one.message_in('zh'))}\n")
        parts.append(f"Is silent on: {_escape(example.instead)}.\n")
    return "\n".join(parts)


def dictionary(form: gir.Format) -> str:
    """The data dictionary of one form, table by table."""
    own = forms()[form]
    parts = [_title(f"{form.value}: {own.title}"), f":form: {_literal(form.value)}\n:source: {own.source}\n"]
    for title, group in groupby(gir.fields(form), key=lambda field: field.table):
        rows = [
            (
                _literal(field.path),
                _escape(field.label),
                field.unit,
                field.type.__name__,
                "only when printed" if field.only_when_printed else "",
            )
            for field in group
        ]
        parts += [_title(title, "-"), _table(("path", "label", "unit", "type", ""), rows, "dictionary")]
    return "\n".join(parts)


def aliases() -> str:
    """What offices print instead of the labels of the forms, from labels.toml."""
    data = tomllib.loads(grammar_text("labels.toml"))
    parts = [_title("Label aliases"), _MODULE]
    parts.append(
        "Labels are recognised without their ordinals, white space, punctuation, width and traditional characters. "
        "What offices print otherwise stands in ``grammars/labels.toml``:\n"
    )
    rows = []
    for terminal, printed in data["aliases"].items():
        rows.append((_literal(terminal), _escape(canonical_label(terminal)), _escape(" · ".join(printed))))
    parts.append(_table(("terminal", "label of the form", "also printed as"), rows))
    parts += [_title("Units", "-"), _escape(" · ".join(data["units"]["words"])), ""]
    parts += [_title("Headings that end a table", "-")]
    parts += [f"* {_escape(title)}" for title in data["headings"]["titles"]]
    return "\n".join(parts) + "\n"


_NOTATION = (
    ("``H_…``", "header words that head no column"),
    ("``C_…``", "a column"),
    ("``R_…``", "a row"),
    ("``G_…``", "the heading of a group of rows, which offices sometimes fill in"),
    ("``VALUES``", "the cells of one row"),
    ("``COLUMN``", "a header in words of the office's own"),
    ("``EXTRA``", "the label of a row that the form does not have"),
)


def grammars() -> str:
    """The grammars as they are, with what is needed to read them."""
    names = sorted(one.name for one in grammar_directory().iterdir() if one.name.endswith(".lark"))
    parts = [
        _title("Grammars"),
        "The forms, row by row, and the sentences, in `Lark's`_ EBNF: ``:`` is made of, ``|`` or, ",
    ]
    parts[-1] += "``?`` at most one, ``*`` any number, ``+`` at least one, ``//`` a comment.\n"
    parts.append(".. _Lark's: https://lark-parser.readthedocs.io/en/stable/grammar.html\n")
    parts.append(
        "In the grammars of the forms, the name of a row's rule is the path of its values, with ``__`` for the dot: "
        "``requests__outcomes__granted`` is ``requests.outcomes.granted``. A terminal holds the label as the form "
        "prints it, without its ordinal; what offices print instead is on the page of :doc:`label aliases <aliases>`. "
        "Rows may be missing, repeated or in another order: the order here is the form's; what differs is reported.\n"
    )
    parts.append(_table(("terminal", "stands for"), _NOTATION))
    parts.append("Adding a form means adding a grammar and its labels.\n")
    for name in (*names, "forms.toml"):
        kind = "toml" if name.endswith(".toml") else "text"
        parts += [_title(name, "-"), _comment_of(name)]
        parts.append(f".. literalinclude:: /../grammars/{name}\n   :language: {kind}\n")
    return "\n".join(parts)


def _comment_of(name: str) -> str:
    """The first sentence of the comment that a grammar begins with."""
    lines = []
    for line in grammar_text(name).splitlines():
        if not line.startswith(("//", "#")) or not line.strip("/# "):
            break
        lines.append(line.strip("/# "))
    return _escape(re.split(r"(?<=[.:]) (?=[A-Z])", " ".join(lines))[0]) + "\n"


def limits() -> str:
    """The limits with their defaults, and what each bounds."""
    said = ModuleAnalyzer.for_module(gir.Limits.__module__).find_attr_docs()
    rows = []
    for one in attrs.fields(gir.Limits):
        meaning = " ".join(" ".join(said["Limits", one.name]).split())
        default = f"{one.default:,}" if isinstance(one.default, int) and one.default is not False else one.default
        rows.append((_literal(one.name), str(default), meaning))
    introduction = (
        "Bounds on what one document may cost, fields of :class:`Limits`. A report never meets the defaults. Over a "
        "limit, a diagnostic says so and what was read so far is given.\n"
    )
    return "\n".join(
        (
            _title("Limits"),
            _MODULE,
            introduction,
            _table(("limit", "default", "what it bounds"), rows),
        )
    )


def testing() -> str:
    """The malformations and the properties of ``govinfo_report.testing``: the docstring of each is its section."""
    from govinfo_report.testing.malformations import MALFORMATIONS  # noqa: PLC0415  beside its page
    from govinfo_report.testing.properties import PROPERTIES  # noqa: PLC0415

    parts = [_title("Malformations and properties"), _MODULE]
    parts.append("What :doc:`tests of pipelines </how-to/test-your-pipeline>` do to tables, and what must hold then.\n")
    parts += [_title("Properties", "-")]
    for one in PROPERTIES.values():
        parts += [_title(one.name, "~"), _docstring(one.documentation), ""]
    parts += [_title("Malformations", "-")]
    parts.append(
        _table(("name", "what it does"), ((_literal(m.name), m.documentation) for m in MALFORMATIONS.values()))
    )
    return "\n".join(parts)


def schema() -> str:
    """The tables of the export: the docstring of each is its section, then its columns."""
    from govinfo_report.export.tables import SCHEMA_VERSION, TABLES  # noqa: PLC0415  beside its page

    parts = [_title("Schema of the tables"), _MODULE]
    parts.append(
        f"Version {SCHEMA_VERSION}. A change of a column's name, type or place raises it; it stands in the metadata of "
        "every Arrow schema as ``schema_version``. Types are those of Arrow. :func:`to_arrow` and its like make these "
        "tables, and a store keeps them.\n"
    )
    for table in TABLES.values():
        parts += [_title(f"{table.name}: {table.label}", "-"), _docstring(table.documentation), ""]
        columns = [one for one in table.columns if "." not in one.name]
        rows = ((_literal(one.name), one.label, _literal(one.type), _escape(one.meaning)) for one in columns)
        parts.append(_table(("column", "label", "type", "what it holds"), rows))
        if len(columns) < len(table.columns):
            parts.append(
                f"Then {len(table.columns) - len(columns)} columns, one a path, ``int64`` for counts and "
                "``decimal128(38, 15)`` for amounts; the pages of the forms explain them.\n"
            )
    return "\n".join(parts)


def _dictionaries() -> Iterator[tuple[str, Callable[[], str]]]:
    for form in gir.Format:
        if form in forms():
            yield f"dictionary_{form.value}", lambda form=form: dictionary(form)


def pages() -> dict[str, Callable[[], str]]:
    """Every generated page by file name without its ending."""
    each = (diagnostics, rules, readers, aliases, grammars, limits, schema, testing)
    return {function.__name__: function for function in each} | dict(_dictionaries())


def write(folder: Path) -> None:
    """Write all pages; a page that did not change is left alone, and one that is no longer made is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / f"{name}.rst": make() for name, make in pages().items()}
    wanted |= {folder / name: drawing for name, drawing in drawings().items()}
    for path in set(folder.iterdir()) - wanted.keys():
        path.unlink()
    for path, text in wanted.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")


def public_name(target: str) -> str | None:
    """The public name of what a module deep inside defines: ``govinfo_report.Cell`` for ``…models.printed.Cell``."""
    parts = target.removeprefix("govinfo_report.").split(".")
    for first, name in enumerate(parts):
        if name in gir.__all__ and (first == 0 or _same(".".join(parts[:first]), name)):
            return ".".join(["govinfo_report", *parts[first:]])
    return None


def _same(module: str, name: str) -> bool:
    try:
        inside = importlib.import_module(f"govinfo_report.{module}")
    except ImportError:
        return False
    return getattr(inside, name, None) is getattr(gir, name)


def _link(app: Sphinx, env: BuildEnvironment, node: pending_xref, text: nodes.TextElement) -> Any:
    """Link what is named by its module, or briefly, to where it is documented."""
    if node.get("refdomain") != "py":
        return None
    objects = env.get_domain("py").objects  # type: ignore[attr-defined]
    target = node.get("reftarget", "")
    short = f"govinfo_report.{target.removeprefix('govinfo_report.')}"
    ends = [name for name in objects if name.startswith("govinfo_report.") and name.endswith(f".{target}")]
    # A field without a page of its own is explained on that of its class.
    for name in (public_name(target), short, *(ends if len(ends) == 1 else ()), short.rpartition(".")[0]):
        if name in objects and name != "govinfo_report":
            found = objects[name]
            return make_refnode(app.builder, node.get("refdoc", ""), found.docname, found.node_id, text, name)
    return text if target.startswith("govinfo_report.") and _exists(target) else None


def _exists(target: str) -> bool:
    """Whether a name that has no page stands for something."""
    try:
        pkgutil.resolve_name(target)
    except (ImportError, AttributeError):
        return False
    return True


def _google(_app: Sphinx, what: str, _name: str, _obj: Any, _options: Any, lines: list[str]) -> None:
    """Read the docstrings of functions and classes; those of fields are plain, and a colon in them is a colon."""
    if what not in {"attribute", "data", "property"}:
        lines[:] = _docstring("\n".join(lines)).splitlines()


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", lambda app: write(Path(app.srcdir) / "reference" / "_generated"))
    app.connect("autodoc-process-docstring", _google)
    app.connect("missing-reference", _link)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
