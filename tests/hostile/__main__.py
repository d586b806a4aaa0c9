"""The command: ``python -m tests.hostile [NAME…]`` prints a table; each document is read in a process of its own."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from attrs import frozen
from tests.hostile import packages, pages, pdfs, plain  # noqa: F401 - they register their documents
from tests.hostile.registry import HOSTILE, Hostile

SECONDS, MEGABYTES = 2.0, 500.0
_PATIENCE = 60
_MAKE = """
import pickle, sys
from tests.hostile import packages, pages, pdfs, plain
from tests.hostile.registry import HOSTILE
open(sys.argv[2], "wb").write(pickle.dumps(HOSTILE[sys.argv[1]].make(), 5))
"""
_READ = """
import json, pickle, resource, sys, time
import govinfo_report as gir
gir.parse("规章")  # the grammars are loaded once a process
with open(sys.argv[1], "rb") as file:
    source = pickle.load(file)
start = time.process_time()
report = gir.parse(source)
seconds = time.process_time() - start
codes = list(dict.fromkeys(one.code for one in report.diagnostics if one.severity != "info"))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps({"size": len(source), "seconds": seconds, "megabytes": peak, "codes": codes}))
"""


@frozen
class Outcome:
    """What reading a document cost, and what was said about it."""

    document: Hostile
    size: int
    seconds: float
    megabytes: float
    codes: tuple[str, ...]
    failure: str = ""

    @property
    def well(self) -> bool:
        """Whether it ended in time (of the processor), in little memory, and with a word."""
        said = bool(self.codes) or self.document.silent
        return not self.failure and said and self.seconds <= SECONDS and self.megabytes <= MEGABYTES


def read(document: Hostile) -> Outcome:
    """Make a document in one process and read it in another, whose peak memory holds the document and all else."""
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "source")
        subprocess.run([sys.executable, "-c", _MAKE, document.name, path], check=True)
        try:
            command = [sys.executable, "-W", "error", "-c", _READ, path]
            done = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return Outcome(document, Path(path).stat().st_size, _PATIENCE, 0, (), f"not done after {_PATIENCE} s")
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [f"ended with {done.returncode}"]
        return Outcome(document, 0, 0, 0, (), last[0][:100])
    said = json.loads(done.stdout)
    return Outcome(document, said["size"], said["seconds"], said["megabytes"], tuple(said["codes"]))


def row(outcome: Outcome) -> str:
    """A row of the table."""
    cells = (
        f"`{outcome.document.name}`",
        outcome.document.documentation,
        f"{outcome.size / 2**20:.1f}",
        f"{outcome.seconds:.2f}",
        f"{outcome.megabytes:.0f}",
        outcome.failure or ", ".join(f"`{code}`" for code in outcome.codes[:3]) or "nothing",
    )
    return f"| {' | '.join(cells)} |\n"


def main() -> int:
    """Read the documents and print the table; the exit code says whether all ended well."""
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*HOSTILE, []], metavar="NAME")
    parser.add_argument("--failures", action="store_true", help="print only what does not end well")
    given = parser.parse_args()
    sys.stdout.write(
        "| document | what it is | MB | seconds | peak MB | what is said |\n|---|---|---:|---:|---:|---|\n"
    )
    well = True
    for name in given.names or HOSTILE:
        outcome = read(HOSTILE[name])
        well = well and outcome.well
        if not (given.failures and outcome.well):
            sys.stdout.write(row(outcome))
            sys.stdout.flush()
    return int(not well)


if __name__ == "__main__":
    sys.exit(main())
