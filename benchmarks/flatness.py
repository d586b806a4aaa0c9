"""Cost per report and memory of ``parse_many`` as the corpus grows a hundredfold; each size in a process of its own.

Two times are told: that of the processors, summed up over all processes, which says what the work costs, and that of
the clock, which says how long one waits for it (on a busy machine, longer). Memory is that of the largest process.
"""

from __future__ import annotations

import json
import subprocess
import sys

_WORK = """
import itertools, json, resource, sys, time
import govinfo_report as gir
from benchmarks import documents
count, workers = int(sys.argv[1]), int(sys.argv[2]) or None
made = documents.text(100)
many = itertools.islice(itertools.cycle(made), count)
clock, start = time.perf_counter(), time.process_time()
read = sum(len(report.values()) for report in gir.parse_many(many, workers))
seconds, waited = time.process_time() - start, time.perf_counter() - clock
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
children = resource.getrusage(resource.RUSAGE_CHILDREN)
seconds += children.ru_utime + children.ru_stime
peak = max(peak, children.ru_maxrss / 1024)
print(json.dumps({"count": count, "seconds": seconds, "waited": waited, "megabytes": peak, "values": read}))
"""


def grown(most: int, workers: int = 0) -> list[dict[str, float]]:
    """Measure ``most / 100``, ``most / 10`` and ``most`` reports."""
    found = []
    for count in (most // 100, most // 10, most):
        command = [sys.executable, "-c", _WORK, str(count), str(workers)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        found.append(json.loads(done.stdout))
    return found
