"""How the documentation is built: ``python -m docs.build``; one language alone: ``sphinx-build -n -W docs DIR``."""

import sys
from pathlib import Path

import govinfo_report

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "govinfo_report"
author = "the govinfo_report authors"
project_copyright = author
release = version = govinfo_report.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_design", "generated"]
exclude_patterns = ["_build"]
templates_path = ["_templates"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_preserve_defaults = True

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

# Translations: docs/translations.py keeps the catalogues in step with the pages.
language = "en"
locale_dirs = ["locale"]
gettext_compact = False
gettext_location = False

html_theme = "furo"
html_title = f"govinfo_report {release}"
html_static_path = ["_static"]
html_css_files = ["site.css"]
html_js_files = ["copy.js"]
html_theme_options = {
    "light_css_variables": {"color-brand-primary": "#1f5a84", "color-brand-content": "#1f5a84"},
    "dark_css_variables": {"color-brand-primary": "#8fc1e6", "color-brand-content": "#8fc1e6"},
}
html_sidebars = {
    "**": [
        "sidebar/brand.html",
        "sidebar/languages.html",
        "sidebar/search.html",
        "sidebar/scroll-start.html",
        "sidebar/navigation.html",
        "sidebar/scroll-end.html",
    ]
}
html_copy_source = False
html_show_sourcelink = False
