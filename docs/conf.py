"""How the documentation is built: ``sphinx-build -n -W docs docs/_build/html``."""

import sys
from pathlib import Path

import govinfo_report

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "govinfo_report"
author = "the govinfo_report authors"
project_copyright = author
release = version = govinfo_report.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "generated"]
exclude_patterns = ["_build"]
templates_path: list[str] = []
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"

# No inventories of other projects are fetched: the build needs no network. Their names stay without a link.
nitpick_ignore_regex = [
    ("py:.*", r"(collections|concurrent|contextlib|decimal|enum|os|pathlib|typing|types)(\..*)?"),
    ("py:.*", r"attrs?(\..*)?"),
    ("py:.*", r"(bool|bytearray|bytes|dict|float|frozenset|int|list|memoryview|object|set|str|tuple|type)"),
    ("py:exc", r"[A-Z]\w*(Error|Group|Exception)"),
    ("py:.*", r"(duckdb|pa|pandas|pd|pl|polars|pyarrow|pyspark|ray)\..*"),
    ("py:class", r"(DataFrame|Dataset|Reports)"),
    ("py:class", r"(None|ValueError|TypeError|ImportError|optional|Any|T)"),
]

html_theme = "furo"
html_title = f"govinfo_report {release}"
html_copy_source = False
html_show_sourcelink = False
