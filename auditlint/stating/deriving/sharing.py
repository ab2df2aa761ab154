"""占T的P%: the level and the whole that it is a share of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from auditlint.model.comparison import Comparison
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.model.unit import Dimension, Unit
from auditlint.stating.figures.respective import in_unit

# Words of a base that its own mention need not carry: 占全市一般公共预算收入的.
_IDLE = re.compile(
    r"^(?:全部|全年|年末|末|全市|全省|全县|全区|全国|同期|当年|本年度?|总|其|我市|我省|地区|年度|20\d\d年度?)+|(?:的|总量|总额|总数|总值|合计|总计|数)+$"
)
_SHORTEST = 3
_LONG_NAME = 5
_YEARS = re.compile(r"(?:19|20)\d\d年度?")
# …本年支出合计为, 政府采购支出总额, 一般公共预算财政拨款支出
_NAMED_TOTAL = re.compile(r"(?P<name>[^，。；：、（）]*?(?:合计|总计|总额|收入|支出))(?:为|是|共|决算为|[：:])*$")
# 三者合计占, 上述两项共占全年支出的
_JOINT_SHARE = re.compile(
    r"(?:(?P<count>[两二三四五六])?(?:者|项)|上述.{0,6}|以上.{0,6})(?:支出|收入|资金)?(?:合计|共|总计|之和)占(?:到|了)?(?P<base>[^，；。]{0,20}?)(?:的比重|比重|的)?(?:为|达到?|约)?$"
)
_OVERALL = re.compile(r"总收入|总支出|总计")
_PERCENT = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))


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
    named = [each for each in named if _IDLE.sub("", each.label) == wanted] or named
    if not named:
        return None
    own = [each for each in named if each.block == fact.block and each.sentence >= fact.sentence - 3]
    return Comparison(fact, (level,), tuple((own or named)[:2]), firm=bool(own) and level.sentence == fact.sentence)


def share_of_total(fact: Fact, level: Fact, totals: dict[str, list[Fact]]) -> Comparison | None:
    """占本年支出合计的P%: the whole told anywhere before under that very name, and there with one value."""
    found = [
        each
        for each in totals.get(_YEARS.sub("", fact.base), ())
        if each.index < fact.index and each.family == level.family and each is not level
    ]
    return Comparison(fact, (level,), (found[-1],)) if len({each.quantity.value for each in found}) == 1 else None


def totals_by_name(facts: Sequence[Fact]) -> dict[str, list[Fact]]:
    """The levels called 合计, 总额 and the like, by name; a name of fewer than five characters tells too little."""
    named: dict[str, list[Fact]] = {}
    for fact in facts:
        name = _total_name(fact)
        if name:
            named.setdefault(name, []).append(fact)
    return named


def _total_name(fact: Fact) -> str:
    """本年支出合计 from the phrase 2023年度本年支出合计为; empty for what is no total."""
    if fact.measure is not Measure.LEVEL:
        return ""
    match = _NAMED_TOTAL.search(fact.phrase)
    name = _YEARS.sub("", match.group("name")) if match else ""
    return name if len(name) >= _LONG_NAME else ""


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


def listed_shares(scopes: Sequence[Scope], facts: Sequence[Fact], named: Sequence[Comparison]) -> list[Comparison]:
    """{T}A，其中：{a}B，占P%: a share without a base, or beside one that is named, may be of the list's whole."""
    wholes: dict[int, tuple[Fact, ...]] = {}
    cuts: set[int] = set()
    sharers = {fact.owner: fact.index for fact in facts if fact.measure is Measure.SHARE and fact.owner is not None}
    for scope in scopes:
        for members in scope.members:
            for _, member in members:
                if _is_sibling(scope.governors[0], member, sharers):
                    continue
                if member.index not in wholes and _is_loose(scope):
                    cuts.add(member.index)
                wholes.setdefault(member.index, scope.governors)
    known = {comparison.fact.index: comparison for comparison in named if comparison.fact.measure is Measure.SHARE}
    found: list[Comparison] = []
    for fact in facts:
        if fact.measure is not Measure.SHARE or fact.owner not in wholes:
            continue
        comparison = known.pop(fact.index, None)
        if comparison is not None:
            bases = tuple(dict.fromkeys((*comparison.bases, *wholes[fact.owner])))
            found.append(replace(comparison, bases=bases))
        elif not _IDLE.sub("", fact.base) or _is_side_of(wholes[fact.owner][0], fact.base):
            bases = (*wholes[fact.owner], *_whole_of_whole(wholes[fact.owner][0], fact, named))
            firm = fact.owner not in cuts
            found.append(Comparison(fact, (facts[fact.owner],), tuple(dict.fromkeys(bases)), firm=firm))
    return [*found, *known.values()]


def _is_sibling(whole: Fact, member: Fact, sharers: dict[int, int]) -> bool:
    """{a}A，占P%，其中…；{b}B，占Q%: a whole that is itself a share stands beside what follows the ；."""
    return member.gap.startswith("；") and whole.index < sharers.get(whole.index, -1) < member.index in sharers


def joint_shares(scopes: Sequence[Scope], facts: Sequence[Fact]) -> Iterator[Comparison]:
    """{T}A，其中a、b、c，三者合计占P%: the list just told, together, over its whole."""
    for at, fact in enumerate(facts):
        words = _with_count(facts[at - 1] if at else fact, fact)
        match = _JOINT_SHARE.search(words) if fact.quantity.unit.dimension is Dimension.PERCENT else None
        if match is None:
            continue
        near = [
            scope
            for scope in scopes
            if scope.governors[0].block == fact.block
            and scope.governors[0].index < scope.members[0][-1][1].index < fact.index
            and scope.members[0][-1][1].sentence >= fact.sentence - 1
            and len(scope.members[0]) > 1
        ]
        if near:
            yield _joint(fact, near[-1], match)


def _with_count(before: Fact, fact: Fact) -> str:
    """The words before a figure, with the 三项 in front of them, which is a figure itself."""
    counted = before.block == fact.block and before.quantity.unit.dimension is Dimension.COUNT
    return (before.quantity.text + before.quantity.unit.name if counted else "") + fact.gap


def _joint(fact: Fact, scope: Scope, match: re.Match[str]) -> Comparison:
    members = tuple(member for _, member in scope.members[0])
    named = match.group("base")
    base = _IDLE.sub("", named)
    of_whole = not base or _is_side_of(scope.governors[0], named)
    counted = "两二三四五六".find(match.group("count") or "-")
    firm = of_whole and (counted < 0 or max(2, counted + 1) == len(members))
    share = replace(fact, measure=Measure.SHARE, owner=None)
    return Comparison(share, members, scope.governors[:1], firm=firm and counted >= 0, joint=True)


def _is_loose(scope: Scope) -> bool:
    """A cut of a whole that may be told some sentences before."""
    return scope.kind is ScopeKind.PARTITION and scope.closure is Closure.OPEN


def _is_side_of(whole: Fact, base: str) -> bool:
    """Whether a list's whole is what a share names: by its full name, or as the income or spending that it is.

    本年支出 is no 总支出: that holds what is carried over as well.
    """
    wanted = _IDLE.sub("", base)
    if _is_called(whole, wanted):
        return True
    return (
        wanted in ("收入", "支出") and wanted in whole.label and not ("本年" in base and _OVERALL.search(whole.phrase))
    )


def _whole_of_whole(whole: Fact, fact: Fact, named: Sequence[Comparison]) -> tuple[Fact, ...]:
    """60岁以上A，占人口的P%，其中65岁以上B，占Q%: the second share may be of what the first names."""
    return tuple(
        base
        for comparison in named
        if comparison.levels[0] is whole
        and (comparison.fact.block, comparison.fact.sentence) == (fact.block, fact.sentence)
        for base in comparison.bases[:1]
    )


_INDUSTRIES = (re.compile(r"第一产业"), re.compile(r"第二产业"), re.compile(r"第三产业"))
_STRUCTURE = re.compile(r"三次产业|产业结构|三产")
_WHOLE_PRODUCT = re.compile(r"生产总值|GDP")


def industrial_structure(facts: Sequence[Fact], earlier: Sequence[Fact]) -> list[Comparison]:
    """三次产业结构为a:b:c: each number is, in percent, the share of one industry in the product told before it."""
    found: list[Comparison] = []
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
        if whole and all(parts) and not later:
            for number, part in zip(triple, parts, strict=True):
                fact = replace(number, quantity=in_unit(number.quantity, _PERCENT), measure=Measure.SHARE)
                found.append(Comparison(fact, (part,) if part else (), (whole,)))
    return found


def _speaks_of_it(facts: Sequence[Fact], first: int) -> bool:
    words = "".join(fact.gap for fact in facts[max(0, first - 4) : first + 1] if fact.sentence == facts[first].sentence)
    return _STRUCTURE.search(words) is not None or "三次" in facts[first - 1].quantity.text + words


def _last_called(name: re.Pattern[str], levels: Sequence[Fact]) -> Fact | None:
    return next((fact for fact in reversed(levels) if name.search(fact.label) and "人均" not in fact.label), None)
