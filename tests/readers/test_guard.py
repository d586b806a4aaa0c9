"""The clock stops what never looks at one, and leaves nothing behind."""

from __future__ import annotations

import cProfile
import sys
import threading
import time

import pytest

from govinfo_report.readers.guard import Excess, within


def forever():
    """A loop of a library that swallows what it can."""
    while True:
        try:
            sum(range(100))
        except Exception:  # noqa: BLE001, S112 - that is the point
            continue


def busy(seconds):
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        pass


@pytest.fixture
def quick_switches():
    """Threads take turns often, so that the clock strikes at every step."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(0.0002)
    yield
    sys.setswitchinterval(before)


def test_a_loop_is_stopped():
    """No handler in between keeps a loop alive."""
    start = time.perf_counter()
    with pytest.raises(Excess) as met:
        within(0.1, forever)
    assert 0.1 <= time.perf_counter() - start < 2
    assert met.value.limit == "seconds"


def test_results_and_errors_pass_through():
    """In time, the work's result and its own errors are what comes out; no thread stays."""
    threads = threading.active_count()
    assert within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        within(5, lambda: 1 / 0)
    assert threading.active_count() == threads


@pytest.mark.usefixtures("quick_switches")
def test_an_interruption_never_arrives_late():
    """Whenever the time runs out, also just when the work ends, nothing is interrupted afterwards."""
    stopped = 0
    for round_ in range(200):
        try:
            within(0.002, lambda n=round_: busy(0.0002 * (n % 20) if n % 50 else 0.1))
        except Excess:
            stopped += 1
        for _ in range(500):  # would meet an interruption that is still on its way
            pass
    assert stopped < 200  # on a busy machine even none may be stopped


def test_the_interpreter_is_left_as_it_was():
    """After work that was in time or not, tracing and profiling still run: no signal is left pending."""
    within(5, lambda: None)
    with pytest.raises(Excess):
        within(0.05, forever)
    profile = cProfile.Profile()
    start = time.perf_counter()
    profile.enable()
    sum(i for i in range(1000))
    profile.disable()
    assert time.perf_counter() - start < 5


def test_threads_do_not_disturb_one_another():
    """Each thread has its own clock."""
    results = []

    def work(seconds, task):
        try:
            results.append(within(seconds, task))
        except Excess:
            results.append("stopped")

    threads = [threading.Thread(target=work, args=(0.1, forever)) for _ in range(3)]
    threads += [threading.Thread(target=work, args=(20, lambda: "done")) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["done"] * 3 + ["stopped"] * 3
