"""Captions and references."""

from __future__ import annotations

import pytest

from auditlint.model.source import Source
from auditlint.stating.counting.captions import captions


def found(text: str) -> list[tuple[str, int, bool]]:
    return [(each.kind, each.number, each.is_reference) for each in captions(Source("report.txt", text))]


@pytest.mark.parametrize(
    ("text", "caption"),
    [
        ("表1 收入情况\n", ("表", 1, False)),
        ("　附件二：汇总表\n", ("附件", 2, False)),
        ("明细（详见附表12）。", ("附表", 12, True)),
    ],
)
def test_captions_open_lines_and_references_stand_in_sentences(text: str, caption: tuple[str, int, bool]) -> None:
    """Each with its kind and number."""
    assert found(text) == [caption]


@pytest.mark.parametrize("text", ["表2024年情况", "《办法》见附件3", "附件3份", "表1、表2", "如表现优秀"])
def test_what_only_looks_like_one_is_none(text: str) -> None:
    """Years, counts, lists of tables and annexes of other documents."""
    assert not found(text)
