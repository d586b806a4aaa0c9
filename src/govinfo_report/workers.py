"""Processes that work through tasks in order, and survive the death of any of them.

A pool of the standard library is broken when one of its processes dies, and does not tell which task killed it. Here
each process has a pipe of its own, so the task is known; a task of several parts is then tried part by part, and a
part that kills its process alone is given up, with the reason.
"""

from __future__ import annotations

import gc
import itertools
import multiprocessing
import operator
import os
import pickle
import queue
import signal
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing.connection import Connection, wait
from multiprocessing.reduction import ForkingPickler
from types import ModuleType
from typing import Any, Generic, SupportsIndex, TypeVar

from attrs import define, field, frozen

__all__ = ["Lost", "in_order", "number_of"]

P = TypeVar("P")
R = TypeVar("R")

_TASKS_A_WORKER = 2  # one under way, one waiting, so that no process waits for this one
_AHEAD_A_WORKER = 4  # tasks begun beyond the first that is not finished: bounds memory
_OBJECTS_A_COLLECTION = 20_000
_FALSE_STARTS = 3  # processes in a row that die before they can work
_READY = "ready"


@frozen
class Lost:
    """A part that killed its process, took too long, or could not be sent there."""

    reason: str


@frozen
class _Task(Generic[P]):
    key: tuple[int, ...]
    parts: Sequence[P]


@define
class _Worker(Generic[P]):
    process: Any
    pipe: Connection
    tasks: deque[_Task[P]] = field(factory=deque)
    since: float = field(factory=time.monotonic)
    is_ready: bool = False


@define
class _Outcome(Generic[P, R]):
    """What became of a task: of all its parts at once, or of each."""

    expected: int = 1
    found: dict[tuple[int, ...], tuple[Sequence[P], R | Lost]] = field(factory=dict)

    @property
    def is_complete(self) -> bool:
        return len(self.found) == self.expected


def number_of(workers: SupportsIndex) -> int:
    """How many processes were asked for.

    Raises:
        TypeError: it is no whole number.
        ValueError: it is less than one.
    """
    try:
        number = operator.index(workers)
    except TypeError:
        raise TypeError(f"workers is a whole number of processes, not {workers!r}") from None
    if number < 1:
        raise ValueError(f"workers is a number of processes from 1 on, not {number}")
    return number


def in_order(
    job: Callable[[Sequence[P]], R], tasks: Iterator[Sequence[P]], count: int, seconds: float | None = None
) -> Generator[list[tuple[Sequence[P], R | Lost]], None, None]:
    """Do tasks in other processes; what comes out has the order of what went in.

    Args:
        job: What to do with the parts of a task; it must be importable by name, or a ``functools.partial`` of such.
        tasks: The parts of each task, taken only as far ahead as keeps the processes busy.
        count: Processes.
        seconds: How long a task may take; it is then tried part by part, and a part that takes longer is lost. None:
            as long as it takes.

    Yields:
        For each task, its parts with what the job made of them; in one piece, or part by part where one was lost.

    Raises:
        ChildProcessError: the processes cannot start; the message says what they died of.
    """
    crew = _Crew(job, count, seconds)
    try:
        yield from crew.run(tasks)
    finally:
        crew.dismiss()


class _Crew(Generic[P, R]):
    def __init__(self, job: Callable[[Sequence[P]], R], count: int, seconds: float | None) -> None:
        self._job, self._seconds, self._ahead = job, seconds, count * _AHEAD_A_WORKER
        self._context = _context(job)
        self._false_starts = 0
        self._workers: list[_Worker[P]] = [self._hire() for _ in range(count)]
        self._waiting: deque[_Task[P]] = deque()
        self._outcomes: dict[int, _Outcome[P, R]] = {}

    def run(self, tasks: Iterator[Sequence[P]]) -> Iterator[list[tuple[Sequence[P], R | Lost]]]:
        numbered = enumerate(tasks)
        first = last = 0
        is_over = False
        while True:
            while not is_over and last - first < self._ahead:
                new = next(numbered, None)
                if new is None:
                    is_over = True
                else:
                    self._outcomes[last] = _Outcome()
                    self._waiting.append(_Task((last,), new[1]))
                    last += 1
            if first == last:
                return
            self._hand_out()
            while not self._outcomes[first].is_complete:
                self._listen()
                self._hand_out()
            done = self._outcomes.pop(first)
            first += 1
            yield [done.found[key] for key in sorted(done.found)]

    def _hand_out(self) -> None:
        for most in range(1, _TASKS_A_WORKER + 1):
            for worker in self._workers:
                while worker.is_ready and self._waiting and len(worker.tasks) < most:
                    self._give(worker, self._waiting.popleft())

    def _give(self, worker: _Worker[P], task: _Task[P]) -> None:
        try:
            sent = ForkingPickler.dumps(task.parts)
        except Exception as error:  # noqa: BLE001  pickling runs the code of whatever was given
            self._give_up(task, Lost(f"{type(error).__name__}: {error}"))
            return
        if not worker.tasks:
            worker.since = time.monotonic()
        worker.tasks.append(task)
        with suppress(OSError):  # it is dead; listening finds out
            worker.pipe.send_bytes(sent)

    def _listen(self) -> None:
        """Wait for something to happen, and take it in."""
        by_pipe = {worker.pipe: worker for worker in self._workers}
        for pipe in wait(list(by_pipe), self._patience()):
            worker = by_pipe[pipe]  # type: ignore[index]
            try:
                said = worker.pipe.recv()
            except (EOFError, OSError):
                worker.process.join()
                self._lose(worker, _cause(worker.process.exitcode))
                continue
            if said == _READY:
                worker.is_ready = True
                self._false_starts = 0
                continue
            task = worker.tasks.popleft()
            worker.since = time.monotonic()
            if isinstance(said, Lost):
                self._give_up(task, said)
            else:
                self._outcomes[task.key[0]].found[task.key] = (task.parts, said)
        if self._seconds is not None:
            self._stop_slow(self._seconds)

    def _patience(self) -> float | None:
        """How long nothing may happen."""
        busy = [worker.since for worker in self._workers if worker.tasks]
        if self._seconds is None or not busy:
            return None
        return max(0.0, min(busy) + self._seconds - time.monotonic())

    def _stop_slow(self, seconds: float) -> None:
        now = time.monotonic()
        for worker in list(self._workers):
            if worker.tasks and now - worker.since > seconds and not worker.pipe.poll():
                worker.process.kill()
                worker.process.join()
                self._lose(worker, f"it took longer than {seconds:g} s")

    def _lose(self, worker: _Worker[P], reason: str) -> None:
        """Replace a process that is gone; its first task is the one that it died of."""
        self._false_starts += not worker.is_ready
        if self._false_starts >= _FALSE_STARTS:
            raise ChildProcessError(f"the processes that parse cannot start: {reason}")
        worker.pipe.close()
        self._workers[self._workers.index(worker)] = self._hire()
        tasks = list(worker.tasks)
        self._waiting.extendleft(reversed(tasks[1:]))
        for task in tasks[:1]:
            self._give_up(task, Lost(reason))

    def _give_up(self, task: _Task[P], lost: Lost) -> None:
        """Try the parts of a task one by one; a single part is lost."""
        outcome = self._outcomes[task.key[0]]
        if len(task.parts) == 1:
            outcome.found[task.key] = (task.parts, lost)
            return
        outcome.expected = len(task.parts)
        alone = [_Task((*task.key, number), [part]) for number, part in enumerate(task.parts)]
        self._waiting.extendleft(reversed(alone))

    def _hire(self) -> _Worker[P]:
        mine, theirs = self._context.Pipe()
        process = self._context.Process(target=_work, args=(theirs, self._job), daemon=True)
        with _without_main():
            process.start()
        theirs.close()
        return _Worker(process, mine)

    def dismiss(self) -> None:
        """Let every process go, whatever it is doing."""
        for worker in self._workers:
            worker.process.kill()
            worker.process.join()
            worker.pipe.close()


@contextmanager
def _without_main() -> Iterator[None]:
    """Keep a new process from running the program of this one again: a script then needs no guard against it.

    What the process needs is imported by name.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _context(job: Callable[..., Any]) -> Any:
    """How processes start: never by a fork of this one, which may have threads and then hang."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    function = job.func if isinstance(job, partial) else job
    context.set_forkserver_preload([function.__module__])  # imported once, not by every process
    return context


def _cause(code: int | None) -> str:
    if code is not None and code < 0:
        return f"its process was killed by {signal.Signals(-code).name}"
    return f"its process ended with code {code}"


def _work(pipe: Connection, job: Callable[[Any], Any]) -> None:
    """The life of a worker. It ends with its master, whatever that died of."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the master decides when it is over
    tasks: queue.SimpleQueue[bytes] = queue.SimpleQueue()

    def receive() -> None:
        # A thread of its own, so that the master never waits to send while it is being sent to.
        try:
            for _ in itertools.count():
                tasks.put(pipe.recv_bytes())
        except (EOFError, OSError):
            os._exit(0)

    try:
        pipe.send(_READY)
        threading.Thread(target=receive, daemon=True).start()
        pipe.send_bytes(_done(job, tasks.get()))
        _settle()
        while True:
            pipe.send_bytes(_done(job, tasks.get()))
    except OSError:
        os._exit(0)


def _settle() -> None:
    """Spare the collector of garbage what the first task loaded, which stays for good, and most of its rounds.

    It took a tenth of the time of a task, and found little: what a task makes falls with its last reference.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_A_COLLECTION)


def _done(job: Callable[[Any], Any], parts: bytes) -> Any:
    """What the job made of the parts, both as they go through a pipe."""
    try:
        return ForkingPickler.dumps(job(pickle.loads(parts)))  # noqa: S301  from our master
    except Exception as error:  # noqa: BLE001  one failure never stops the rest
        return ForkingPickler.dumps(Lost(f"{type(error).__name__}: {error}"))
