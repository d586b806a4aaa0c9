"""Coverage-guided fuzzing over bytes: ``python -m tests.fuzz.atheris_bytes [CORPUS…] -max_total_time=3600``.

A crash, a hang of ten seconds, or a report that does not hold together ends the run and leaves the bytes behind.
"""

from __future__ import annotations

import sys

import atheris

with atheris.instrument_imports(include=["govinfo_report"]):
    import govinfo_report as gir
    from govinfo_report.readers import READERS, read_given  # noqa: F401 - the readers are instrumented too
    from govinfo_report.testing.properties import sound

LIMITS = gir.Limits(seconds=5)


def read(data: bytes) -> None:
    """Read the bytes; what is read must hold together."""
    wrong = sound(gir.parse(data, limits=LIMITS))
    if wrong:
        raise AssertionError(wrong)


def main() -> None:
    """Fuzz for as long as the arguments say."""
    options = (
        [] if any("-timeout" in one for one in sys.argv) else ["-timeout=10", "-max_len=4096", "-rss_limit_mb=2000"]
    )
    atheris.Setup([*sys.argv, *options], read)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
