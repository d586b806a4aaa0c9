"""What is loaded, and when: a script that reads one page does not wait for what it does not need."""

import subprocess
import sys

import pytest

import govinfo_report as gir

LOADED = """
import sys
import govinfo_report as gir
known = set(gir.CATALOGUE)
assert gir.parse({source!r}).document.text
print(*sorted(sys.modules))
import importlib, pkgutil
for one in pkgutil.walk_packages(gir.__path__, "govinfo_report."):
    if not one.name.startswith(("govinfo_report.cli", "govinfo_report.panel", "govinfo_report.export")):
        importlib.import_module(one.name)
print(*sorted(set(gir.CATALOGUE) - known))
"""


def fresh(source):
    """The modules that a fresh process has loaded after one document, and the kinds of findings it did not know."""
    program = LOADED.format(source=source)
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return [set(line.split()) for line in done.stdout.splitlines()]


@pytest.mark.parametrize(("source", "needed"), [("一个页面", set()), ("<p>一个页面</p><p>两行</p>", {"html"})])
def test_only_the_reader_of_a_document_is_loaded(source, needed):
    """The readers of PDF, Word and spreadsheets take as long to load as all the rest."""
    modules, _ = fresh(source)
    readers = {name.removeprefix("govinfo_report.readers.") for name in modules if ".readers." in name}
    assert readers & {"html", "mhtml", "office", "pdf", "archive"} == needed
    assert not modules & {"concurrent.futures", "govinfo_report.layers", "govinfo_report.parsing.compilation"}


def test_every_finding_is_known_from_the_start():
    """A report read in another process brings findings of readers along that were never loaded in this one."""
    _, unknown = fresh("一个页面")
    assert unknown == set()


def test_what_is_loaded_later_is_found_by_its_name():
    """Names that the front of the library promises must be there, whenever they are loaded."""
    assert all(getattr(gir, name) is not None for name in gir.__all__)
    assert set(gir.__all__) <= set(dir(gir))
    with pytest.raises(AttributeError, match="no attribute"):
        gir.nothing_of_this_name  # noqa: B018
