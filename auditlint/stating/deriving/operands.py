"""Facts -> operands: what a figure's own words say of the part that it may play in a derived one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from auditlint.model.block import Paragraph
from auditlint.model.fact import Fact, Measure
from auditlint.stating.words.classes import classes_of

_MARK = re.compile(r"[，；：。（）！？]")
_HAN_WORD = re.compile(r"[一-鿿]{2,}")
# What a name shares with every other name says nothing of it.
_IDLE = re.compile(
    r"(?:19|20)\d\d年度?|上年|去年|同期|本年度?|全年|当年|年度|今年|年初|年末|累计|实际|完成|达到?|合计|共计?|其中|分别|为|是|的|了|数|额|"
    r"比|较|占|增长|下降|增加|减少|提高|降低|同比|约|近|超|由|从|至|到|有|元"
)
# The classes by which the figures of a list are held together, or stand out from it.
COMPANY = ("prior", "planned", "executed", "left", "total", "part", "each", "up", "down", "stock", "present")
# Words farther off than this say nothing of a figure.
_LONGEST = 40
_SCOPES = ("own", "all", "upper", "other")
_SCOPE = re.compile(
    r"([省市州县区镇乡]本级|[市州县区][级直](?!以上)|本[级县区市镇乡院校局])|(全[省市州县区镇乡国院校系局])|"
    r"(省级|中央|上级|国家级)|(开发区|高新区|新区|下级|各?县（?市?、?区?）?级|乡镇级)"
)
_NUMBERED = re.compile(r"\s*(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?!\d)|[①-⑳●○■◆•·—-])")
_YEAR = re.compile(r"((?:19|20)\d\d)年")


@dataclass(frozen=True, slots=True, eq=False)
class Operand:
    """One figure as others may follow from it.

    ``at`` counts the figures of the document, ``clauses`` and ``stops`` the clauses and ； before it in its
    paragraph; ``words`` stand before it up to the last mark, or before the bracket that it opens.
    ``grams`` are the pairs of characters of its name. ``year`` is the one that its own words tell.
    ``static`` are the features that hold whatever is asked.
    """

    fact: Fact
    at: int
    words: str
    grams: frozenset[str]
    year: str
    clauses: int
    stops: int
    static: tuple[str, ...]
    marks: int  # which of COMPANY its words hold, a bit each
    scope: str  # "own" (市本级), "all" (全市), "upper" (省级), "other" (开发区), as told last in the paragraph
    item: bool  # whether its paragraph is one of a numbered list
    name: str  # what it is called, whatever year or footing: "" where that is too short to find it by

    @property
    def place(self) -> tuple[int, int]:
        """(paragraph, sentence)."""
        return self.fact.block, self.fact.sentence


def operands(paragraphs: Sequence[Paragraph], facts: Sequence[Fact]) -> tuple[Operand, ...]:
    """Every fact of the document as an operand, in order."""
    found: list[Operand] = []
    for block, group in groupby(facts, key=lambda fact: fact.block):
        found.extend(_of_paragraph(paragraphs[block].view.text, list(group), len(found)))
    return tuple(found)


def _of_paragraph(text: str, facts: Sequence[Fact], first: int) -> list[Operand]:
    found: list[Operand] = []
    clauses = stops = end = 0
    scope = ""
    item = _NUMBERED.match(text) is not None
    for number, fact in enumerate(facts):
        gap = text[end : fact.quantity.start]
        scope = scope_of(gap) or scope
        marks = _MARK.findall(gap)
        clauses += len(marks)
        stops += marks.count("；")
        words = _words(text, fact, end)
        before = found[-1] if found else None
        if not words and before is not None and not marks:
            words = before.words  # 接待158批次、1,205人次: the second is named by the first
        opens = number == 0 or "。" in gap
        found.append(_operand(fact, first + number, words, (clauses, stops), opens, scope, item))
        end = fact.quantity.end
    return found


def _operand(fact: Fact, at: int, words: str, place: tuple[int, int], opens: bool, scope: str, item: bool) -> Operand:
    held = classes_of(_own(fact, words))
    marks = sum(1 << bit for bit, name in enumerate(COMPANY) if name in held)
    static = _static(fact, words, opens)
    year, name = _year(words), plain_name(words)
    return Operand(fact, at, words, grams(words), year, *place, static, marks, scope, item, name)


def scope_of(words: str) -> str:
    """Whose figures the last word of the kind says that these are; "" where none does."""
    found = _SCOPE.findall(words)
    return next(name for name, word in zip(_SCOPES, found[-1], strict=True) if word) if found else ""


def _own(fact: Fact, words: str) -> str:
    """The words that a figure is called by: 比上年 in front of 减少 names another one."""
    return words.replace(fact.base, "") if fact.measure is Measure.CHANGE and fact.base else words


def _words(text: str, fact: Fact, end: int) -> str:
    """The words before a figure; those before its bracket where the bracket holds it alone."""
    start = fact.quantity.start
    low = max(end, start - _LONGEST)
    marks = [match.end() for match in _MARK.finditer(text, low, start)]
    words = text[marks[-1] if marks else low : start]
    if not words.strip("、和及与 ") and marks and text[marks[-1] - 1] == "（":
        words = text[marks[-2] if len(marks) > 1 else low : marks[-1] - 1]
    return words.strip("、 ")


def _year(words: str) -> str:
    found = _YEAR.findall(words)
    return found[-1] if found else ""


def _static(fact: Fact, words: str, opens: bool) -> tuple[str, ...]:
    features = [f"m:{fact.measure.value}", f"d:{fact.quantity.unit.dimension.value}"]
    if fact.depth:
        features.append("deep")
    if opens:
        features.append("opens")
    if fact.quantity.hedge.value:
        features.append("hedged")
    if not words:
        features.append("wordless")
    features += [f"c:{name}" for name in classes_of(_own(fact, words))]
    if fact.after and fact.measure is not Measure.OTHER:
        features += [f"a:{name}" for name in classes_of(fact.after[:12])]
    return tuple(features)


@lru_cache(16384)
def grams(words: str) -> frozenset[str]:
    """The pairs of neighbouring characters of a name, without what all names share."""
    return frozenset(run[i : i + 2] for run in _HAN_WORD.findall(_IDLE.sub(" ", words)) for i in range(len(run) - 1))


def alike(one: frozenset[str], other: frozenset[str]) -> str:
    """How far two names agree: "none", "touch" (characters alone), "some", "most", "all"; "" where one says nothing."""
    if not one or not other:
        return ""
    common = one & other
    shared = len(common)
    if not shared:
        return "none"
    if all(len(gram) == 1 for gram in common):
        return "touch"
    fewer = min(len(one), len(other))
    return "all" if shared == fewer else "most" if 2 * shared >= fewer else "some"


def covered(asked: frozenset[str], name: frozenset[str]) -> str:
    """How much of the words asked for a name has: "none", "little", "half" (a third on), "most" (two thirds), "all"."""
    shared, whole = 3 * len(asked & name), len(asked)
    if not shared:
        return "none"
    return "all" if shared == 3 * whole else "most" if shared >= 2 * whole else "half" if shared >= whole else "little"


# What one figure's name may have and another's of the same thing may lack: years, footings, verbs.
_FOOTING = re.compile(
    r"(?:19|20)\d\d年?度?|[^一-鿿]|年初|预算数?|执行数?|决算数?|完成|实际|安排|预计|预期|达到?|实现|调整后?|为|的|上年|去年|同期|本年度?|全年|当年|"
    r"今年|其中|分别|合计|共计?|数|比|较|同比|增长|下降|增加|减少|编制|草案|计划|拟|目标|累计"
)
_SHORTEST = 4


@lru_cache(16384)
def plain_name(words: str) -> str:
    """一般公共预算收入 of 2025年全市一般公共预算收入预算安排; "" where fewer than four characters are left."""
    name = _FOOTING.sub(
        "", words.replace("一般公共预算", "一般公共").replace("经营预算", "经营").replace("基金预算", "基金")
    )
    return name if len(name) >= _SHORTEST else ""
