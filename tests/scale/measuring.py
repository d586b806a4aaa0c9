"""What an ingest costs: time, memory by quarter, bytes; and whether kills leave a trace."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

import govinfo_report as gir
from govinfo_report.store import Progress

_INGEST = """
import sys, govinfo_report as gir, govinfo_report.store.ingesting as module
module._DOCUMENTS_A_CHUNK = 16  # more moments to die in; the undisturbed run cuts otherwise
source, store, workers = sys.argv[1:]
say = lambda now: print(now, flush=True) if now.parsed else None
gir.ingest(gir.sources(source), store, workers=int(workers), progress=say)
"""
_MEGABYTE = 2**20
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")


def _family(root: int) -> dict[int, tuple[float, int]]:
    """CPU seconds and resident bytes of a process and all below it."""
    parents, found = {}, {}
    for one in Path("/proc").glob("[0-9]*"):
        try:
            words = (one / "stat").read_text().rpartition(")")[2].split()
            resident = int((one / "statm").read_text().split()[1]) * _PAGE
        except OSError:
            continue
        pid = int(one.name)
        parents[pid] = int(words[1])
        found[pid] = ((int(words[11]) + int(words[12])) / _TICKS, resident)
    ours, grown = {root}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in ours} - ours
        ours |= more
        grown = bool(more)
    return {pid: found[pid] for pid in ours if pid in found}


def measure(path: Path, store: Path, workers: int, sample: int) -> str:
    """Ingest a corpus into a new store and say what it cost."""
    total = pq.read_metadata(path).num_rows
    items = list(islice(gir.sources(path), sample))
    for item in items[:20]:
        gir.parse(item)
    started = time.process_time()
    for item in items:
        gir.parse(item)
    raw = (time.process_time() - started) / len(items)

    memory: list[int] = []
    seconds: dict[int, float] = {}
    largest = 0

    def watch(now: Progress) -> None:
        nonlocal largest
        family = _family(os.getpid())
        seconds.update({pid: cpu for pid, (cpu, _) in family.items()})
        largest = max(largest, *(resident for pid, (_, resident) in family.items()))
        if now.documents * 4 >= total * (len(memory) + 1):
            memory.append(family[os.getpid()][1])

    before = time.process_time()
    started = time.monotonic()
    done = gir.ingest(gir.sources(path), store, workers=workers, progress=watch)
    wall = time.monotonic() - started
    own = time.process_time() - before
    seconds.pop(os.getpid(), None)
    cpu = own + sum(seconds.values())
    size, each = store.stat().st_size, 1000 / done.documents
    quarters = ", ".join(f"{one / _MEGABYTE:.0f}" for one in memory)
    said = {
        "documents": f"{done.documents:,} ({done.parsed:,} parsed, {done.failed:,} failed)",
        "parse alone": f"{raw * 1000:.2f} ms of CPU a document = {1 / raw:.0f} a second a core",
        "ingest": f"{cpu * each:.2f} ms of CPU a document, of these {own * each:.2f} in the process that writes",
        "share of parsing": f"{raw * done.documents / cpu:.0%} of the CPU time",
        "rate": f"{done.documents / wall:.0f} a second with {workers} workers, {wall:.0f} s",
        "load": f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors at the end",
        "memory": f"{quarters} MB after each quarter; largest process {largest / _MEGABYTE:.0f} MB",
        "store": f"{size / _MEGABYTE:.0f} MB, {size / done.documents:.0f} bytes a report",
    }
    return "".join(f"{name:<18} {words}\n" for name, words in said.items())


def compare_killed(path: Path, folder: Path, times: int, workers: int, seed: int) -> str:
    """Kill an ingest so many times at random moments, let it end, and hold its Parquet against an undisturbed one."""
    rng = random.Random(seed)
    gir.ingest(gir.sources(path), folder / "whole.duckdb", workers=workers)
    steps = pq.read_metadata(path).num_rows // 16
    killed = 0
    command = [sys.executable, "-c", _INGEST, path, folder / "killed.duckdb", str(workers)]
    while killed < times:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            for _ in range(rng.randint(1, max(1, 2 * steps // times - 1))):
                process.stdout.readline()  # something new was stored
            time.sleep(rng.uniform(0, 0.2))
            process.kill()
            if process.wait() == 0:
                break
        killed += 1
    done = gir.ingest(gir.sources(path), folder / "killed.duckdb", workers=workers)
    for name in ("whole", "killed"):
        gir.export_store(folder / f"{name}.duckdb", folder / name)
    files = sorted((folder / "whole").iterdir())
    same = [file.read_bytes() == (folder / "killed" / file.name).read_bytes() for file in files]
    verdict = "the same bytes" if all(same) else "OTHER BYTES"
    return f"killed {killed} times, {done.known:,} known at the end: {verdict} in {len(same)} files\n"
