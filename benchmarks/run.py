"""How fast, how large, how linear: ``python benchmarks/run.py [FOLDER] [--runs N]``.

It measures the auditlint that the same Python has installed, each time as a process of its own, from
start to exit, with every check on. The reports come from FOLDER (default: the examples of this
repository); a larger report is those reports put behind one another, over and over where they do not
suffice. Nothing is needed beside the standard library.

Five things are told, all as medians of N runs: wall-clock seconds, seconds of processor time (which a busy
machine falsifies less) and peak resident memory.

    start-up        a report of one line: the part that no report causes
    one report      25 kB
    many reports    200 files in one process
    diagnosing      3,000 figures in 500 sums, 100 of them violated: the search for the wrong figure is bounded
    linearity       1 MB against 100 kB, and their ratio
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import NamedTuple

# Where Python may not keep what it compiled, every start compiles all modules anew, as no installed copy does.
_ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
_EXAMPLES = Path(__file__).parent.parent / "examples"
_SUFFIXES = (".txt", ".md")
_REPORT_BYTES = 25_000
_SMALL_BYTES, _LARGE_BYTES = 100_000, 1_000_000
_FILES = 200
_SUMS, _PARTS, _VIOLATED = 500, 5, 100
# ru_maxrss is in bytes on macOS, in KiB elsewhere.
_MIB = 1024 * 1024 if sys.platform == "darwin" else 1024


class Run(NamedTuple):
    """One process: wall-clock seconds, processor time and peak resident memory in MiB."""

    seconds: float
    processor: float
    mebibytes: float

    def __str__(self) -> str:
        return f"{self.seconds:7.3f} s   {self.processor:7.3f} s CPU   {self.mebibytes:6.1f} MiB"


def main() -> None:
    """Make the corpus, measure, print."""
    parser = argparse.ArgumentParser(description="Time and memory of auditlint, whole processes.")
    parser.add_argument("folder", nargs="?", type=Path, default=_EXAMPLES, help="reports to make the corpus from")
    parser.add_argument("--runs", type=int, default=5, help="runs behind each median (default 5)")
    options = parser.parse_args()
    texts = _texts(options.folder)
    if not texts or options.runs < 1:
        parser.error(f"no report (.txt, .md) in {options.folder}" if not texts else "--runs must be 1 or more")
    print(
        f"Python {sys.version.split()[0]}, {os.cpu_count()} processors, {len(texts)} reports, {options.runs} runs each"
    )
    with tempfile.TemporaryDirectory(prefix="auditlint-bench-") as folder:
        _measure(texts, Path(folder), options.runs)


def _measure(texts: Sequence[str], folder: Path, runs: int) -> None:
    start = _median(_check(_write(folder / "line.txt", "全年支出12万元。\n")), runs)
    print(f"start-up       {start}")

    one = _write(folder / "one.txt", _joined(texts, _REPORT_BYTES))
    told = _median(_check(one), runs)
    print(f"one report     {told}   {one.stat().st_size / 1e3:.0f} kB")

    many = folder / "many"
    many.mkdir()
    files = [_write(many / f"{n:03}.txt", text) for n, text in enumerate(islice(cycle(texts), _FILES))]
    size = sum(file.stat().st_size for file in files) / 1e6
    told = _median(_check(many), runs)
    print(f"many reports   {told}   {len(files)} files, {size:.1f} MB")

    told = _median(_check(_write(folder / "violated.txt", _sums())), runs)
    print(f"diagnosing     {told}   {_SUMS * (_PARTS + 1)} figures, {_VIOLATED} violated sums")

    small, large = (
        _median(_check(_write(folder / f"{size}.txt", _joined(texts, size))), runs)
        for size in (_SMALL_BYTES, _LARGE_BYTES)
    )
    print(f"100 kB         {small}")
    print(f"1 MB           {large}")
    ratio, times = large.seconds / small.seconds, _LARGE_BYTES // _SMALL_BYTES
    print(f"linearity      {ratio:7.1f} times as long for {times} times the text")


def _texts(folder: Path) -> list[str]:
    """The reports below a folder, by path."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in _SUFFIXES and path.is_file())
    return [path.read_bytes().decode("utf-8", "replace") for path in paths]


def _joined(texts: Sequence[str], size: int) -> str:
    """Reports behind one another, cut after the line in which ``size`` bytes of UTF-8 are full."""
    taken, full = [], 0
    for line in (line for text in cycle(texts) for line in text.splitlines(keepends=True)):
        taken.append(line)
        full += len(line.encode())
        if full >= size:
            break
    return "".join(taken)


def _sums() -> str:
    """Totals with their parts, a paragraph each; every fifth total is wrong by no slip of the pen."""
    told = []
    for number in range(_SUMS):
        parts = [100_000 + 7919 * (number * _PARTS + part) % 900_000 for part in range(_PARTS)]
        total = sum(parts) + (3_457 if number % (_SUMS // _VIOLATED) == 0 else 0)
        listed = "，".join(f"项目{name}{value / 100:.2f}万元" for name, value in zip("甲乙丙丁戊", parts, strict=True))
        told.append(f"第{number}局全年支出合计{total / 100:.2f}万元，其中：{listed}。\n")
    return "".join(told)


def _write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8", newline="")
    return path


def _check(path: Path) -> list[str]:
    return ["check", "--fail-on", "never", str(path)]


def _median(arguments: Sequence[str], runs: int) -> Run:
    """After one run that only warms the caches of the disk."""
    _run(arguments)
    done = [_run(arguments) for _ in range(runs)]
    return Run(*map(median, zip(*done, strict=True)))


def _run(arguments: Sequence[str]) -> Run:
    """One process, measured from outside. Raises SystemExit where it failed."""
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "auditlint", *arguments], stdout=subprocess.DEVNULL, env=_ENVIRONMENT
    )
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"auditlint {' '.join(arguments)}: exit status {process.returncode}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / _MIB)


if __name__ == "__main__":
    main()
