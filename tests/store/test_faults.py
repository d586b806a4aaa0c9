"""Nothing is lost and nothing is stored twice, whatever happens to a run."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import duckdb
import pytest
from tests.store.documents import POISON, SLOW, echo, items, moody_parse, rows, stillborn, text

import govinfo_report as gir
from govinfo_report.store import work
from govinfo_report.workers import Lost, in_order

ROOT = Path(__file__).parents[2]
COUNT = 60


def program(source: Path, store: Path, *, before: str = "") -> list[str]:
    """A run of its own in another process, two documents at a time so that there are many moments to die in."""
    code = f"""
import govinfo_report as gir, govinfo_report.store.ingesting as module
{before}
module._DOCUMENTS_A_CHUNK = module._DOCUMENTS_A_TRANSACTION = 2
try:
    say = lambda now: print(now, flush=True) if now.parsed else None
    gir.ingest(gir.sources({str(source)!r}), {str(store)!r}, workers=1, on_progress=say)
except gir.StoreError as fault:
    print("fault:", fault)
"""
    script = store.with_suffix(".py")
    script.write_text(code, encoding="utf-8")
    return [sys.executable, str(script)]


def run(command, **options) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False, **options)


def exported(store: Path) -> dict[str, bytes]:
    folder = store.with_suffix("")
    gir.export_store(store, folder)
    return {one.name: one.read_bytes() for one in folder.iterdir()}


def stored(store: Path) -> int:
    with gir.opened_store(store) as connection:
        return connection.execute("SELECT count(*) FROM readings").fetchall()[0][0]


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory):
    folder = tmp_path_factory.mktemp("undisturbed")
    source = rows(COUNT, folder / "in.jsonl")
    done = gir.ingest(gir.sources(source), folder / "whole.duckdb", workers=2)
    assert done.parsed == COUNT
    return source, exported(folder / "whole.duckdb")


def kill_at_random(command, rng: random.Random) -> bool:
    """Start a run and kill it a moment after it stored something; whether it was still running."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as process:
        for _ in range(rng.randint(1, 8)):
            process.stdout.readline()
        time.sleep(rng.uniform(0, 0.05))
        process.kill()
        return process.wait() == -signal.SIGKILL


def test_a_run_killed_at_random_moments_ends_as_if_it_had_not_been(tmp_path, undisturbed):
    """Protects hours of work and every sum: kill -9 loses nothing that was stored and doubles nothing, to the byte."""
    source, whole = undisturbed
    store = tmp_path / "panel.duckdb"
    rng = random.Random(7)
    killed = [kill_at_random(program(source, store), rng) for _ in range(5)]
    assert sum(killed) >= 3
    assert 0 < stored(store) <= COUNT
    done = gir.ingest(gir.sources(source), store, workers=2)
    assert done.known + done.parsed == COUNT
    assert exported(store) == whole


def test_the_workers_of_a_killed_run_end_with_it(tmp_path, undisturbed):
    """Protects a machine from orphans that keep parsing for nobody."""
    source, _ = undisturbed
    store = tmp_path / "panel.duckdb"
    kill_at_random(program(source, store), random.Random(1))
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _running_with(tmp_path):
        time.sleep(0.05)
    assert _running_with(tmp_path) == []


def _running_with(folder: Path) -> list[str]:
    """Processes that belong to a run there, and workers whose run is gone."""
    found = []
    for one in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = one.read_bytes().decode(errors="replace")
            if str(folder) in words or ("spawn_main" in words and _parent_of(one.parent) == 1):
                found.append(words)
        except OSError:
            continue
    return found


def _parent_of(process: Path) -> int:
    return int((process / "stat").read_text().rpartition(")")[2].split()[1])


def test_a_full_disk_keeps_what_was_stored(tmp_path, undisturbed):
    """Protects from a disk that fills up overnight: a clear message, and the rest follows when there is room."""
    source, whole = undisturbed
    store = tmp_path / "panel.duckdb"
    size = 900_000
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))"
    said = run(program(source, store, before=limit)).stdout
    assert "fault:" in said
    assert "make room and run the same again" in said
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] == resource.RLIM_INFINITY
    before = stored(store)
    assert 0 < before < COUNT
    done = gir.ingest(gir.sources(source), store, workers=2)
    assert (done.known, done.parsed) == (before, COUNT - before)
    assert exported(store) == whole


def test_two_runs_at_once_are_one_too_many(tmp_path, undisturbed):
    """Protects a store from two writers: the second is told who has it, the first goes on."""
    source, _ = undisturbed
    store = tmp_path / "panel.duckdb"
    with gir.opened_store(store, writing=True):
        said = run(program(source, store)).stdout
    assert f"in use by process {os.getpid()}" in said
    assert gir.ingest(gir.sources(source), store, workers=2).parsed == COUNT


def test_a_document_that_kills_its_process_is_put_aside(tmp_path, monkeypatch):
    """Protects the others from a poisonous document: only that one is in quarantine, with the reason."""
    monkeypatch.setattr(work, "parse_items", moody_parse)
    texts = [text(number) for number in range(12)]
    texts[5] += POISON
    store = tmp_path / "panel.duckdb"
    done = gir.ingest(items(texts), store, workers=2)
    assert (done.parsed, done.failed) == (11, 1)
    with gir.opened_store(store) as connection:
        found = connection.execute("SELECT member, reason FROM quarantine").fetchall()
        assert found == [("5", "its process was killed by SIGKILL")]
        members = connection.execute(
            "SELECT member FROM reports JOIN sources USING (report) ORDER BY reading"
        ).fetchall()
    assert [int(one) for (one,) in members] == [0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11]
    monkeypatch.undo()
    assert gir.ingest(items(texts), store, workers=1).known == 12
    again = gir.ingest(items(texts), store, workers=1, retry=True)
    assert (again.parsed, again.known) == (1, 11)
    with gir.opened_store(store) as connection:
        assert connection.execute("SELECT count(*) FROM quarantine").fetchall() == [(0,)]


def test_a_part_that_never_ends_is_given_up():
    """Protects a run over night from one document that hangs: the others of its task are done."""
    found = list(in_order(echo, iter([["a", SLOW, "b"], ["c"]]), 1, 2))
    lost = Lost("it took longer than 2 s")
    assert found == [[(["a"], ["A"]), ([SLOW], lost), (["b"], ["B"])], [(["c"], ["C"])]]


def test_processes_that_cannot_start_end_the_run(tmp_path, monkeypatch):
    """Protects from a run that starts processes for ever: after a few that die at once, it says what they died of."""
    monkeypatch.setattr("govinfo_report.workers._work", stillborn)
    with pytest.raises(gir.StoreError, match="cannot start: its process ended with code 7"):
        gir.ingest(items([text(0)]), tmp_path / "panel.duckdb", workers=2)


def test_what_cannot_be_sent_is_lost_alone():
    """Protects the others of a task from one that no process can take: it is given up, with the reason."""
    first, second = in_order(echo, iter([[lambda: "a", "b"], ["c"]]), 1)
    assert "pickle" in first[0][1].reason
    assert first[1:] == [(["b"], ["B"])]
    assert second == [(["c"], ["C"])]


def test_the_store_is_no_document(tmp_path):
    """Protects a store that lies in the folder it is made of from being read into itself."""
    (tmp_path / "a.txt").write_text(text(0), encoding="utf-8")
    for parsed in (1, 0):
        done = gir.ingest(gir.sources(tmp_path), tmp_path / "panel.duckdb", workers=1)
        assert (done.documents, done.parsed) == (1, parsed)


@pytest.mark.parametrize("count", [1, 3])
def test_tasks_come_back_in_order_whatever_happens(count):
    """Protects the order of a table: results have that of the tasks, an error stays with its part."""
    tasks = [["a", "b"], [], ["c", "raise", "d"], ["e"], ["raise"]]
    found = list(in_order(echo, iter(tasks), count, 60))
    lost = Lost("MemoryError: too much")
    assert found == [
        [(["a", "b"], ["A", "B"])],
        [([], [])],
        [(["c"], ["C"]), (["raise"], lost), (["d"], ["D"])],
        [(["e"], ["E"])],
        [(["raise"], lost)],
    ]


def test_tasks_are_taken_only_as_they_are_needed():
    """Protects memory: a million documents are not read ahead of the workers."""
    taken = []

    def endless():
        number = 0
        while True:
            taken.append(number)
            yield [str(number)]
            number += 1

    results = in_order(partial(echo), endless(), 1, 60)
    for _ in range(20):
        next(results)
    assert len(taken) <= 20 + 8
    results.close()


def test_what_could_not_be_had_is_put_aside_and_read_later(tmp_path):
    """Protects a folder with a file that is missing today: it is in quarantine, and read when it is there."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.txt").write_text(text(0), encoding="utf-8")
    (folder / "b.txt").symlink_to(tmp_path / "later.txt")
    store = tmp_path / "panel.duckdb"
    for _ in range(2):
        assert gir.ingest(gir.sources(folder), store, workers=1).failed == 1
        with gir.opened_store(store) as connection:
            ((file, reason),) = connection.execute("SELECT file, reason FROM quarantine").fetchall()
        assert file == str(folder / "b.txt")
        assert "FileNotFoundError" in reason
    (tmp_path / "later.txt").write_text(text(1), encoding="utf-8")
    assert gir.ingest(gir.sources(folder), store, workers=1).parsed == 1
    with gir.opened_store(store) as connection:
        assert connection.execute("SELECT count(*) FROM quarantine").fetchall() == [(0,)]


def test_odd_names_and_places_given_twice_are_no_trouble(tmp_path):
    """Protects a run from a file whose name is no text, and from a folder that is named twice."""
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / os.fsdecode(b"\xb9\xab.txt")).write_text(text(0), encoding="utf-8")
    (folder / os.fsdecode(b"\xbf\xaa.txt")).symlink_to(tmp_path / "nothing")
    done = gir.ingest(gir.sources(folder, folder), tmp_path / "panel.duckdb", workers=1)
    assert (done.documents, done.parsed, done.known, done.failed) == (4, 1, 1, 2)
    with gir.opened_store(tmp_path / "panel.duckdb") as connection:
        for table, name in (("sources", r"\udcb9\udcab.txt"), ("quarantine", r"\udcbf\udcaa.txt")):
            ((file,),) = connection.execute(f"SELECT file FROM {table}").fetchall()
            assert file.endswith(name)


@pytest.mark.parametrize("column", ["store_version", "schema_version"])
def test_a_store_of_a_newer_version_is_left_alone(tmp_path, column):
    """Protects a store from an old program that would write half of what belongs there."""
    store = tmp_path / "panel.duckdb"
    gir.ingest(items([text(0)]), store, workers=1)
    with gir.opened_store(store, writing=True) as connection:
        connection.execute(f"UPDATE meta SET {column} = 99")
    before = store.read_bytes()
    for action in (lambda: gir.ingest(items([text(1)]), store), lambda: gir.export_store(store, tmp_path / "out")):
        with pytest.raises(gir.StoreError, match=r"newer version .*upgrade govinfo_report"):
            action()
    assert store.read_bytes() == before


@pytest.mark.parametrize("name", ["in.csv", "in.jsonl", "in.parquet", "in.xlsx"])
def test_a_table_is_no_store(tmp_path, name):
    """Protects a run from an answer typed in the wrong place: DuckDB would keep in memory what goes there."""
    gir.write(gir.parse(text(0)), tmp_path / name)
    before = (tmp_path / name).read_bytes()
    for action in (lambda: gir.ingest(items([text(1)]), tmp_path / name, workers=1), lambda: opened(tmp_path / name)):
        with pytest.raises(gir.StoreError, match="name another file"):
            action()
    assert (tmp_path / name).read_bytes() == before


def opened(store: Path) -> None:
    with gir.opened_store(store):
        pass


@pytest.mark.parametrize("name", ["new.csv", "new.parquet"])
def test_a_new_store_may_have_any_name(tmp_path, name):
    """Protects what is read into a store whose name is that of a table: it is in the file, or the run is refused."""
    gir.ingest(items([text(1)]), tmp_path / name, workers=1)
    assert stored(tmp_path / name) == 1
    (tmp_path / f"empty-{name}").touch()
    with pytest.raises(gir.StoreError, match="name another file"):
        gir.ingest(items([text(1)]), tmp_path / f"empty-{name}", workers=1)


@pytest.mark.parametrize(("workers", "wrong"), [(0, ValueError), (-1, ValueError), ("4", TypeError), (1.5, TypeError)])
def test_a_number_of_processes_is_one_or_more(tmp_path, workers, wrong):
    """Protects from a run that reads nothing and reports success: both ways to many documents refuse the same."""
    with pytest.raises(wrong, match=r"workers is a .*number of processes"):
        gir.ingest(items([text(0)]), tmp_path / "panel.duckdb", workers=workers)
    with pytest.raises(wrong, match=r"workers is a .*number of processes"):
        gir.parse_many([text(0)], workers=workers)
    assert not (tmp_path / "panel.duckdb").exists()


def test_what_is_no_item_is_refused_by_name(tmp_path):
    """Protects who gives ingest what parse_many takes: the message names the function that makes items of it."""
    with pytest.raises(TypeError, match=r"sources\(\).*not PosixPath"):
        gir.ingest([tmp_path / "a.txt"], tmp_path / "panel.duckdb", workers=1)


def test_what_is_no_store_is_left_alone(tmp_path):
    """Protects other files from a wrong path."""
    (tmp_path / "text.duckdb").write_text("figures " * 2000)
    with duckdb.connect(str(tmp_path / "other.duckdb")) as connection:
        connection.execute("CREATE TABLE mine (a INTEGER)")
    for name in ("text.duckdb", "other.duckdb"):
        with pytest.raises(gir.StoreError, match=r"panel|no store|cannot be read|valid"):
            gir.ingest(items([text(0)]), tmp_path / name)
    with pytest.raises(gir.StoreError, match="there is no store"):
        gir.export_store(tmp_path / "nothing.duckdb", tmp_path)
    assert not (tmp_path / "nothing.duckdb").exists()
