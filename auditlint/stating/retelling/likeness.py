"""How alike two tellings are: the words they share, and what makes them tell of different things."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from auditlint.model.fact import Basis
from auditlint.model.quantity import Hedge, Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.tellings import FIGURE, Telling

# Words that any figure may have beside it: they tell nothing of what it is.
_GENERIC = re.compile(
    r"本项目|本年度?|当年|今年|全年|年度|1至?12月|其中|截[止至]|目前|已有?|共有?|均|各|分别|达到?|为|超过?|约|近|"
    r"实际|计划|实现|完成|完成了|安排|财政|资金|预算|决算|执行数?|支出|收入|使用|金额|总额|总数|合计|共计|累计|新增|"
    r"比上年|较上年|同比|增长|增加|减少|下降|提高|上升|占比?|比重|工作|项目|情况|等|的|了|和|与|[A-Za-z\d]"
)
_CHAPTER = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+(?:部分|章|篇)|附件|\d+、 ?")
_HEADED_YEAR = re.compile(r"(?:19|20)\d\d")
_PLANNED = re.compile(r"草案|预算安排|工作安排|工作目标|主要目标|绩效目标(?:$|设[定置])|工作打算|打算|展望|建议")
_SCOPE = re.compile(r"全[国省市县区]|[省市县区](?:本级|直)|农村|城镇|城市|乡镇")
_MONTHS = re.compile(
    r"\d{1,4}月|[一二三四]季度|[上下]半年|年[初末底]|近[两三四五\d#]|[这前][两三四五]年|[两三四五]年来|历年"
)
# What a thing has come to: 申报16家 is not 获批6家.
_STAGE = re.compile(
    "申报|申请|推荐|邀请|征集|报名|受理|立项|获批|获评|入选|认定|批准|签约|到位|开工|完工|竣工|投产|参会|参加|"
    "结业|检查|整改|办结|发现|新(?=[增建引设])"
)
# Sections of one kind: two projects, two places, two halves of the year.
_OF_A_KIND = re.compile(
    r"(项目|工程|专项|课题|经费|[省市区县镇乡村]|街道|居民|[上下]半年工作|季度工作)(?:[（(].*[)）])?(?:情况)?$"
)
_GRAM = 4
_SCOPED = 20
_TIMED = 30


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The words that two tellings have in common next to their figures."""

    before: str
    after: str

    @property
    def telling(self) -> int:
        """How many characters of them name something."""
        return naming(self.before) + naming(self.after)

    @property
    def ahead(self) -> int:
        """How many characters that name something follow at once."""
        return naming(self.after.partition(FIGURE)[0])

    @property
    def length(self) -> int:
        """How many characters stand on both sides, figures not counted."""
        return len(self.before) + len(self.after) - self.before.count(FIGURE) - self.after.count(FIGURE)


def naming(words: str) -> int:
    """How many characters name something: neither figures nor words that any figure may have beside it."""
    return len(_GENERIC.sub("", words.replace(FIGURE, "")))


def shared(one: Telling, two: Telling) -> Shared:
    """The common end of what stands before the figures, and the common beginning of what follows."""
    back = _common(one.before[::-1], two.before[::-1]) if one.before[-1:] == two.before[-1:] else 0
    ahead = _common(one.after, two.after)
    return Shared(one.before[len(one.before) - back :], one.after[:ahead])


def _common(one: str, two: str) -> int:
    if one[:1] != two[:1]:
        return 0
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        length += 1
    return length


def same_name(one: str, two: str) -> bool:
    """Whether most pairs of neighbouring characters of the shorter label stand in the longer one."""
    short, long = sorted((one, two), key=len)
    pairs = [short[i : i + 2] for i in range(len(short) - 1)]
    return len(pairs) >= 3 and sum(1 for pair in pairs if pair in long) * 5 >= len(pairs) * 3


def grams(one: Telling, two: Telling) -> int:
    """How many runs of four characters that name something stand near both figures."""
    words = one.before[-30:] + FIGURE + one.after[:20]
    other = two.before[-30:] + FIGURE + two.after[:20]
    found = {words[at : at + _GRAM] for at in range(len(words) - _GRAM + 1)}
    return sum(1 for gram in found if gram in other and FIGURE not in gram and not _GENERIC.search(gram))


def longest_run(one: str, two: str, least: int) -> str:
    """The first of the longest runs of characters that stand in both, empty where none has ``least``."""
    size, start, at = least - 1, 0, 0
    while at + size < len(one):
        end = at + size + 1
        if one[end - least : end] not in two:
            at = end - least + 1  # nor does any longer run that these characters stand in
        elif one[at:end] in two:
            size, start = size + 1, at
        else:
            at += 1
    return one[start : start + size] if size >= least else ""


def apart(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether two heading paths lead to parallel sections: two projects, two districts, two funds.

    Different chapters of a report (一、 二、) may tell of the same thing; sections of one chapter, or
    sections that are called alike under different headings, tell of different things.
    """
    if one == two:
        return False
    if one and two and one[-1] == two[-1]:
        return True
    level = next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), None)
    if level is None:
        return False
    return level > 0 or parallel(one, two) or not (_CHAPTER.match(one[0]) and _CHAPTER.match(two[0]))


def contradictory(one: Telling, two: Telling) -> bool:
    """Whether period, footing, mood or measure make the two different facts."""
    if one.mood != two.mood or one.planned != two.planned or one.measure is not two.measure or one.family != two.family:
        return True
    if one.basis is not two.basis and Basis.NONE not in (one.basis, two.basis):
        return True
    if not same_hedge(one.quantity, two.quantity):
        return True
    if one.years and two.years and one.years != two.years:
        return True
    first, second = "".join(one.path), "".join(two.path)
    if bool(_PLANNED.search(first)) != bool(_PLANNED.search(second)):
        return True
    years = set(_HEADED_YEAR.findall(first)), set(_HEADED_YEAR.findall(second))
    return years[0] != years[1] and bool(years[0] and years[1])


def parallel(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the headings where two paths part name things of one kind, be they chapters."""
    names = next(((a, b) for a, b in zip(one, two, strict=False) if a != b), ("", ""))
    kinds = [_OF_A_KIND.search(name) for name in names]
    return kinds[0] is not None and kinds[1] is not None and kinds[0].group(1)[-2:] == kinds[1].group(1)[-2:]


def differently_scoped(one: Telling, two: Telling) -> bool:
    """Whether the words around two figures, or their headings, name another territory, time or stage."""
    for pattern, reach in ((_SCOPE, _SCOPED), (_MONTHS, _TIMED)):
        first, second = (
            set(pattern.findall(told.before[-reach:])) or set(pattern.findall("".join(told.path)))
            for told in (one, two)
        )
        if first != second and (pattern is _MONTHS or (first and second and not first & second)):
            return True
    stages = [set(_STAGE.findall(told.label + told.clause[:_SCOPED])) for told in (one, two)]
    return bool(stages[0]) and bool(stages[1]) and not stages[0] & stages[1]


def fully_named(one: Telling, two: Telling) -> bool:
    """Whether the words in common are all that names the figure, on one side at least."""
    words = shared(one, two)
    reach = len(words.before.replace(FIGURE, ""))
    return reach >= min(len(one.label), len(two.label)) and len(words.after) >= min(len(one.clause), len(two.clause), 6)


def significant(quantity: Quantity) -> int:
    """How many digits of a figure carry information: 500 has one, 502.28 five."""
    return _significant(quantity.text)


@lru_cache(maxsize=1024)
def _significant(numeral: str) -> int:
    digits = numeral.lstrip("-").replace(",", "")
    plain = digits.replace(".", "").lstrip("0")
    return len(plain) if "." in digits else len(plain.rstrip("0"))


def same_kind(one: Quantity, two: Quantity) -> bool:
    """Whether two figures count or measure the same, in whatever scale."""
    if one.unit.family == two.unit.family:
        return True
    return Dimension.BARE in (one.unit.dimension, two.unit.dimension)


def same_hedge(one: Quantity, two: Quantity) -> bool:
    """超700 and 700多 say the same; 近700 says another thing."""
    return one.hedge is two.hedge or Hedge.NONE in (one.hedge, two.hedge) or Hedge.ABOUT in (one.hedge, two.hedge)
