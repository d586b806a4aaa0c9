"""Every code has a page in both languages, whole and up to date."""

from __future__ import annotations

import inspect
import re
import subprocess
import sys
from hashlib import sha256

import pytest

import govinfo_report as gir
from govinfo_report import explanations
from govinfo_report.checks import RULES
from govinfo_report.explanations import TITLES, explanation, plain

BY_CODE = {one.code: one for one in RULES}
CHINESE = explanations._data("chinese.toml")
EXAMPLES = explanations._data("examples.toml")


def source_digest(code):
    """Digest of the English text of a page, by which its Chinese is known to be a translation of today's."""
    parts = explanations._of_docstrings(inspect.getdoc(gir.CATALOGUE[code]) or "", BY_CODE.get(code))
    return sha256(" ".join(" ".join(parts.values()).split()).encode()).hexdigest()[:8]


# Other tests declare codes of their own.
CODES = sorted(code for code, kind in gir.CATALOGUE.items() if kind.__module__.startswith("govinfo_report."))
# Says the codes that are known once the library is imported, and those that are once each of its modules is.
PROGRAM = """
import importlib, pkgutil
import govinfo_report as gir
print(*sorted(gir.CATALOGUE))
for module in pkgutil.walk_packages(gir.__path__, "govinfo_report."):
    if not {"cli", "__main__"} & set(module.name.split(".")):
        importlib.import_module(module.name)
print(*sorted(gir.CATALOGUE))
"""


def test_the_library_knows_its_codes():
    """Protects who asks for a code that a late module declares from being told that there is none."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=True)
    known, all_of_them = done.stdout.splitlines()
    assert known == all_of_them


def test_the_data_files_name_what_exists():
    """Protects against a page of a code that was renamed, and a rule without an example."""
    assert sorted(CHINESE) == CODES
    assert sorted(EXAMPLES) == sorted(BY_CODE)
    parts = {part for page in (*CHINESE.values(), *EXAMPLES.values()) for part in page}
    assert parts - {"english"} <= TITLES.keys()


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("code", CODES)
def test_a_page_is_whole(code, language):
    """Protects the reader of a finding: what it says, of a rule why and when, and nothing of a docstring's markup."""
    page = explanation(code, language)
    wanted = {"what", "message"}
    if code in BY_CODE:
        wanted |= {"why", "example", "speaks", "silent", "exceptions", "basis"}
    assert wanted <= page.parts.keys()
    assert list(page.parts) == [part for part in TITLES if part in page.parts]
    for text in (page.text(), page.markdown()):
        assert not re.search(r"``|:\w+:`|^\s*$\n\s*$", text)
    assert page.summary
    assert page.parts["what"].startswith(page.summary)
    assert page.summary[-1] in ".。"
    assert "\n" not in page.summary


@pytest.mark.parametrize("code", CODES)
def test_the_chinese_is_of_todays_english(code):
    """Protects who reads Chinese from a page about what a rule once did.

    Where this fails: change the Chinese in ``explanations/chinese.toml`` with the English, then its ``english`` to what
    the failure shows.
    """
    assert CHINESE.get(code, {}).get("english") == source_digest(code)
    assert all(re.search(r"[一-鿿]", text) for part, text in CHINESE[code].items() if part != "english")


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("see :attr:`Report.facts`", "see `Report.facts`"),
        ("a :class:`~govinfo_report.Cell`.", "a `Cell`."),
        ("``--253``", "`--253`"),
        ("one\nline\n\nanother", "one line\nanother"),
    ],
)
def test_markup_becomes_plain(markup, text):
    """Protects the terminal from the markup of the docstrings."""
    assert plain(markup) == text


def test_there_is_no_page_of_nothing():
    """Protects against an empty page where a code is misspelt."""
    with pytest.raises(KeyError):
        explanation("row-totl")
