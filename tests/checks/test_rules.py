"""Every rule speaks where it should and is silent where it should."""

from __future__ import annotations

import pytest
from tests.checks.examples import EXAMPLES, found_on

import govinfo_report as gir
from govinfo_report.checks import RULES

BY_CODE = {rule.code: rule for rule in RULES}
SECTIONS = ("Why:", "Example:", "Exceptions:")


def _found(rule, reports):
    return found_on(BY_CODE[rule], reports)


def test_every_rule_has_an_example():
    """A rule without an example is a rule that nobody has seen working."""
    assert sorted(BY_CODE) == sorted(example.rule for example in EXAMPLES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_is_documented(rule):
    """The docstring is the page that a user reads: what, why, an example, and what is excepted; the basis is named."""
    assert all(section in rule.documentation for section in SECTIONS)
    assert rule.basis
    assert rule.code in gir.CATALOGUE


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_a_rule_speaks(example):
    """A rule that never speaks protects nobody; what it says points at the path and the text concerned."""
    reports = example.fires()
    found = _found(example.rule, reports)
    assert found
    assert {one.code for one in found} <= set(example.codes or (example.rule,))
    if example.path:
        assert found[0].path == example.path
    if example.points_at:
        span = found[0].span
        assert reports[-1].document.text[span.start : span.end] == example.points_at
    for one in found:
        assert one.message_in("en") != one.message_in("zh")
        assert "{" not in one.message_in("en") + one.message_in("zh") + one.help_in("en") + one.help_in("zh")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_a_rule_is_silent(example):
    """A rule that speaks on sound reports is switched off by everybody."""
    assert _found(example.rule, example.silent()) == []


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.rule)
def test_no_finding_is_worse_than_the_rule_says(example):
    """Severities are told in the documentation: scripts stop on errors."""
    order = list(gir.Severity)
    worst = order.index(BY_CODE[example.rule].severity)
    assert all(order.index(one.severity) <= worst for one in _found(example.rule, example.fires()))
