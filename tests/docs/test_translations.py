"""The Chinese pages are whole: every sentence of a translated page is there, and none is in doubt."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest

for needed in ("sphinx", "myst_parser", "sphinx_design", "babel"):
    pytest.importorskip(needed, reason="the messages of the pages are collected by Sphinx")
translations = importlib.import_module("docs.translations")

KEPT = re.compile(r"`[^`]+`|\]\([^)]+\)")


@pytest.fixture(scope="module")
def sentences():
    return translations.sentences(translations.TRANSLATED)


@pytest.mark.parametrize("page", translations.TRANSLATED)
def test_a_translated_page_is_translated(page, sentences):
    """Protects who reads Chinese from a page that lapses into English; ``python -m docs.translations`` tells what."""
    assert sentences[page]
    assert list(translations.untranslated(page, sentences[page])) == []


def _catalogues() -> list[Path]:
    return sorted(translations.CATALOGUES.rglob("*.po"))


@pytest.mark.parametrize("path", _catalogues(), ids=lambda path: path.relative_to(translations.CATALOGUES).as_posix())
def test_a_translation_keeps_code_and_links(path):
    """Protects code and links, which have no language: a translated sentence has those of the original."""
    for one in translations.read(path):
        if one.id:
            assert sorted(KEPT.findall(one.id)) == sorted(KEPT.findall(one.string)), one.id


def test_what_is_missing_is_seen(tmp_path, monkeypatch):
    """Protects the tests above: a new sentence, an empty translation and a fuzzy one are all reported."""
    monkeypatch.setattr(translations, "CATALOGUES", tmp_path)
    (tmp_path / "index.po").write_text(
        'msgid "done"\nmsgstr "好"\n\nmsgid "empty"\nmsgstr ""\n\n#, fuzzy\nmsgid "doubtful"\nmsgstr "疑"\n',
        encoding="utf-8",
    )
    found = translations.untranslated("index", ["done", "empty", "doubtful", "new"])
    assert list(found) == ["empty", "doubtful", "new"]
