"""How sure it is that a list names all the parts of its whole."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.model.fact import Basis, Fact
from auditlint.model.scope import Closure
from auditlint.model.unit import Dimension
from auditlint.stating import wording

# Pairs and triples that make up their whole by definition (READING: 税收 + 非税, 基本 + 项目 …).
_COMPLEMENTS: tuple[tuple[re.Pattern[str], ...], ...] = tuple(
    tuple(re.compile(part) for part in parts)
    for parts in (
        (r"(?<!非)税收?(?:性)?收入|^税收|税收收入", r"非税"),
        (r"基本支出", r"项目支出"),
        (r"人员(?:经费|支出|类)", r"公用|运转"),
        (r"(?<!进)出口", r"(?<!货物)进口(?!出)"),
        (r"一般债", r"专项债"),
        (r"第一产业", r"第二产业", r"第三产业"),
        (r"^城镇|城镇人口|城镇常住", r"^农村|^乡村|乡村人口"),
        (r"男", r"女"),
        (r"政府预算资金|财政(?:拨款|资金)", r"单位资金|其他资金|自有资金|自筹"),
        (r"财政拨款|财政资金", r"其他|自筹|事业|单位"),
        (r"因公出国|出国", r"公务用车", r"公务接待"),
        (r"人身险", r"财产险"),
        (r"夏粮", r"秋粮"),
        (r"本级", r"县|区|下级|乡镇"),
        (r"本级|市级", r"转移支付"),
        (r"返还性", r"一般性?转移", r"专项转移"),
        (r"基金", r"拨款", r"其他"),
        (r"中央", r"省", r"市"),
    )
)
_LAST_OTHER = re.compile(r"^(?:其他|其它|其余|余下)")
_OVERLAPPING = re.compile(r"民生|三保|以上|规模|限额|重点|新增|直接|累计|当年|其中")


def closure_of(members: Sequence[Fact], by_cue: Closure, tail: str) -> Closure:
    """The closure of a list; ``by_cue`` is what its cue alone suggests, ``tail`` what follows its last figure."""
    labels = [fact.label or fact.phrase for fact in members]
    if len(members) < 2 or by_cue is Closure.OPEN:
        return Closure.OPEN
    if is_open(members, tail):
        return Closure.OPEN
    if makes_whole(labels) or _LAST_OTHER.search(labels[-1]):
        return Closure.CLOSED
    if any(_OVERLAPPING.search(label) for label in labels):
        return Closure.OPEN if by_cue is not Closure.CLOSED else Closure.LIKELY
    return by_cue


def is_open(members: Sequence[Fact], tail: str) -> bool:
    """Whether the list says itself that it is not complete: 主要, 重点, …等."""
    if wording.ETCETERA.match(tail):
        return True
    return wording.OPEN_WORDS.search(members[0].gap[-24:]) is not None


def makes_whole(labels: Sequence[str]) -> bool:
    """Whether the labels name, each once, all sides of one division."""
    for parts in _COMPLEMENTS:
        if len(parts) == len(labels) and all(
            any(part.search(label) for label in labels) for part in parts
        ) and all(any(part.search(label) for part in parts) for label in labels):
            return True
    return False


def additive(fact: Fact) -> bool:
    """Whether a level may stand in a sum: no means, rates or hedged round figures of last year."""
    if fact.quantity.unit.dimension not in (Dimension.MONEY, Dimension.COUNT, Dimension.MEASURE, Dimension.FOREIGN, Dimension.SCORE, Dimension.BARE):
        return False
    return not wording.MEAN.search(fact.phrase)


def one_footing(facts: Sequence[Fact]) -> bool:
    """Whether no budget stands beside its execution, no last year's figure beside this year's."""
    bases = {fact.basis for fact in facts}
    planned = bases & {Basis.INITIAL, Basis.ADJUSTED}
    return not (Basis.PRIOR in bases and len(bases) > 1) and not (planned and Basis.EXECUTED in bases) and len(planned) < 2
