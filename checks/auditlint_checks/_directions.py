"""Words that say which way two printed figures stand, and which of two figures is the one compared with."""

import re
from dataclasses import dataclass

from auditlint.api import BlockKind, Dimension, Document, Fact, Measure, Paragraph, Relation

Wording = tuple[tuple[Relation, str, str], ...]

# The relation of a figure to the one it came from, the words, and how a report says one of them.
TURNS: Wording = (
    (
        Relation.AT_LEAST,
        "增加|增长|净增长?|上升|提高|提升|延长|扩大|扩充|扩展|攀升|跃升|回升|上涨|上调|上浮|调增|增收|增支|偏多|偏高"
        "|多收|多支|高出?|多|增|升|涨",
        "平均时长由3天延长至5天。",
    ),
    (
        Relation.AT_MOST,
        "减少|下降|净减少?|降低|缩减|压减|压缩|压降|缩短|缩小|收窄|精简|回落|下滑|下跌|下调|下浮|调减|核减|减收|减支"
        "|偏少|偏低|少收|少支|低|少|减|降",
        "非税收入由4.2亿元降至3.9亿元。",
    ),
)
# A figure against the one behind the word; a negation that turns the word stands with it.
THAN: Wording = (
    (
        Relation.AT_MOST,
        "不高于|不大于|不多于|不长于|不超过|未超过|没有超过|未突破|未超出",
        "支出92万元，未超过100万元的预算。",
    ),
    (Relation.AT_LEAST, "不低于|不少于|不小于|不短于", "测评得分92分，不低于90分的目标。"),
    (Relation.AT_MOST, "低于|少于|小于|短于|不及", "中标价1865万元，低于1980万元的预算。"),
    (Relation.AT_LEAST, "高于|大于|多于|长于|超过|超出|突破", "实际工期210天，长于合同工期180天。"),
)
# What was done against what was to be done.
REACH: Wording = (
    (
        Relation.AT_MOST,
        "未能?(?:按期|如期)?(?:达到|达成|完成|实现|达)|没有(?:达到|完成|实现)",
        "预算执行率82%，未达到95%的目标。",
    ),
    (
        Relation.AT_LEAST,
        "(?:超额|圆满|全面|如期)?(?:达到了?|达成|完成了?|实现了?)",
        "年度目标100个，实际完成102个，完成年度目标。",
    ),
)
# Outlay against the means for it; 进口 against 出口.
BALANCE: Wording = (
    (Relation.AT_LEAST, "超支|缺口|赤字|逆差|透支|亏损", "全年收入684.2万元、支出701.5万元，收支相抵赤字17.3万元。"),
    (Relation.AT_MOST, "结余|盈余|顺差|节约|节余|节省|剩余", "可用财力912万元，必保支出860万元，尚有结余52万元。"),
)
EVEN: Wording = (
    (Relation.EQUAL, "持平", "上年决算40万元，本年决算40万元，与上年持平。"),
    (Relation.EQUAL, "等于", "年初预算40万元，支出决算40万元，决算数等于预算数。"),
)


def alternatives(*wordings: Wording) -> str:
    """All words of some tables, as the body of a group."""
    return "|".join(words for wording in wordings for _, words, _ in wording)


def relation_of(word: str, *wordings: Wording) -> Relation:
    """What a word out of these tables says."""
    rows = (row for wording in wordings for row in wording)
    return next(relation for relation, words, _ in rows if re.fullmatch(words, word))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two figures of one family: the one that is told of, and the one that it is compared with."""

    told: Fact
    against: Fact


_PRIOR = re.compile(
    r"(?:上|去)(?:一?年|季度?|月|期)(?!结转|结余|滚存)|同期|常年|往年|年初(?!预算|部门|安排|批复|计划)|期初"
)
_LATER = re.compile(r"今年|本年度?|当年|本期|年末|年底|期末|目前")
_YEAR = re.compile(r"((?:19|20)\d\d)年")
_QUARTER = re.compile(r"第?([一二三四])季度")
_PLAN = re.compile(r"目标|预算|任务|计划|指标值|控制数|概算|限额")
_PLAN_NAMES = re.compile(r"(?:一般公共|政府性基金|国有资本经营|社会保险基金|部门|财政)预算|预算执行|目标(?:任务)?完成")
_FOOTING = re.compile(r"决算|执行")
_OUTLAY = re.compile(r"支出|使用|支付|花费|开支|决算|用款|执行|进口")
_MEANS = re.compile(r"收入|财力|预算|到位|下达|资金来源|出口")
_EXPORTS = re.compile(r"(?<!进)出口")
# Told of any figure, these name none.
_NOTHING = re.compile(
    r"(?:年度?|全年|全部|累计|实际|完成|安排|执行|数|额|值|总|共|均|已|为|是|达到?|的|了|有|仅|只|在|末|底|初|由|从|比|较|与"
    r"|其|我[省市县区镇乡院校局委]|本[省市县区镇乡院校局委]|同比|环比|相比|度|第?[一二三四]季|[，、：])"
)


def core(words: str) -> str:
    """What is left of a label without time, footing and fillers, wherever they stand: 上年末毕业学生 -> 毕业学生."""
    for pattern in (_YEAR, _PRIOR, _LATER, _PLAN, _NOTHING):
        words = pattern.sub("", words)
    return words


def same_subject(one: str, other: str) -> bool:
    """Whether two labels can be of one thing: one is silent, or says a part of the other."""
    a, b = core(one), core(other)
    return not a or not b or a in b or b in a


def by_time(one: Fact, other: Fact, since: str = "") -> Pair | None:
    """上年A，今年B; 2022年支出A，2023年支出B; 由A变为B; with 环比, 第一季度A，第二季度B."""
    if not same_subject(one.phrase, other.phrase):
        return None
    turn = _QUARTER if re.search("环比|季", since) else _YEAR
    earlier = _is_earlier(one, other, turn), _is_earlier(other, one, turn)
    if earlier[0] == earlier[1]:
        return None
    pair = Pair(other, one) if earlier[0] else Pair(one, other)
    return pair if not re.search("同比|上年|去年", since) or _next_to_each_other(pair) else None


def _is_earlier(one: Fact, other: Fact, turn: re.Pattern[str]) -> bool:
    before, behind = _PRIOR.search(one.phrase), _PRIOR.search(other.phrase)
    if before or behind:
        return bool(before) and not behind
    first, second = turn.findall(one.phrase), turn.findall(other.phrase)
    if len(first) == len(second) == 1:
        return _ordinal(first[0]) < _ordinal(second[0])
    return one.measure is Measure.BASE and other.measure is not Measure.BASE and one.phrase.endswith(("由", "从"))


def _ordinal(told: str) -> int:
    return int(told) if told.isdecimal() else "一二三四".index(told)


def _next_to_each_other(pair: Pair) -> bool:
    """Whether the years, where both are told, follow each other: 比上年 of 2024 is no word on 2020."""
    told, against = _YEAR.findall(pair.told.phrase), _YEAR.findall(pair.against.phrase)
    return not (told and against) or _ordinal(told[-1]) == _ordinal(against[-1]) + 1


def by_plan(one: Fact, other: Fact) -> Pair | None:
    """年度目标100个，实际完成92个; 支出决算数A，年初预算B."""
    names = [_FOOTING.sub("", fact.phrase) for fact in (one, other)]
    planned = [bool(_PLAN.search(_PLAN_NAMES.sub("", fact.phrase))) for fact in (one, other)]
    if planned[0] == planned[1] or not same_subject(*names):
        return None
    return Pair(other, one) if planned[0] else Pair(one, other)


def by_name(one: Fact, other: Fact, name: str) -> Pair | None:
    """本级26.8%，全市平均28.1%，低于全市平均水平: the one whose own words the words behind 低于 repeat."""
    own = _pieces(one.phrase), _pieces(other.phrase)
    named = _is_named(own[0], own[1], _pieces(name)), _is_named(own[1], own[0], _pieces(name))
    if named[0] == named[1]:
        return None
    return Pair(other, one) if named[0] else Pair(one, other)


def _is_named(own: set[str], others: set[str], name: set[str]) -> bool:
    """合同工期 names 合同工期, not 实际工期: one says all that the other says, and something that is its own."""
    return (own <= name or name <= own) and bool(name & (own - others))


def _pieces(words: str) -> set[str]:
    """Two characters make a word, or a piece of one."""
    text = core(words)
    return {text[at : at + 2] for at in range(len(text) - 1)}


def by_purse(one: Fact, other: Fact) -> Pair | None:
    """可用财力A，必保支出B: outlay is told, the means are what it is compared with; 进口 and 出口 likewise."""
    outlay = [bool(_OUTLAY.search(fact.phrase)) and not _EXPORTS.search(fact.phrase) for fact in (one, other)]
    means = [bool(_MEANS.search(fact.phrase)) and not own for fact, own in zip((one, other), outlay, strict=True)]
    trade = ["口" in fact.phrase[-8:] and "进出口" not in fact.phrase for fact in (one, other)]
    if trade[0] != trade[1]:
        return None
    if outlay == [True, False] and means[1]:
        return Pair(one, other)
    return Pair(other, one) if outlay == [False, True] and means[0] else None


def which(one: Fact, other: Fact, name: str) -> Pair | None:
    """The one that ``name``, the words behind 比 or 低于, refers to; without a name, the earlier."""
    if core(name):
        return by_name(one, other, name)
    years, prior = _YEAR.findall(name), _PRIOR.search(name)
    planned = not prior and bool(_PLAN.search(_PLAN_NAMES.sub("", name)))
    pair = by_plan(one, other) if planned else None
    if not planned or years:
        pair = pair or by_time(one, other, name)
    known = _YEAR.findall(pair.against.phrase) if pair else []
    return None if years and known and years != known else pair


def comparable(one: Fact, other: Fact) -> bool:
    """Whether two figures stand side by side: of one family, in one sentence and bracket, none below nought."""
    return (
        one.family == other.family
        and one.sentence == other.sentence
        and one.depth == other.depth
        and one.quantity.value >= 0
        and other.quantity.value >= 0
        and Measure.CHANGE not in (one.measure, other.measure)
        and Dimension.POINT not in (one.quantity.unit.dimension, other.quantity.unit.dimension)
    )


def prose(document: Document) -> list[tuple[int, Paragraph, tuple[Fact, ...]]]:
    """The paragraphs that hold two figures and more, each with its index and its facts."""
    blocks = ((block, paragraph, document.facts_in(block)) for block, paragraph in enumerate(document.paragraphs))
    return [
        (block, paragraph, facts)
        for block, paragraph, facts in blocks
        if len(facts) > 1 and paragraph.kind is not BlockKind.RESIDUE
    ]
