"""The command ``govinfo-report``; needs the extra ``cli``."""

from __future__ import annotations

import sys

__all__ = ["main"]

_NEEDED = frozenset({"typer", "rich", "click"})


def main() -> None:
    """Run the command, or say what has to be installed for it."""
    try:
        from govinfo_report.cli.app import app  # noqa: PLC0415  an extra
    except ModuleNotFoundError as missing:
        if missing.name is None or missing.name.partition(".")[0] not in _NEEDED:
            raise
        sys.stderr.write("govinfo-report needs typer and rich (请先安装): pip install 'govinfo-report[cli]'\n")
        raise SystemExit(2) from None
    app()
