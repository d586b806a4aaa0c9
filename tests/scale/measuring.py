"""What an ingest costs: time, memory as it goes on, bytes; and whether kills leave a trace."""

from __future__ import annotations

import multiprocessing
import os
import random
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path

from attrs import frozen

import govinfo_report as gir
from govinfo_report.store import Progress

_INGEST = """
import sys, govinfo_report as gir
source, store, workers = sys.argv[1:]
say = lambda now: print(now.parsed, flush=True) if now.parsed else None
gir.ingest(gir.sources(source), store, workers=int(workers), on_progress=say)
"""
_MEGABYTE = 2**20
_TICKS = os.sysconf("SC_CLK_TCK")


@frozen
class _Moment:
    """How far an ingest was, and what it had cost."""

    documents: int
    seconds: float
    cpu: float
    writing: float
    """Processor time of the process that writes."""


def _family(root: int) -> list[int]:
    """A process and all below it."""
    parents = {}
    for one in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            parents[int(one.name)] = int((one / "stat").read_text().rpartition(")")[2].split()[1])
    ours, grown = {root}, True
    while grown:
        more = {pid for pid, parent in parents.items() if parent in ours} - ours
        ours |= more
        grown = bool(more)
    return sorted(ours)


def _cpu(pid: int) -> float:
    words = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(words[11]) + int(words[12])) / _TICKS


def _memory(pid: int) -> int:
    words = Path(f"/proc/{pid}/smaps_rollup").read_text().split()
    return int(words[words.index("Pss:") + 1]) * 1024


class _Watch:
    """Looks at this process and all below it whenever something was stored, and says so at every so many documents."""

    def __init__(self, step: int, say: Callable[[str], object]) -> None:
        self._step, self._say = step, say
        self._started, self._before = time.monotonic(), time.process_time()
        # Processes that parsed alone may not be buried yet.
        self._strangers = set(_family(os.getpid())) - {os.getpid()}
        self._others: dict[int, float] = {}
        self._said = self.last = _Moment(0, 0, 0, 0)
        self._most = 0

    def look(self, now: Progress) -> None:
        memory = 0
        for pid in set(_family(os.getpid())) - self._strangers:
            with suppress(OSError, ValueError):  # it has just ended
                memory += _memory(pid)
                if pid != os.getpid():
                    self._others[pid] = _cpu(pid)
        writing = time.process_time() - self._before
        cpu = writing + sum(self._others.values())
        self.last = _Moment(now.documents, time.monotonic() - self._started, cpu, writing)
        self._most = max(self._most, memory)
        if now.documents // self._step > self._said.documents // self._step:
            self._speak()

    def _speak(self) -> None:
        first, last = self._said, self.last
        count = last.documents - first.documents
        rate = count / (last.seconds - first.seconds)
        cpu, writing = (last.cpu - first.cpu) * 1000 / count, (last.writing - first.writing) * 1000 / count
        memory = self._most / _MEGABYTE
        self._say(
            f"{last.documents:>10,} {last.seconds:>8.0f} {rate:>9.1f} {cpu:>8.2f} {writing:>17.2f} {memory:>11.0f}\n"
        )
        self._said, self._most = last, 0


def _parse_alone(items: Sequence[gir.Item]) -> tuple[float, float]:
    """Processor time and seconds for each of some documents, after others have loaded what is needed."""
    for item in items[:40]:
        gir.parse(item)
    cpu, seconds = time.process_time(), time.monotonic()
    for item in items[40:]:
        gir.parse(item)
    return (time.process_time() - cpu) / len(items[40:]), (time.monotonic() - seconds) / len(items[40:])


def _raw(path: Path, workers: int, sample: int) -> tuple[float, float]:
    """Processor time a document and documents a second of as many processes that do nothing but parse."""
    found = list(islice(gir.sources(path), sample))
    with multiprocessing.get_context("spawn").Pool(workers) as pool:
        made = pool.map(_parse_alone, [found] * workers, chunksize=1)
    return sum(cpu for cpu, _ in made) / workers, sum(1 / seconds for _, seconds in made)


def measure(path: Path, store: Path, workers: int, sample: int, step: int, say: Callable[[str], object]) -> None:
    """Ingest a corpus into a new store and say what it costs, line by line."""
    before = _raw(path, workers, sample)
    say(" documents  seconds  a second  CPU, ms  of these writing  memory, MB\n")
    watch = _Watch(step, say)
    done = gir.ingest(gir.sources(path), store, workers=workers, on_progress=watch.look)
    end, size = watch.last, store.stat().st_size
    after = _raw(path, workers, sample)
    raw, alone = ((one + other) / 2 for one, other in zip(before, after, strict=True))
    cpu = end.cpu / end.documents
    said = {
        "documents": f"{done.documents:,} ({done.parsed:,} parsed, {done.known:,} known, {done.failed:,} failed)",
        "parse alone": f"{raw * 1000:.2f} ms of CPU a document; {alone:.1f} a second in {workers} processes",
        "before and after": ", ".join(f"{one * 1000:.2f} ms, {rate:.1f} a second" for one, rate in (before, after)),
        "ingest": f"{cpu * 1000:.2f} ms of CPU a document; {end.documents / end.seconds:.1f} a second",
        "with": f"{workers} workers in {end.seconds:.0f} s",
        "share of parsing": f"{raw / cpu:.0%} of the CPU time",
        "load": f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} processors at the end",
        "store": f"{size / _MEGABYTE:.0f} MB, {size / done.documents:.0f} bytes a report",
    }
    for name, words in said.items():
        say(f"{name:<18} {words}\n")


def compare_killed(path: Path, folder: Path, times: int, workers: int, seed: int, say: Callable[[str], object]) -> None:
    """Kill an ingest so many times at random moments, let it end, and hold its Parquet against an undisturbed one."""
    rng = random.Random(seed)
    started = time.monotonic()
    gir.ingest(gir.sources(path), folder / "whole.duckdb", workers=workers)
    # Ten kills reach, on average, four fifths of the way.
    longest = 1.6 * (time.monotonic() - started) / times
    command = [sys.executable, "-c", _INGEST, path, folder / "killed.duckdb", str(workers)]
    killed = 0
    while killed < times:
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            process.stdout.readline()  # something new was stored
            moment = rng.uniform(0, longest)
            time.sleep(moment)
            process.kill()
            if process.wait() == 0:
                break
        killed += 1
        with gir.opened_store(folder / "killed.duckdb") as store:
            ((there,),) = store.execute("SELECT count(*) FROM readings").fetchall()
        say(f"kill {killed}: {moment:.2f} s after the first rows were stored; {there:,} reports are in the store\n")
    done = gir.ingest(gir.sources(path), folder / "killed.duckdb", workers=workers)
    for name in ("whole", "killed"):
        gir.export_store(folder / f"{name}.duckdb", folder / name)
    files = sorted((folder / "whole").iterdir())
    same = [file.read_bytes() == (folder / "killed" / file.name).read_bytes() for file in files]
    verdict = "the same bytes" if all(same) else "OTHER BYTES"
    size = sum(file.stat().st_size for file in files) / _MEGABYTE
    say(f"killed {killed} times, {done.known:,} of {done.documents:,} known at the last start: ")
    say(f"{verdict} in {len(same)} files of {size:.0f} MB\n")
