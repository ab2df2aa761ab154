"""Reports as a random editor leaves them: whatever a text says, the program comes to an end with a report."""

from __future__ import annotations

import time
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from auditlint import registry, run
from auditlint.model.report import Report
from auditlint.model.source import Source
from tests.editing import EDITS, Edit, edited

HERE = Path(__file__).parent
CORPUS = HERE.parents[1] / "shared" / "corpus" / "real" / "text"
CHECKS = registry.load().checks
# A piece of a report takes some 30 ms; what takes so long has no bound.
SECONDS = 10
# Each made the program raise once.
CRASHES = (
    "占比为9999999999999999999999999999999999999999%，占比为9999999999999999999999999999999999999998%。",
    "收入合计9999999999999999999999999999999999999999万元，其中税收1万元，非税2万元。",
    "共有2项工作：\n一是\n二是\n",
    "| 项目 | 金额 |\n|---|---|\n| 合计 | 3 |\n| ٣٤、车辆 | 1 |\n| 二十十、会议 | 2 |\n",
    "上年0元，今年5元，增长1e400%；年均增长0.0000000000000000000000000000000000000001%。",
    "由0增加到0，增长0%，占0的0%，每0人0元，共0元，是0的0倍。",
)


@cache
def texts() -> tuple[str, ...]:
    """Our own reports, and the published ones where they lie beside this clone."""
    folders = [HERE / "reports", HERE / "accounts", *([CORPUS] if CORPUS.is_dir() else [])]
    files = [path for folder in folders for path in sorted(folder.glob("*.[tm][xd]*"))]
    return tuple(path.read_bytes().decode("utf-8", errors="replace") for path in files)


@st.composite
def pieces(draw: st.DrawFn) -> str:
    """A piece of a report after a few edits."""
    text = draw(st.sampled_from(texts()))
    start = draw(st.integers(0, max(0, len(text) - 100)))
    length = draw(st.sampled_from((100, 300, 800)))
    chance = draw(st.randoms(use_true_random=False))
    return edited(text[start : start + length], chance, draw(st.integers(1, 8)))


def audit(text: str) -> Report:
    return run.audit(Source("edited.txt", text), CHECKS, sheltered=False)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(pieces())
def test_no_edit_crashes(text: str) -> None:
    """No exception in any room, every place within the text, every confidence a probability, in bounded time."""
    started = time.perf_counter()
    report = audit(text)
    assert time.perf_counter() - started < SECONDS
    assert report.errors == ()
    spans = [span for finding in report.findings for span in (finding.span, *finding.related)]
    spans += [finding.suggestion.span for finding in report.findings if finding.suggestion]
    spans += [figure.span for verdict in report.verdicts for figure in verdict.figures]
    assert all(0 <= span.start <= span.end <= len(text) for span in spans)
    assert all(0 <= finding.confidence <= 1 for finding in report.findings)
    assert report.coverage.recomputed <= report.coverage.figures


@pytest.mark.parametrize("text", CRASHES, ids=range(len(CRASHES)))
def test_what_crashed_once_crashes_no_more(text: str) -> None:
    """Numerals of forty digits, bases of nought, numbers that are none."""
    assert audit(text).errors == ()


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__)
@pytest.mark.parametrize("text", ["", "。", "支出5万元，其中：基本支出3万元，项目支出2万元。\n合计 10 20\n"])
def test_every_edit_takes_any_text(edit: Edit, text: str) -> None:
    """Nothing to edit is no reason to fail, and the same chance makes the same edit."""
    assert [edit(text, Random(seed)) for seed in range(20)] == [edit(text, Random(seed)) for seed in range(20)]
