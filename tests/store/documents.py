"""Documents to ingest, and jobs that misbehave; a worker process imports them by name."""

from __future__ import annotations

import json
import os
import signal
import time
from collections.abc import Sequence
from pathlib import Path

from govinfo_report import api
from govinfo_report.document import Origin
from govinfo_report.examples import example
from govinfo_report.intake.item import Item
from govinfo_report.limits import Limits
from govinfo_report.models.report import Report
from govinfo_report.readers.registry import Given
from govinfo_report.store import work

POISON, SLOW = "毒", "慢"
_PAGE = example("indicators_fujian.txt").decode()


def text(number: int) -> str:
    """One of many different reports; every tenth is of prose alone."""
    if number % 10 == 9:
        return f"{_PAGE[:40]}\n第{number}号，全年收到申请{number}件。\n"
    return _PAGE.replace("2011", str(2008 + number % 6)).replace("| 9 |", f"| {number} |") + f"\n附：第{number}号\n"


def rows(count: int, path: Path) -> Path:
    """So many reports as JSON Lines."""
    path.write_text("".join(json.dumps({"text": text(number)}) + "\n" for number in range(count)), encoding="utf-8")
    return path


def items(texts: Sequence[str]) -> list[Item]:
    """Texts with an origin."""
    return [Item(Given(one, f"{number}.txt"), Origin("made", str(number))) for number, one in enumerate(texts)]


def moody_parse(items: Sequence[Item], limits: Limits) -> work.Parsed:
    """Parse, but die of one document, as a fault in a library of C does."""
    for item in items:
        if POISON in item.given.data:
            os.kill(os.getpid(), signal.SIGKILL)
    return work.parse_items(items, limits)


def moody_each(sources: Sequence[api.Readable], limits: Limits) -> list[Report]:
    """The same for what :func:`govinfo_report.parse_many` asks of a worker."""
    if any(isinstance(source, str) and POISON in source for source in sources):
        os.kill(os.getpid(), signal.SIGKILL)
    return api._parse_each(sources, limits)


def stillborn(*_: object) -> None:
    """The life of a worker that dies before it can work."""
    os._exit(7)


def echo(parts: Sequence[str]) -> list[str]:
    """A job that fails on one word, and never ends on another."""
    if SLOW in parts:
        time.sleep(600)
    if "raise" in parts:
        raise MemoryError("too much")
    return [part.upper() for part in parts]
