"""Reference pages that are written from the code when the documentation is built, so that they cannot drift.

Every page is a function without arguments that returns reStructuredText, the markup of the docstrings. They are
written to ``reference/_generated`` before Sphinx looks for pages.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
import tomllib
from collections.abc import Callable
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import attrs
from codes import diagnostics, rules
from docutils import nodes
from drawn import drawings
from markup import MODULE, docstring, escape, grid, heading, import_everything, literal, said_in
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.pycode import ModuleAnalyzer
from sphinx.util.nodes import make_refnode

import govinfo_report as gir
from govinfo_report.lexing.labels import canonical_label
from govinfo_report.parsing.grammars import forms
from govinfo_report.parsing.resources import grammar_directory, grammar_text

__all__ = ["diagnostics", "rules", "setup"]

ROOT = Path(__file__).parents[2]


def readers() -> str:
    """The readers: the docstring of each is its section."""
    import_everything()
    from govinfo_report.readers import READERS  # noqa: PLC0415  complete only when all modules are imported

    parts = [heading("Readers"), MODULE]
    parts.append("What a document is, its bytes decide; names and declared media types only break ties.\n")
    for one in READERS.values():
        extra = f"the extra {literal(one.extra)}" if one.extra else "nothing beside the core"
        types = ", ".join(map(literal, one.media_types))
        parts += [heading(one.name, "-"), f":media types: {types}\n:needs: {extra}\n", docstring(one.documentation), ""]
    return "\n".join(parts)


def dictionary(form: gir.Format, language: str = "en") -> str:
    """The data dictionary of one form, table by table."""
    own, said = forms()[form], said_in(language)
    parts = [heading(f"{form.value}: {own.title}")]
    parts.append(f":{said['form']}: {literal(form.value)}\n:{said['source']}: {own.source}\n")
    for title, group in groupby(gir.fields(form), key=lambda field: field.table):
        rows = [
            (
                literal(field.path),
                escape(field.label),
                field.unit,
                field.type.__name__,
                said["only_when_printed"] if field.only_when_printed else "",
            )
            for field in group
        ]
        header = (*(said[name] for name in ("path", "label", "unit", "type")), "")
        parts += [heading(title, "-"), grid(header, rows, "dictionary")]
    return "\n".join(parts)


def aliases(language: str = "en") -> str:
    """What offices print instead of the labels of the forms, from labels.toml."""
    data, said = tomllib.loads(grammar_text("labels.toml")), said_in(language)
    parts = [heading(said["aliases"]), MODULE, said["about_aliases"]]
    rows = []
    for terminal, printed in data["aliases"].items():
        rows.append((literal(terminal), escape(canonical_label(terminal)), escape(" · ".join(printed))))
    parts.append(grid((said["terminal"], said["label_of_form"], said["also"]), rows))
    parts += [heading(said["units"], "-"), escape(" · ".join(data["units"]["words"])), ""]
    parts += [heading(said["ends"], "-")]
    parts += [f"* {escape(title)}" for title in data["headings"]["titles"]]
    return "\n".join(parts) + "\n"


def grammars(language: str = "en") -> str:
    """The grammars as they are, with what is needed to read them."""
    names, said = sorted(one.name for one in grammar_directory().iterdir()), said_in(language)
    parts = [heading(said["grammars"]), said["about_grammars"]]
    notation = ((literal(terminal), meaning) for terminal, meaning in said["notation"].items())
    parts += [grid((said["terminal"], said["stands_for"]), notation), said["add_a_form"], ""]
    for name in (*(name for name in names if name.endswith(".lark")), "forms.toml"):
        kind = "toml" if name.endswith(".toml") else "text"
        parts += [heading(name, "-"), _comment_of(name)]
        parts.append(f".. literalinclude:: /../grammars/{name}\n   :language: {kind}\n")
    return "\n".join(parts)


def _comment_of(name: str) -> str:
    """The first sentence of the comment that a grammar begins with."""
    lines = []
    for line in grammar_text(name).splitlines():
        if not line.startswith(("//", "#")) or not line.strip("/# "):
            break
        lines.append(line.strip("/# "))
    return escape(re.split(r"(?<=[.:]) (?=[A-Z])", " ".join(lines))[0]) + "\n"


def limits() -> str:
    """The limits with their defaults, and what each bounds."""
    said = ModuleAnalyzer.for_module(gir.Limits.__module__).find_attr_docs()
    rows = []
    for one in attrs.fields(gir.Limits):
        meaning = " ".join(" ".join(said["Limits", one.name]).split())
        default = f"{one.default:,}" if isinstance(one.default, int) and one.default is not False else one.default
        rows.append((literal(one.name), str(default), meaning))
    introduction = (
        "Bounds on what one document may cost, fields of :class:`Limits`. A report never meets the defaults. Over a "
        "limit, a diagnostic says so and what was read so far is given.\n"
    )
    return "\n".join(
        (
            heading("Limits"),
            MODULE,
            introduction,
            grid(("limit", "default", "what it bounds"), rows),
        )
    )


def testing() -> str:
    """The malformations and the properties of ``govinfo_report.testing``: the docstring of each is its section."""
    from govinfo_report.testing.malformations import MALFORMATIONS  # noqa: PLC0415  beside its page
    from govinfo_report.testing.properties import PROPERTIES  # noqa: PLC0415

    parts = [heading("Malformations and properties"), MODULE]
    parts.append("What :doc:`tests of pipelines </how-to/test-your-pipeline>` do to tables, and what must hold then.\n")
    parts += [heading("Properties", "-")]
    for one in PROPERTIES.values():
        parts += [heading(one.name, "~"), docstring(one.documentation), ""]
    parts += [heading("Malformations", "-")]
    parts.append(grid(("name", "what it does"), ((literal(m.name), m.documentation) for m in MALFORMATIONS.values())))
    return "\n".join(parts)


def schema() -> str:
    """The tables of the export: the docstring of each is its section, then its columns."""
    from govinfo_report.export.tables import SCHEMA_VERSION, TABLES  # noqa: PLC0415  beside its page

    parts = [heading("Schema of the tables"), MODULE]
    parts.append(
        f"Version {SCHEMA_VERSION}. A change of a column's name, type or place raises it; it stands in the metadata of "
        "every Arrow schema as ``schema_version``. Types are those of Arrow. :func:`to_arrow` and its like make these "
        "tables, and a store keeps them.\n"
    )
    for table in TABLES.values():
        parts += [heading(f"{table.name}: {table.label}", "-"), docstring(table.documentation), ""]
        columns = [one for one in table.columns if "." not in one.name]
        rows = ((literal(one.name), one.label, literal(one.type), escape(one.meaning)) for one in columns)
        parts.append(grid(("column", "label", "type", "what it holds"), rows))
        if len(columns) < len(table.columns):
            parts.append(
                f"Then {len(table.columns) - len(columns)} columns, one a path, ``int64`` for counts and "
                "``decimal128(38, 15)`` for amounts; the pages of the forms explain them.\n"
            )
    return "\n".join(parts)


def pages(language: str = "en") -> dict[str, Callable[[], str]]:
    """Every generated page by file name without its ending; what is written in both languages, in one of them."""
    english = (readers, limits, schema, testing)
    return {function.__name__: function for function in english} | in_both_languages(language)


def in_both_languages(language: str) -> dict[str, Callable[[], str]]:
    """The generated pages that are written in the language of the site."""
    found = {function.__name__: partial(function, language) for function in (diagnostics, rules, aliases, grammars)}
    read = (form for form in gir.Format if form in forms())
    return found | {f"dictionary_{form.value}": partial(dictionary, form, language) for form in read}


def write(folder: Path, language: str) -> None:
    """Write all pages; a page that did not change is left alone, and one that is no longer made is removed."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = {folder / f"{name}.rst": make() for name, make in pages(language).items()}
    wanted |= {folder / name: drawing for name, drawing in drawings(language).items()}
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
        lines[:] = docstring("\n".join(lines)).splitlines()


def _write(app: Sphinx) -> None:
    write(Path(app.srcdir) / "reference" / "_generated", "zh" if app.config.language.startswith("zh") else "en")


def _say_what_is_english(app: Sphinx, name: str, _template: str, context: dict[str, Any], page: Any) -> None:
    """Say on a page of the Chinese site that it is in English, where it is."""
    if page is None or not app.config.language.startswith("zh"):
        return
    sys.path.insert(0, str(ROOT))
    from docs.translations import TRANSLATED  # noqa: PLC0415  beside the pages

    both = {f"reference/_generated/{one}" for one in in_both_languages("zh")}
    if name not in both | set(TRANSLATED):
        context["body"] = f"<p class='in-english'>{said_in('zh')['in_english']}</p>\n{context['body']}"


def setup(app: Sphinx) -> dict[str, bool]:
    """Write the pages before Sphinx looks for them."""
    app.connect("builder-inited", _write)
    app.connect("autodoc-process-docstring", _google)
    app.connect("missing-reference", _link)
    app.connect("html-page-context", _say_what_is_english)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
