"""How an office prints its figures: what a zero looks like, thousands, signs, units and notes."""

from __future__ import annotations

from random import Random

from attrs import field, frozen

from govinfo_report.testing.reports import MadeReport, Number

ZEROS = ("printed", "blank", "mark", "mixed")
MARKS = ("-", "—", "——", "/", "无")
BLANKS = ("", "\N{NO-BREAK SPACE}", "\N{IDEOGRAPHIC SPACE}")
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@frozen
class Habit:
    """How one office fills in a form."""

    zeros: str
    mark: str
    blank: str
    thousands: bool
    """Separators in figures from 1,000."""
    full_width: bool
    """Full-width digits in the counts."""
    more: str
    less: str
    """What stands before an increase and a decrease."""
    units: bool
    """Units in some cells of the proactive tables: ``14项``, ``160.5964万元``."""
    note: bool
    """A note in the cell of the documents issued: ``16（其中修订2件）``."""


@frozen
class Printed:
    """A report as it is printed."""

    report: MadeReport
    habit: Habit
    texts: dict[str, str] = field(repr=False)
    """Path to the text of its cell."""
    values: dict[str, Number | None] = field(repr=False)
    """What a right reading yields: None for a blank cell and for a mark."""


def habit(zeros: str, rng: Random) -> Habit:
    """A random way of filling in, with a given way to print nothing."""
    more, less = rng.choice((("", "-"), ("+", "-"), ("增加", "减少"), ("", "减"), ("↑", "↓"), ("+", "−")))
    return Habit(
        zeros=zeros,
        mark=rng.choice(MARKS),
        blank=rng.choice(BLANKS),
        thousands=rng.random() < 0.25,
        full_width=rng.random() < 0.03,
        more=more,
        less=less,
        units=rng.random() < 0.15,
        note=rng.random() < 0.15,
    )


def print_report(report: MadeReport, habit: Habit, rng: Random) -> Printed:
    """Print every value of a report."""
    texts: dict[str, str] = {}
    values: dict[str, Number | None] = {}
    for path, number in report.numbers.items():
        # A mixture shows by the cell, but the totals of an office that leaves cells blank are mostly filled in.
        zeros = habit.zeros
        if zeros == "mixed":
            zeros = "printed" if path.endswith("total") and rng.random() < 0.8 else rng.choice(ZEROS[:3])
        if number == 0 and zeros != "printed":
            texts[path] = habit.blank if zeros == "blank" else habit.mark
            values[path] = None
        else:
            texts[path] = _text(path, number, habit)
            values[path] = number
    return Printed(report, habit, texts, values)


def _text(path: str, number: Number, habit: Habit) -> str:
    if path.endswith(".change") and number:
        return f"{habit.more if number > 0 else habit.less}{abs(number)}"
    text = f"{number:,f}" if habit.thousands and isinstance(number, int) and number < 10**6 else f"{number:f}"
    if isinstance(number, int):
        text = f"{number:,d}" if habit.thousands else str(number)
        if habit.full_width:
            text = text.translate(FULL_WIDTH)
    if habit.units and number:
        if path.endswith(("licensing.decisions", "penalties.decisions")):
            text += "件"
        elif path.endswith("procurement.projects"):
            text += "项"
        elif path.endswith(("procurement.amount", "proactive_disclosure.fees.amount")):
            text += "万元"
    if habit.note and path.endswith("normative_documents.issued") and number >= 2:
        text += f"（其中修订{number // 2}件）"
    return text
