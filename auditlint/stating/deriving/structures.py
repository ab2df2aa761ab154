"""三次产业结构为a:b:c: each number is, in percent, the share of one industry in the product told before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from auditlint.model.derivation import Derivation, Derived
from auditlint.model.expression import ratio
from auditlint.model.fact import Fact, Measure
from auditlint.model.unit import Dimension, Unit
from auditlint.stating.figures.respective import in_unit

_PERCENT = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))
_CERTAIN = 1000
_INDUSTRIES = (re.compile(r"第一产业"), re.compile(r"第二产业"), re.compile(r"第三产业"))
_STRUCTURE = re.compile(r"三次产业|产业结构|三产")
_WHOLE_PRODUCT = re.compile(r"生产总值|GDP")


def industrial_structure(facts: Sequence[Fact], earlier: Sequence[Fact]) -> Iterator[Derivation]:
    """The derivations of one paragraph; ``earlier`` are the facts of the paragraph before."""
    before = [*earlier, *facts]
    for at in range(2, len(facts)):
        triple = facts[at - 2 : at + 1]
        follows = at + 1 < len(facts) and facts[at + 1].gap in (":", "：")
        if follows or not all(fact.gap in (":", "：") for fact in triple[1:]) or not _speaks_of_it(facts, at - 2):
            continue
        levels = [fact for fact in before if fact.index < triple[0].index and fact.measure is Measure.LEVEL]
        parts = [_last_called(name, levels) for name in _INDUSTRIES]
        whole = _last_called(_WHOLE_PRODUCT, levels)
        later = at + 3 < len(facts) and facts[at + 2].gap in (":", "：")  # 由a:b:c调整为d:e:f tells last year first
        if whole and not later:
            for number, part in zip(triple, parts, strict=True):
                if part is not None:
                    fact = replace(number, quantity=in_unit(number.quantity, _PERCENT), measure=Measure.SHARE)
                    share = ratio(part.quantity, whole.quantity)
                    yield Derivation(fact, "share", (Derived("structure", (part, whole), share, _CERTAIN),))


def _speaks_of_it(facts: Sequence[Fact], first: int) -> bool:
    words = "".join(fact.gap for fact in facts[max(0, first - 4) : first + 1] if fact.sentence == facts[first].sentence)
    return _STRUCTURE.search(words) is not None or "三次" in facts[first - 1].quantity.text + words


def _last_called(name: re.Pattern[str], levels: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in reversed(levels) if name.search(fact.label) and "人均" not in fact.label), None)
