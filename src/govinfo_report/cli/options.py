"""Arguments and options that verbs of the command share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from govinfo_report.cli.language import Language

__all__ = ["Files", "Lang", "Output"]

Files = Annotated[
    list[str],
    typer.Argument(
        metavar="FILE",
        help="Files, folders, patterns, ZIP, JSONL, Parquet, WARC; - is standard input. "
        "文件、文件夹、通配符及各类数据文件；- 为标准输入。",
    ),
]
Output = Annotated[
    Path | None, typer.Option("--output", "-o", metavar="OUT", dir_okay=False, help="Write to this file. 写入文件。")
]
Lang = Annotated[Language | None, typer.Option("--lang", help="Language of tables and messages. 界面语言。")]
