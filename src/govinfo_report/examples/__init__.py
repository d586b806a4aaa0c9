"""Small invented reports to try the library on: one of every form, and one without tables.

Agencies, sentences and figures are made up. ``article20_2019.txt`` holds a sum that does not hold, so that there is a
diagnostic to look at.

>>> import govinfo_report as gir
>>> gir.parse(example("statistics_2014.txt")).tables.requests.received.total
23
"""

from __future__ import annotations

from importlib.resources import files

__all__ = ["EXAMPLES", "example"]

EXAMPLES = (
    "article20_2021.html",
    "article20_2019.txt",
    "statistics_2014.txt",
    "indicators_fujian.txt",
    "prose_only.txt",
)
"""Names of the examples, newest form first."""


def example(name: str) -> bytes:
    """The bytes of an example.

    Raises:
        ValueError: there is no example of that name.
    """
    if name not in EXAMPLES:
        raise ValueError(f"no example is named {name!r}; there are {', '.join(EXAMPLES)}")
    return files(__name__).joinpath(name).read_bytes()
