"""What the tests of the command line share."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

BROKEN = "本年度支出合计1000万元，其中：基本支出60万元，项目支出40万元。\n"
MENDED = BROKEN.replace("1000万元", "100万元")


class Answer(NamedTuple):
    status: int
    out: str
    err: str


Run = Callable[..., Answer]
