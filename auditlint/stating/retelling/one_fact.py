"""Whether two occurrences of figures may be one fact: the words they share, and what sets them apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditlint.model.fact import Basis
from auditlint.model.quantity import Hedge, Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.occurrences import Occurrence
from auditlint.stating.words import similarity
from auditlint.stating.words.similarity import FIGURE, common_start, naming

_CHAPTER = re.compile(r"[一二三四五六七八九十]+、|第[一二三四五六七八九十\d]+(?:部分|章|篇)|附件|\d+、 ?")
_HEADED_YEAR = re.compile(r"(?:19|20)\d\d")
_PLANNED = re.compile(r"草案|预算安排|工作安排|工作目标|主要目标|绩效目标(?:$|设[定置])|工作打算|打算|展望|建议")
# Sections of one kind: two projects, two places, two halves of the year.
_OF_A_KIND = re.compile(
    r"(项目|工程|专项|课题|经费|[省市区县镇乡村]|街道|居民|[上下]半年工作|季度工作)(?:[（(].*[)）])?(?:情况)?$"
)
# How far around a figure words are looked at for what names it, and for territories and times.
_BEFORE = 30
_AFTER = 20
_SCOPED = 20


@dataclass(frozen=True, slots=True, eq=False)
class Shared:
    """The words that two occurrences have in common next to their figures."""

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


def shared(one: Occurrence, two: Occurrence) -> Shared:
    """The common end of what stands before the figures, and the common beginning of what follows."""
    back = common_start(one.before[::-1], two.before[::-1])
    return Shared(one.before[len(one.before) - back :], one.after[: common_start(one.after, two.after)])


def grams(one: Occurrence, two: Occurrence) -> int:
    """How many runs of four characters that name something stand near both figures."""
    near = (each.before[-_BEFORE:] + FIGURE + each.after[:_AFTER] for each in (one, two))
    return similarity.grams(*near)


def fully_named(one: Occurrence, two: Occurrence) -> bool:
    """Whether the words in common are all that names the figure, on one side at least."""
    words = shared(one, two)
    reach = len(words.before.replace(FIGURE, ""))
    return reach >= min(len(one.label), len(two.label)) and len(words.after) >= min(len(one.clause), len(two.clause), 6)


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


def parallel(one: tuple[str, ...], two: tuple[str, ...]) -> bool:
    """Whether the headings where two paths part name things of one kind, be they chapters."""
    names = next(((a, b) for a, b in zip(one, two, strict=False) if a != b), ("", ""))
    kinds = [_OF_A_KIND.search(name) for name in names]
    return kinds[0] is not None and kinds[1] is not None and kinds[0].group(1)[-2:] == kinds[1].group(1)[-2:]


def contradictory(one: Occurrence, two: Occurrence) -> bool:
    """Whether period, footing, mood or measure make the two different facts."""
    if other_period(one, two) or one.mood != two.mood or one.planned != two.planned:
        return True
    if other_footing(one, two):
        return True
    first, second = "".join(one.path), "".join(two.path)
    return bool(_PLANNED.search(first)) != bool(_PLANNED.search(second))


def other_footing(one: Occurrence, two: Occurrence) -> bool:
    """Whether two figures are told on different footings; what the year began with may be called the budget."""
    bases = {one.basis, two.basis}
    return len(bases) > 1 and Basis.NONE not in bases and bases != {Basis.BUDGET, Basis.INITIAL}


def other_period(one: Occurrence, two: Occurrence) -> bool:
    """Whether kind, hedge, year or 累计 set the two apart; a plan and its result may be of one year."""
    if one.measure is not two.measure or one.family != two.family or not same_hedge(one.quantity, two.quantity):
        return True
    if {"prior", "all"} & (one.mood ^ two.mood) or (one.years and two.years and one.years != two.years):
        return True
    years = [set(_HEADED_YEAR.findall("".join(each.path))) for each in (one, two)]
    return years[0] != years[1] and bool(years[0] and years[1])


def differently_titled(one: Occurrence, two: Occurrence) -> bool:
    """Whether the years of the two, or of the titles above them, differ: 关于2026年预算的说明 tells of 2026."""
    years = [each.years or each.titled for each in (one, two)]
    return years[0] != years[1] and all(years)


def differently_scoped(one: Occurrence, two: Occurrence) -> bool:
    """Whether the words around two figures, or their headings, name another territory, time, kind or stage."""
    above = "".join(one.path), "".join(two.path)
    return (
        similarity.other_territory(one.before[-_SCOPED:], two.before[-_SCOPED:], above)
        or similarity.other_time(one.before[-_BEFORE:], two.before[-_BEFORE:], above)
        or similarity.other_kind(one.label, two.label)
        or similarity.other_side(one.label, two.label)
        or similarity.other_stage(one.label + one.clause[:_SCOPED], two.label + two.clause[:_SCOPED])
    )


def significant(quantity: Quantity) -> int:
    """How many digits of a figure carry information: 500 has one, 502.28 five."""
    digits = quantity.text.lstrip("-").replace(",", "")
    plain = digits.replace(".", "").lstrip("0")
    return len(plain if "." in digits else plain.rstrip("0"))


def same_kind(one: Quantity, two: Quantity) -> bool:
    """Whether two figures count or measure the same, in whatever scale."""
    return one.unit.family == two.unit.family or Dimension.BARE in (one.unit.dimension, two.unit.dimension)


def same_hedge(one: Quantity, two: Quantity) -> bool:
    """超700 and 700多 say the same; 近700 says another thing."""
    return one.hedge is two.hedge or Hedge.NONE in (one.hedge, two.hedge) or Hedge.ABOUT in (one.hedge, two.hedge)
