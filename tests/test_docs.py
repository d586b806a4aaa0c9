"""The documentation says what is so: its examples run, and what it names exists."""

from __future__ import annotations

import doctest
import importlib
import re
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

import govinfo_report as gir
from govinfo_report.explanations import explanation

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = sorted(page for page in DOCS.rglob("*.md") if "_build" not in page.parts)
EXAMPLE = re.compile(r"^```pycon\n(.*?)^```", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"\bgir((?:\.[A-Za-z_]\w*)+)")
PATH = re.compile(r"`((?:docs|grammars|src|tests)/[\w./-]+)`")
MODULE = re.compile(r"\bgovinfo_report((?:\.[a-z_]\w*)*(?:\.[A-Z]\w*)?)")


def _examples(page: Path) -> str:
    """The examples of a page at their lines, so that a failure names the line of the page."""
    text = page.read_text(encoding="utf-8")
    lines = [""] * (text.count("\n") + 2)
    for found in EXAMPLE.finditer(text):
        first = text.count("\n", 0, found.start(1))
        for number, line in enumerate(found[1].splitlines()):
            lines[first + number] = line
    return "\n".join(lines)


def _has(thing: object, names: list[str]) -> bool:
    """Whether a thing has the attribute of an attribute; fields of attrs classes count."""
    for name in names:
        fields = {one.name for one in getattr(thing, "__attrs_attrs__", ())}
        if name in fields:
            return True
        if not hasattr(thing, name):
            return False
        thing = getattr(thing, name)
    return True


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_examples_run(page):
    """Protects the reader who types an example: what the page shows is what comes out."""
    test = doctest.DocTestParser().get_doctest(_examples(page), {}, page.name, str(page), 0)
    said = []
    result = doctest.DocTestRunner().run(test, out=said.append)
    assert result.failed == 0, "".join(said)


@pytest.mark.parametrize("page", ["index.md", "tutorial.md", "explanation/blank.md"])
def test_pages_with_examples_have_them(page):
    """Protects the test above against passing because it found no example to run."""
    assert _examples(DOCS / page).count(">>> ") >= 4


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(DOCS).as_posix())
def test_what_is_named_exists(page):
    """Protects against pages about names, modules and files that were renamed or never made."""
    text = page.read_text(encoding="utf-8")
    for found in NAMED.finditer(text):
        assert _has(gir, found[1].strip(".").split(".")), found[0]
    for found in MODULE.finditer(text):
        assert _exists(found[1].strip(".").split(".") if found[1] else []), found[0]
    for found in PATH.finditer(text):
        assert (ROOT / found[1]).exists(), found[1]


def _exists(parts: list[str]) -> bool:
    for length in range(len(parts), -1, -1):
        try:
            module = importlib.import_module(".".join(["govinfo_report", *parts[:length]]))
        except ModuleNotFoundError:
            continue
        return _has(module, parts[length:])
    return False


@pytest.fixture(scope="module")
def generated():
    pytest.importorskip("sphinx", reason="the documentation needs Sphinx")
    sys.path.insert(0, str(DOCS / "_ext"))
    try:
        return importlib.import_module("generated")
    finally:
        sys.path.pop(0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_code_has_its_section(generated, language):
    """Protects the links from diagnostics to their pages: the code is the anchor, and its sentences stand there."""
    nodes = pytest.importorskip("docutils.nodes", reason="the documentation needs Sphinx")
    page = generated.diagnostics(language)
    for code in gir.CATALOGUE:
        assert nodes.make_id(code) == code
        assert f"\n{code}\n----" in page


@pytest.mark.parametrize(
    ("language", "page", "says_so"),
    [
        ("zh_CN", "reference/api", True),
        ("zh_CN", "tutorial", False),
        ("zh_CN", "reference/_generated/rules", False),
        ("en", "reference/api", False),
    ],
)
def test_a_page_in_english_says_so_to_who_reads_chinese(generated, language, page, says_so):
    """Protects who reads Chinese from taking a page that lapses into English for a mistake."""
    pytest.importorskip("babel", reason="which pages are translated, docs/translations.py tells")
    context = {"body": "<h1>page</h1>"}
    app = SimpleNamespace(config=SimpleNamespace(language=language))
    generated._say_what_is_english(app, page, "page.html", context, object())
    assert ("in-english" in context["body"]) is says_so
    assert context["body"].endswith("<h1>page</h1>")


def test_every_path_of_a_form_is_in_its_dictionary(generated):
    """Protects the reference of values against a path that can be read and is not explained."""
    for form in {field.format for field in gir.fields()}:
        page = generated.pages()[f"dictionary_{form.value}"]()
        assert [field.path for field in gir.fields(form) if f"``{field.path}``" not in page] == []


def test_every_reader_limit_and_grammar_has_its_place(generated):
    """Protects against a reader, a limit or a grammar that exists and is documented nowhere."""
    from govinfo_report.readers import READERS  # noqa: PLC0415  complete only when the pages were made

    readers, limits, grammars = generated.readers(), generated.limits(), generated.grammars()
    assert [name for name in READERS if f"\n{name}\n----" not in readers] == []
    assert [one.name for one in gir.Limits.__attrs_attrs__ if f"``{one.name}``" not in limits] == []
    assert [one.name for one in (ROOT / "grammars").glob("*.lark") if f"/{one.name}\n" not in grammars] == []


def test_only_the_same_thing_is_linked(generated):
    """Protects against a link from one class to another of the same name: the document's cell, the finding."""
    assert generated.public_name("govinfo_report.document.TextCell") == "govinfo_report.TextCell"
    assert generated.public_name("govinfo_report.building.findings.TextCell") is None
    assert generated.public_name("govinfo_report.models.printed.Cell.raw") == "govinfo_report.Cell.raw"


def test_the_article_that_asks_for_reports_is_the_one_that_a_rule_rests_on():
    """Protects a reader who cites the page: Article 49 asks for the report, Article 50 says what it holds."""
    assert "第四十九条" in explanation("published-too-early", "zh").parts["basis"]
    page = " ".join((DOCS / "explanation/forms.md").read_text(encoding="utf-8").split())
    assert "the revision of 2019 says so in Article 49," in page
    chinese = DOCS / "locale/zh_CN/LC_MESSAGES/explanation/forms.po"
    assert "公布的要求见第四十九条" in chinese.read_text(encoding="utf-8").replace('"\n"', "")
