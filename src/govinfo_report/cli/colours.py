"""The colours of the command line."""

from __future__ import annotations

from collections.abc import Mapping

from govinfo_report.diagnostics import Severity

__all__ = ["COLOURS"]

COLOURS: Mapping[Severity, str] = {Severity.INFO: "cyan", Severity.WARNING: "yellow", Severity.ERROR: "red"}
"""What a severity is printed in; every terminal has these, on a light ground and a dark one."""
