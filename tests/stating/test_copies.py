"""Passages that stand in two places."""

from __future__ import annotations

from auditlint.model.source import Source
from auditlint.run import understand

_RESULT = "赴沿海城市推介展区，签下参展厂商12家，意向成交3亿元，定金到账2000万元。"
_SAID = "各乡镇统一思想、提高认识，进一步压实责任，推动农村人居环境整治工作持续走深走实。"


def copied(text: str) -> list[tuple[int, bool]]:
    return [(copy.figures, copy.apart) for copy in understand(Source("report.txt", text)).copies]


def test_results_under_two_projects_are_apart() -> None:
    """The same firms signed and the same money raised cannot belong to two projects."""
    assert copied(f"（一）招展项目\n{_RESULT}\n（二）小分队项目\n{_RESULT}\n") == [(3, True)]


def test_words_without_results_are_only_repeated() -> None:
    """Words alone may be meant twice."""
    assert copied(f"（一）招展项目\n{_SAID}\n（二）小分队项目\n{_SAID}\n") == [(0, False)]


def test_the_words_of_a_form_are_no_copy() -> None:
    """What stands in three places belongs to the form."""
    assert not copied("".join(f"（{n}）{n}号项目\n{_SAID}\n" for n in "一二三"))
