"""What each ground is worth, as counted: ``python -m benchmarks.calibrate`` renews the table."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from auditlint.model.words import Words

TABLE = Path(__file__).with_name("grounds.tsv")
# The grounds by name, as a reader of the trace is told them.
WORDS = {
    "prior": Words("已公布报告中确有差错的比例", "how often published figures are wrong"),
    "reading": Words("算式由上下文确定的程度", "how sure the reading is"),
    "structure": Words("表格结构确定的程度", "how sure the structure of the table is"),
    "pattern": Words("同样写法的算式在本报告中的表现", "how readings of the same pattern fare in this report"),
    "slip": Words("是否像笔误", "whether one slip of the pen explains it"),
    "turn": Words("是否像算错（漏项、正负、基数）", "whether one wrong turn in computing explains it"),
    "confirmed": Words("同一改动使其他算式也成立", "the same change mends other equations"),
    "hedge": Words("报告写的是约数", "the report calls it an estimate"),
    "breaks": Words("改动是否使其他算式不成立", "whether the change breaks other equations"),
}


@cache
def every_worth() -> dict[tuple[str, str], int]:
    """Hundredths of a bit by (ground, value)."""
    rows = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if line[:1] not in ("#", ""))
    return {(name, value): int(bits) for name, value, bits, *_ in rows}


def worth(name: str, value: str) -> int:
    """Hundredths of a bit; nought for a ground that nobody has counted."""
    return every_worth().get((name, value), 0)


def likeliness(found: Iterable[tuple[str, str]]) -> int:
    """Of one explanation beside others of the same failure: a part slips no more often than the whole."""
    return sum(worth(name, value.removeprefix("part-").removeprefix("base-")) for name, value in found)
