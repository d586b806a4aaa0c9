"""Bounds that hold inside somebody else's code: a clock for loops that never look at one."""

from __future__ import annotations

import _thread
import contextlib
import ctypes
import threading
from collections.abc import Callable
from typing import TypeVar

__all__ = ["Excess", "within"]

T = TypeVar("T")

_AGAIN = 0.5
"""Seconds until an interruption that a destructor or a callback swallowed is repeated."""


class Excess(BaseException):
    """A limit was met. Not an :class:`Exception`, so that no handler of a library in between swallows it."""

    def __init__(self, limit: str = "seconds") -> None:
        """Meet a limit of this name."""
        super().__init__(limit)
        self.limit = limit


def _interrupt(thread: int) -> None:
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), ctypes.py_object(Excess))


def within(seconds: float, work: Callable[[], T]) -> T:
    """The result of ``work``, done in this thread in at most so many seconds.

    Only Python code can be interrupted, which is enough for readers written in Python; unlike a signal it works in
    any thread.

    Raises:
        Excess: the time is over.
    """
    thread, fired, gone = threading.get_ident(), list[bool](), list[bool]()
    gate, end, dead = (_thread.allocate_lock() for _ in range(3))
    for lock in (gate, end, dead):
        lock.acquire()

    def watch() -> None:
        gate.acquire()
        wait = seconds
        while not end.acquire(timeout=wait):
            fired.append(True)
            _interrupt(thread)
            wait = _AGAIN
        gone.append(True)
        dead.release()

    # A Thread's own bookkeeping does not bear being interrupted: its locks would stay locked.
    _thread.start_new_thread(watch, ())
    try:
        gate.release()
        return work()
    finally:
        while True:  # an interruption on its way may still arrive in here, at any step
            try:
                while not gone:
                    with contextlib.suppress(RuntimeError):  # released before that interruption
                        end.release()
                    dead.acquire(timeout=_AGAIN)
                break
            except Excess:
                continue
        if fired:
            _take_last(thread)


def _take_last(thread: int) -> None:
    """Take the interruption that may still be on its way.

    It cannot be called back: the interpreter would look for it ever after. A new one takes its place, and arrives.
    """
    try:
        _interrupt(thread)
        while True:
            pass
    except Excess:
        return
