"""However a run ends, it says so in one line, leaves nothing behind, and keeps status 1 for findings."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from auditlint import batch
from tests.running import BROKEN, Run

LONG = "支出合计100万元，其中：基本支出60万元，项目支出30万元；" * 1500
POSIX = pytest.mark.skipif(os.name == "nt", reason="signals and devices of POSIX")


def shell(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = f'auditlint() {{ "{sys.executable}" -m auditlint "$@"; }}; {line}'
    return subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], cwd=folder, capture_output=True, text=True, timeout=60
    )


@POSIX
@pytest.mark.parametrize(
    "line",
    [
        "auditlint check broken.txt > /dev/full",
        "auditlint check broken.txt -f json > /dev/full",
        "auditlint checks > /dev/full",
        "auditlint explain A101 >&-",
        "auditlint check broken.txt >&-",
        "auditlint check broken.txt --output /dev/full",
        "auditlint check broken.txt --output " + "长" * 100 + ".txt",
        "auditlint check broken.txt --output .",
        "auditlint check broken.txt --config " + "c" * 300,
    ],
)
def test_what_cannot_be_written_is_one_line_and_2(reports: Path, line: str) -> None:
    """A full disk, a closed output, a name that no disk takes: no traceback, and never the status of findings."""
    done = shell(line, reports)
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("auditlint: ")


@POSIX
def test_a_reader_that_has_gone_is_no_finding(reports: Path) -> None:
    """``| true``: the work was not delivered."""
    done = shell("auditlint check broken.txt | true; exit ${PIPESTATUS[0]}", reports)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1


@POSIX
def test_a_name_of_300_characters_is_a_report_that_cannot_be_read(run: Run, reports: Path) -> None:
    """Not a crash."""
    answer = run("check", "长" * 300 + ".txt", "broken.txt")
    assert answer.status == 2
    assert answer.err.count("\n") == 1
    assert "报告写 1000" in answer.out


def test_memory_that_does_not_suffice_is_said(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """For the report that wanted it; the others are checked."""
    from auditlint import run as rooms

    real = rooms.audit_file

    def greedy(path: Path, *rest: object, **more: object) -> object:
        if path.name == "mended.txt":
            raise MemoryError
        return real(path, *rest, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(batch.run, "audit_file", greedy)
    answer = run("check", ".", "-f", "concise")
    assert answer.status == 2
    assert "mended.txt：内存不足" in answer.err
    assert "broken.txt:1:8: error A101" in answer.out


@POSIX
@pytest.mark.parametrize(("number", "status"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)])
def test_a_signal_leaves_nothing_behind(tmp_path: Path, number: signal.Signals, status: int) -> None:
    """No temporary file, no worker, and no waiting for what they were at."""
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(LONG, encoding="utf-8")
    begun = begin(tmp_path)
    workers = children_of(begun.pid)
    assert len(workers) == 2
    begun.send_signal(number)
    since = time.monotonic()
    assert begun.wait(timeout=10) == status
    assert time.monotonic() - since < 2
    assert not any(map(is_running, workers))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt", "b.txt", "c.txt", "d.txt"]


@POSIX
def test_workers_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    """Within a second, though nobody could tell them."""
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text(LONG, encoding="utf-8")
    begun = begin(tmp_path)
    workers = children_of(begun.pid)
    begun.kill()
    begun.wait()
    time.sleep(1)
    assert workers
    assert not any(map(is_running, workers))


def test_a_worker_that_dies_costs_its_report(reports: Path) -> None:
    """The others are checked, and the status says that one is missing."""
    code = (
        "import os, sys\n"
        "from auditlint import batch, cli\n"
        "real = batch.run.audit_file\n"
        "def dying(path, *rest): return os._exit(3) if path.name == 'b.txt' else real(path, *rest)\n"
        "batch.run.audit_file = dying\n"
        "cli.main(['check', '.', '--jobs', '2', '-f', 'concise'])"
    )
    for name in "abc":
        (reports / f"{name}.txt").write_text(BROKEN, encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", code], cwd=reports, capture_output=True, text=True, timeout=60)
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("auditlint: b.txt：核对它的进程意外终止")
    assert [line.partition(":")[0] for line in done.stdout.splitlines()[:-1]] == [
        "a.txt",
        "b.txt",
        "broken.txt",
        "c.txt",
    ]


def begin(folder: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "auditlint", "check", ".", "--jobs", "2", "-f", "json", "-o", "result.json"]
    begun = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    for _ in range(100):
        time.sleep(0.1)
        if len(children_of(begun.pid)) == 2 and any(folder.glob(".auditlint-*")):
            return begun
    raise AssertionError("no workers")


def children_of(parent: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(parent)], capture_output=True, text=True)
    return [int(word) for word in found.stdout.split()]


def is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


@POSIX
def test_memory_that_the_system_withholds_is_one_line(reports: Path) -> None:
    """Well before nothing at all is left, where Python could not even say so; the next report is checked."""
    (reports / "a.txt").write_text("项目\t金额\n" + "".join(f"项{n}\t{n}.5\n" for n in range(60_000)), encoding="utf-8")
    done = shell("ulimit -v 120000; auditlint check a.txt broken.txt -f concise --max-cells 9999999", reports)
    assert done.returncode == 2
    (told,) = done.stderr.splitlines()
    assert told.startswith("auditlint: a.txt：内存不足")
    assert "broken.txt:1:8: error A101" in done.stdout
