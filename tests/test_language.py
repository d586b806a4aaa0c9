"""The reader's language is one of two, wherever it is asked for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

import govinfo_report as gir
from govinfo_report.explanations import explanation
from govinfo_report.language import Language
from govinfo_report.layers.changes import Change, Mechanism, Proposal
from govinfo_report.layers.resolution import Reading, Reason

REPORT = gir.parse("report.html")
SAYING: dict[str, Callable[[str], str]] = {
    "message": REPORT.diagnostics[0].message_in,
    "help": REPORT.diagnostics[0].help_in,
    "proposal": Proposal(Mechanism.REPLACED, (Change("requests.received.total", 1, 2),), ()).explain,
    "reading": Reading("requests.received.total", 0, "", Reason.TOTAL_OF_PARTS, (), "总计").explain,
    "page": lambda language: gir.to_html(REPORT, language),
    "page of the report": REPORT.to_html,
    "explanation of a finding": lambda language: explanation("no-report", language).parts["what"],
    "explanation of a rule": lambda language: explanation("row-total", language).parts["what"],
}


@pytest.mark.parametrize("name", SAYING)
def test_a_language_that_is_not_there_is_an_error_everywhere(name):
    """Protects who writes "cn" for Chinese from English in one place, a KeyError in another, and silence in a third."""
    say = SAYING[name]
    assert say("en") == say(Language.EN) != say("zh") == say(Language.ZH)
    with pytest.raises(ValueError, match="cn"):
        say("cn")


@pytest.mark.parametrize("name", [name for name in SAYING if not name.startswith("explanation")])
def test_english_is_said_unless_another_language_is_asked_for(name):
    """Protects a program's output from two languages in one line: none of its parts has a default of its own."""
    say = SAYING[name]
    unasked = {"message": REPORT.diagnostics[0].message, "help": REPORT.diagnostics[0].help}
    unasked["page"] = gir.to_html(REPORT)
    assert (unasked[name] if name in unasked else say()) == say("en")
