"""The words around a figure -> how they hedge it."""

from __future__ import annotations

import pytest

from auditlint.measuring.lexing import lex
from auditlint.model.quantity import Hedge, Quantity
from auditlint.reading.normalising import flatten, view_of


def only(text: str) -> Quantity:
    (quantity,) = lex(view_of(flatten(text), 0, len(text)), 0)
    return quantity


@pytest.mark.parametrize(
    "text",
    """
    节约12万元 预约300人 合约45份 签约12个 制约3项 集约20亩 履约15份 违约3家 条约3项 租约12份 附近12家 最近3家 邻近3个
    结余120万元 剩余120万元 其余12家 业余12人 余12万元 增多12家 减少12万元 高达12万元 达到12万元 超额12万元
    超支12万元 赶超3家 逾期12天 突破12项 收到12件 补足12万元 问题和不足12项 12万元余款 12家多次 12人上下班 以上12家
    """.split(),  # noqa: SIM905
)
def test_characters_of_other_words_hedge_nothing(text: str) -> None:
    """约 in 节约, 近 in 附近, 余 in 结余, 突破 as an achievement."""
    assert only(text).hedge is Hedge.NONE


@pytest.mark.parametrize(
    ("text", "hedge", "words"),
    [
        ("约12万元", Hedge.ABOUT, ("约", "")),
        ("节约约12万元", Hedge.ABOUT, ("约", "")),
        ("近12万元", Hedge.BELOW, ("近", "")),
        ("近3年", Hedge.BELOW, ("", "")),
        ("将近12家", Hedge.BELOW, ("将近", "")),
        ("不超过12万元", Hedge.BELOW, ("不超过", "")),
        ("不高于5%", Hedge.BELOW, ("不高于", "")),
        ("未突破12万元", Hedge.BELOW, ("未突破", "")),
        ("不低于5%", Hedge.ABOVE, ("不低于", "")),
        ("不小于5%", Hedge.ABOVE, ("不小于", "")),
        ("突破3000家", Hedge.ABOVE, ("突破", "")),
        ("上百家", Hedge.ABOVE, ("上", "")),
        ("12家多，", Hedge.ABOVE, ("", "多")),
        ("12余家", Hedge.ABOVE, ("", "余")),
        ("12家及以下", Hedge.BELOW, ("", "及以下")),
        ("超过12万元左右", Hedge.ABOUT, ("超过", "左右")),
        ("近300余户", Hedge.ABOVE, ("近", "余")),
    ],
)
def test_a_hedge_and_its_words(text: str, hedge: Hedge, words: tuple[str, str]) -> None:
    """The word behind decides where two disagree, and both are kept."""
    found = only(text)
    assert (found.hedge, found.hedged_by) == (hedge, words)
