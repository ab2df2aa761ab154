"""由3.5亿元跨到14亿元，翻两番: how many times an amount has doubled, against its earlier and its later value."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from auditlint.model.block import Paragraph
from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import Doublings
from auditlint.model.fact import Fact, Measure
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension, Unit
from auditlint.model.view import View

_SHARE = 985
_TIMES = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4}
_UNIT = Unit("番", "番", Dimension.TIMES)
# 翻一番, 翻了两番; 近翻一番, 翻一番多 and 力争翻一番 are no claim of what is.
_DOUBLED = re.compile(r"(?<![近约超将要再可争求])翻了?(?P<times>[一两二三四])番(?![多半以有左])")
_AIM = re.compile(r"力争|目标|确保|计划|规划|预计|争取|有望")
_EARLIER = re.compile(r"上年|去年|同期|年初|原来|[起初]时|末")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_AMOUNTS = frozenset({Dimension.MONEY, Dimension.FOREIGN, Dimension.COUNT, Dimension.MEASURE})
_LEVELS = frozenset({Measure.LEVEL, Measure.BASE})


def doublings(facts: Sequence[Fact], paragraph: Paragraph) -> Iterator[Derivation]:
    """The doublings of one paragraph that are told behind just two amounts in their sentence."""
    text = paragraph.view.text
    for match in _DOUBLED.finditer(text):
        low = max((start for start, end in paragraph.sentences if start <= match.start()), default=0)
        own = [fact for fact in facts if low <= fact.quantity.start < match.start()]
        levels = [fact for fact in own if fact.quantity.unit.dimension in _AMOUNTS and fact.quantity.text[0].isdigit()]
        if len(levels) != 2 or _AIM.search(text, low, match.start()):
            continue
        pair = _in_time(*levels)
        if pair is not None and levels[0].family == levels[1].family:
            old, new = pair
            fact = replace(
                new, quantity=_counted(paragraph.view, match, new.quantity.block), measure=Measure.MULTIPLE, label=""
            )
            expression = Doublings(new.quantity, old.quantity)
            yield Derivation(fact, "multiple", (Derived("doublings", (new, old), expression, _SHARE),))


def _in_time(first: Fact, second: Fact) -> tuple[Fact, Fact] | None:
    """The earlier and the later of two levels; None where the words do not tell."""
    if first.measure not in _LEVELS or second.measure not in _LEVELS:
        return None
    years = [_YEAR.findall(fact.phrase)[-1:] for fact in (first, second)]
    if years[0] and years[1] and years[0] != years[1]:
        return (first, second) if years[0] < years[1] else (second, first)
    told = [fact.measure is Measure.BASE or bool(_EARLIER.search(fact.phrase)) for fact in (first, second)]
    if told[0] is told[1]:
        return None
    return (first, second) if told[0] else (second, first)


def _counted(view: View, match: re.Match[str], block: int) -> Quantity:
    """两番 as a quantity: its numeral is the 两."""
    start, end = match.span("times")
    value = Decimal(_TIMES[match.group("times")])
    return Quantity(
        view.span(start, end + 1),
        view.span(start, end),
        match.group("times"),
        value,
        Decimal(1),
        _UNIT,
        block=block,
        start=start,
        end=end + 1,
    )
