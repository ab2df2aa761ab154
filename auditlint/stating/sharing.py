"""占T的P%: the level and the whole that it is a share of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Scope

# Words of a base that its own mention need not carry: 占全市一般公共预算收入的.
_IDLE = re.compile(
    r"^(?:全部|全市|全省|全县|全区|全国|同期|当年|本年度?|总|其|我市|我省|地区|年度|20\d\d年度?)+|(?:的|总量|总额|总数|总值|合计|总计|数)+$"
)
_SHORTEST = 3


def share(facts: Sequence[Fact], earlier: Sequence[Fact], at: int) -> Comparison | None:
    """The share's level, against the amount that the base's words name."""
    fact = facts[at]
    level = facts[fact.owner - facts[0].index] if fact.owner is not None else None
    if level is None or not fact.base:
        return None
    wanted = _IDLE.sub("", fact.base)
    if len(wanted) < _SHORTEST:
        return None
    near = [each for each in reversed([*earlier, *facts[:at]]) if _may_be_whole(each, level)]
    named = [each for each in near if _is_called(each, wanted)]
    if not named:
        return None
    own = [each for each in named if each.block == fact.block and each.sentence >= fact.sentence - 3]
    return Comparison(fact, (level,), tuple((own or named)[:2]), firm=bool(own) and level.sentence == fact.sentence)


def _may_be_whole(other: Fact, level: Fact) -> bool:
    return (
        other is not level
        and other.measure is Measure.LEVEL
        and other.family == level.family
        and other.basis is not Basis.PRIOR
    )


def _is_called(fact: Fact, wanted: str) -> bool:
    label = _IDLE.sub("", fact.label)
    if len(label) < _SHORTEST:
        return False
    return label.endswith(wanted) or (wanted.endswith(label) and len(label) * 2 > len(wanted))


def listed_shares(scopes: Sequence[Scope], facts: Sequence[Fact]) -> list[Comparison]:
    """{T}A，其中：{a}B，占P%: a share without a named base is of the list's whole."""
    found: list[Comparison] = []
    for scope in scopes:
        owners = {member.index: member for members in scope.members for _, member in members}
        if not owners:
            continue
        first, last = min(owners), max(owners)
        for fact in facts[first : last + 12]:
            if fact.measure is Measure.SHARE and fact.owner in owners and _of_this_whole(fact.base, scope):
                found.append(Comparison(fact, (owners[fact.owner],), scope.governors))
    return found


def _of_this_whole(base: str, scope: Scope) -> bool:
    wanted = _IDLE.sub("", base)
    return not wanted or (len(wanted) >= _SHORTEST and _is_called(scope.governors[0], wanted))
