"""The button on a block of code gives what is typed, ready for a prompt."""

from __future__ import annotations

from html import escape
from pathlib import Path

import pytest
from tests.export.browser import find_chromium, load, running

SCRIPT = Path(__file__).parents[2] / "docs" / "_static" / "copy.js"
BLOCKS = {
    ">>> a = 1\n>>> a\n1\n": "a = 1\na\n",
    ">>> for a in (1, 2):\n...     print(a)\n1\n2\n>>> a\n2\n": "for a in (1, 2):\n    print(a)\n\na\n",
    '>>> text = """\n... 规章 | 0 |\n... """\n>>> text\n': 'text = """\n规章 | 0 |\n"""\n\ntext\n',
    "$ govinfo-report demo\n…\n": "govinfo-report demo\n",
    "import govinfo_report as gir\n\ngir.parse('')\n": "import govinfo_report as gir\n\ngir.parse('')\n",
}


@pytest.mark.browser
def test_what_is_copied_can_be_pasted_at_a_prompt(tmp_path):
    """Protects the reader who tries an example: no prompt and no output comes along, and a block ends where it ends."""
    pytest.importorskip("selenium", reason="the browser is driven by Selenium")
    found = find_chromium()
    if found is None:
        pytest.skip("Chromium or its driver is not installed")
    blocks = "".join(f"<div class='highlight'><pre>{escape(block)}</pre></div>" for block in BLOCKS)
    page = tmp_path / "page.html"
    page.write_text(f"<meta charset='utf-8'><script>{SCRIPT.read_text('utf-8')}</script>{blocks}", encoding="utf-8")
    with running(*found) as browser:
        load(browser, page)
        browser.execute_script("navigator.clipboard.writeText = async text => { window.copied = text; }")
        copied = []
        for button in browser.find_elements("css selector", "button.copy"):
            button.click()
            copied.append(browser.execute_script("return window.copied"))
        assert copied == list(BLOCKS.values())
        assert browser.get_log("browser") == []
