"""Where a code is explained: on a page of the documentation, where that has an address, and always by the command."""

from __future__ import annotations

import os
from functools import cache
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
from urllib.parse import urlsplit

from govinfo_report.cli.language import Language

__all__ = ["ADDRESS", "command_for", "page_of", "project_url"]

ADDRESS = "GOVINFO_REPORT_DOCS"
"""Environment variable with the address, or the folder, of the documentation as ``python -m docs.build`` makes it."""

_PAGE = "reference/_generated/diagnostics.html"


@cache
def project_url(label: str) -> str | None:
    """An address from the metadata of the installed package, without a slash at its end; None where it has none."""
    try:
        entries = metadata("govinfo-report").get_all("Project-URL") or []
    except PackageNotFoundError:
        return None
    for entry in entries:
        name, _, url = entry.partition(",")
        if name.strip().lower() == label:
            return url.strip().rstrip("/") or None
    return None


def page_of(code: str, language: Language) -> str | None:
    """The address of the section about a code; None where the documentation has no address that is known."""
    given = os.environ.get(ADDRESS)
    base = _as_address(given) if given else project_url("documentation")
    if base is None:
        return None
    return f"{base}/{'zh/' if language is Language.ZH else ''}{_PAGE}#{code}"


def _as_address(given: str) -> str:
    """An address as it is; of a folder (a letter before a colon is a drive), that of its file."""
    is_address = len(urlsplit(given).scheme) > 1
    return given.rstrip("/") if is_address else Path(given).resolve().as_uri()


def command_for(code: str) -> str:
    """What to type to have a code explained."""
    return f"govinfo-report explain {code}"
