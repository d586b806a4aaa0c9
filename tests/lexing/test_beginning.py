"""Where a table may begin."""

from __future__ import annotations

import govinfo_report as gir
from govinfo_report.lexing import beginning


def test_headings_without_rows_are_not_followed_to_the_end(monkeypatch):
    """Each heading looked at all headings behind it: ten thousand lines of them took twenty seconds."""
    looked, row = [0], beginning._row

    def counted(atom):
        looked[0] += 1
        return row(atom)

    monkeypatch.setattr(beginning, "_row", counted)
    counts = []
    for times in (100, 200):
        looked[0] = 0
        gir.parse("某某局2013年政府信息公开工作年度报告\n" + "一、总体情况\n（一）主动公开情况\n1.规章\n" * times)
        counts.append(looked[0])
    assert 0 < counts[1] < 2.5 * counts[0]
