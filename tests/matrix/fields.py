"""The data dictionary: which values a format has."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

from attrs import frozen

SHARED = Path(__file__).resolve().parents[3] / "shared"
DICTIONARY = SHARED / "fields.tsv"


@frozen
class Field:
    """One value of a format."""

    table: str
    path: str
    label: str
    """Official label; parts are parted by `` / ``."""
    unit: str


@functools.cache
def fields(form: str) -> tuple[Field, ...]:
    """The values of a format, in the order of the form.

    Raises:
        FileNotFoundError: the dictionary is not beside this checkout.
    """
    with DICTIONARY.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return tuple(Field(r["table"], r["path"], r["label"], r["unit"]) for r in rows if r["format"] == form)
