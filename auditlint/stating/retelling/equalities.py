"""Figures that are one by definition or by the words that join them: 即…万元, 收入总计 and 支出总计, 与上年持平."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.misprints import slip_from
from auditlint.stating.retelling.occurrences import content
from auditlint.stating.retelling.one_fact import significant
from auditlint.stating.words.similarity import common_start, longest_run, same_name

# How many figures back the other side stands.
_LOOK_BACK = 12
_FEWEST_DIGITS = 2
# 2.36亿元（即23600万元）, 壹佰贰拾万元整（¥1200000元）, 3.6万亩（折合36000亩）
_THAT_IS = re.compile(
    r"(?:整|正)?(?:[（，](?:即|也即|亦即|折合|折|合|约合|相当于|小写|大写|换算为?)[：为]?(?:人民币)?[￥¥]?|（(?:人民币)?[￥¥]|（)"
)
# （详见附表，支出决算…）; what 其中 or a comparison begins is another figure.
_BRACKET = re.compile(r"（(?!.*(?:其中|包括|上年|去年|同比|[比较含余另]|扣除|剔除))")
_NAME, _RUN = 4, 3
_FAR_BLOCKS = 2
_BEHIND = 40
_YEAR = re.compile(r"((?:19|20)\d\d)(?:年度?(?![末初底终]))?")
# 与上年持平, 和年初预算一致; 基本持平 leaves room
_FLAT = re.compile(r"[与同和较比](?P<what>[^，。；与同和较比]{1,10}?)(?:保持|完全)?(?:持平|相同|一致|相等|相符)")
# 固定资产账面原值…，固定资产实有原值…，账实相符
_BOOKS = re.compile("账[实账表证卡款]相[符等]|账实一致")
_BEFORE_THIS = re.compile("上年|去年|上一年|同期")
_PLANS = (Basis.BUDGET, Basis.INITIAL, Basis.ADJUSTED)


@dataclass(frozen=True, slots=True)
class _Sides:
    """Two sides that come to the same: their words, and what must be said of them for it to be so."""

    one: re.Pattern[str]
    other: re.Pattern[str]
    said: re.Pattern[str] = re.compile("")
    of: re.Pattern[str] = re.compile("")
    unless: re.Pattern[str] = re.compile("(?!)")

    def asked_for(self, fact: Fact, behind: str) -> bool:
        """Whether a figure, with what is said behind it, is the other side of something."""
        is_said = self.said.search(behind) is not None and self.unless.search(behind) is None
        return is_said and bool(self.other.search(fact.label) and self.of.search(fact.phrase.rstrip("为是")))


_BALANCE = re.compile("收支(?:总体)?平衡|收支相等|收支相抵平衡")
_SIDES = (
    # 收入总计9418万元，支出总计9418万元
    _Sides(re.compile("收入"), re.compile("支出"), of=re.compile("总计$"), unless=re.compile("结[转余]|相抵")),
    # 收入合计…，支出合计…，收支平衡
    _Sides(re.compile("收入"), re.compile("支出"), said=_BALANCE),
    # 资产合计…，负债和净资产合计…
    _Sides(
        re.compile("资产"), re.compile("负债[和与及](?:净资产|所有者权益|股东权益)"), of=re.compile("[总合]计$|总额$")
    ),
    # 借方发生额合计…，贷方发生额合计…
    _Sides(re.compile("借方"), re.compile("贷方"), said=re.compile("平衡|相等|一致|相符")),
    # 应发养老金…，实发…，足额发放
    _Sides(
        re.compile("应(?!急|用)"),
        re.compile("实"),
        said=re.compile("[足全]额|如数|无欠|无拖欠|应[缴收发保]尽[缴收发保]"),
    ),
)
_CLOSING, _OPENING = re.compile("年末|年底|期末|年终"), re.compile("年初|期初")


def equal_by_words(facts: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """Every level that must be what an earlier one was; where they differ, only if a slip of the pen explains it."""
    for at, fact in enumerate(facts):
        if fact.measure not in (Measure.LEVEL, Measure.BASE) or fact.quantity.note:
            continue
        earlier = facts[max(0, at - _LOOK_BACK) : at]
        other = _restated(earlier, fact) or _other_side(earlier, fact, paragraphs) or _flat(earlier, fact, paragraphs)
        if other is None or significant(fact.quantity) < _FEWEST_DIGITS:
            continue
        if other.quantity.interval().meets(fact.quantity.interval()) or slip_from(other.quantity, fact.quantity):
            label = fact.label or other.label
            yield Repetition(RepetitionKind.TEXT, other.quantity, fact.quantity, label, Standing.CERTAIN)


def _restated(earlier: Sequence[Fact], fact: Fact) -> Fact | None:
    """The figure right before, said again in another unit."""
    before = earlier[-1] if earlier else None
    if before is None or before.block != fact.block or before.family != fact.family:
        return None
    if _BRACKET.match(fact.gap) and _same_in_brackets(before, fact):
        return before
    of_a_kind = fact.quantity.unit.dimension in (Dimension.MONEY, Dimension.MEASURE)
    match = _THAT_IS.fullmatch(fact.gap)
    if match is None or not of_a_kind or before.quantity.note:
        return None
    same_unit = before.quantity.unit.name == fact.quantity.unit.name
    return None if same_unit and before.quantity.text.isascii() else before


def _same_in_brackets(before: Fact, fact: Fact) -> bool:
    """支出决算1326.58万元（详见附表，支出决算1326.58万元）"""
    alike = common_start(content(before.label)[::-1], content(fact.label)[::-1]) >= _NAME
    return alike and before.basis is fact.basis and before.depth < fact.depth


def _other_side(earlier: Sequence[Fact], fact: Fact, paragraphs: Sequence[Paragraph]) -> Fact | None:
    behind = _behind(fact, paragraphs)
    told = (_same_side(earlier, fact, sides) for sides in _SIDES if sides.asked_for(fact, behind))
    return next((each for each in told if each is not None), None) or _of_last_year_end(earlier, fact)


def _same_side(earlier: Sequence[Fact], fact: Fact, sides: _Sides) -> Fact | None:
    rest = sides.other.sub("", content(fact.label), 1)
    return _nearest(earlier, fact, lambda each: _is_side(each, sides, rest), 0)


def _is_side(each: Fact, sides: _Sides, rest: str) -> bool:
    if not sides.one.search(each.label) or not sides.of.search(each.phrase.rstrip("为是")):
        return False
    own = sides.one.sub("", content(each.label), 1)
    return own == rest or own.endswith(rest) or (len(rest) <= 2 and rest in own) or same_name(own, rest)


def _of_last_year_end(earlier: Sequence[Fact], fact: Fact) -> Fact | None:
    """2023年末结存 is what 2024年初结存 tells again."""
    if not _OPENING.search(_sentence(fact)):
        return None
    year, rest = _year_and_rest(fact, _OPENING)

    def closes(each: Fact) -> bool:
        if not _CLOSING.search(_sentence(each)):
            return False
        ended, own = _year_and_rest(each, _CLOSING)
        return own == rest and len(own) >= 2 and (ended + 1 == year if ended and year else bool(ended or year))

    return _nearest(earlier, fact, closes, 2)


def _year_and_rest(fact: Fact, turn: re.Pattern[str]) -> tuple[int, str]:
    years = _YEAR.findall(_sentence(fact)) or ([fact.period] if fact.period else [])
    rest = turn.sub("", _YEAR.sub("", content(fact.phrase)))
    return (int(years[-1]) if years else 0), rest


def _sentence(fact: Fact) -> str:
    return fact.gap.rpartition("。")[2]


def _flat(earlier: Sequence[Fact], fact: Fact, paragraphs: Sequence[Paragraph]) -> Fact | None:
    """The figure of which the words behind this one say that it is the same."""
    behind = _behind(fact, paragraphs)
    if _BOOKS.search(behind):
        return _nearest(earlier, fact, lambda each: bool(longest_run(each.label, fact.label, _NAME)), 0)
    match = _FLAT.search(behind)
    if match is None or "基本" in match.group():
        return None
    what = match.group("what")
    if _BEFORE_THIS.search(what):
        return _nearest(earlier, fact, lambda each: _is_last_years(each, fact), 1)
    if "预算" in what:
        return _nearest(earlier, fact, lambda each: _is_its_plan(each, fact), _FAR_BLOCKS)
    return None


def _is_its_plan(each: Fact, fact: Fact) -> bool:
    is_near = each.block == fact.block or longest_run(each.label, fact.label, _RUN)
    return bool(each.basis in _PLANS and fact.basis not in _PLANS and is_near)


def _is_last_years(each: Fact, fact: Fact) -> bool:
    own, other = _YEAR.sub("", fact.label), _YEAR.sub("", each.label)
    if not (own == other or same_name(own, other)):
        return False
    if each.period and fact.period:
        return int(each.period) + 1 == int(fact.period)
    return each.basis is Basis.PRIOR and fact.basis is not Basis.PRIOR


def _nearest(earlier: Sequence[Fact], fact: Fact, asked: Callable[[Fact], bool], blocks: int) -> Fact | None:
    for each in reversed(earlier):
        if fact.block - each.block > blocks:
            return None
        plain = each.family == fact.family and each.measure in (Measure.LEVEL, Measure.BASE) and not each.quantity.note
        if plain and asked(each):
            return each
    return None


def _behind(fact: Fact, paragraphs: Sequence[Paragraph]) -> str:
    """The rest of the sentence up to the next figure."""
    text = paragraphs[fact.block].view.text[fact.quantity.end : fact.quantity.end + _BEHIND]
    return re.split(r"[\d。；]", text, maxsplit=1)[0]
