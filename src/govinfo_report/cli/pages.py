"""Where a code is documented."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, metadata

__all__ = ["page_of", "project_url"]

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


def page_of(code: str) -> str:
    """The section about a code: its address, or its place in the documentation where that has no address."""
    base = project_url("documentation")
    return f"{base}/{_PAGE}#{code}" if base else f"{_PAGE}#{code}"
