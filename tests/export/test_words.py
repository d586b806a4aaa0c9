"""What the page says in its own words, it says in both languages."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path

import pytest

import govinfo_report
from govinfo_report.export.page.states import BoxState
from govinfo_report.lexing.labels import MatchKind
from govinfo_report.models.printed import Placing
from govinfo_report.narrative.stated import FactScope

FOLDER = Path(govinfo_report.__file__).parent / "export" / "page"
PHRASES = tomllib.loads((FOLDER / "words.toml").read_text(encoding="utf-8"))
CODE = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py"))
# Phrases that are named by a value: one for each.
BY_VALUE = {
    *(f"state-{one}" for one in BoxState),
    *(f"match-{one}" for one in MatchKind),
    *(f"scope-{one}" for one in FactScope),
    *(f"placing-{one}" for one in Placing),
    "state-in-sum",
}


@pytest.mark.parametrize("key", PHRASES)
def test_a_phrase_exists_in_both_languages_with_the_same_blanks(key):
    """Protects a reader from a page that stops, or says less, in one of the languages."""
    english, chinese = (
        {name for _, name, _, _ in string.Formatter().parse(PHRASES[key][one]) if name} for one in ("en", "zh")
    )
    assert english == chinese
    assert set(PHRASES[key]) == {"en", "zh"}
    assert all(PHRASES[key].values())


def test_every_phrase_is_used_and_every_phrase_used_exists():
    """Protects against a key that fails on a rare page, and against words that nobody sees."""
    named = set(re.findall(r"""["']([a-z]+(?:-[a-z]+)*)["']""", CODE))
    assert set(PHRASES) - named - BY_VALUE == set()
    assert BY_VALUE - set(PHRASES) == set()
    called = set(re.findall(r'words\(\s*"([a-z-]+)"', CODE)) | set(re.findall(r'yield "([a-z-]+)",', CODE))
    assert called - set(PHRASES) == set()
