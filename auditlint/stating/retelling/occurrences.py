"""Facts -> occurrences: each figure with the words on both sides of it, marks left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Context, Decimal
from itertools import groupby

from auditlint.model.block import Paragraph
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.quantity import Hedge, Quantity
from auditlint.model.unit import Dimension
from auditlint.stating.words.cues import BUDGET_NAMES
from auditlint.stating.words.similarity import FIGURE

# How far the words around a figure are looked at.
_BEFORE = 40
_AFTER = 30
# What parts words and does not name anything.
_MARKS = re.compile(r"[ #，；：。、！？（）()“”\"'‘’《》〈〉【】\[\]—\-～·,.;:!?\n\t]")
_YEAR = re.compile(r"(?:19|20)\d\d(?=年|—|-|～|至)")
_NOT_NOW = re.compile(
    r"目标|计划(?!项目|专项|资金)|力争|预计|预期|拟|将|到20\d\d年|安排|预算|上年|去年|同期|"
    r"年初(?!预算|批复|安排|下达|计划|部门)|累计|(?:总数|总量|合计|共计)(?!稳|不断|持续|再)"
)
# What these words make a figure; the others make it a plan.
_MOODS = (
    dict.fromkeys(("上年", "去年", "同期", "年初"), "prior")
    | dict.fromkeys(("总数", "总量", "合计", "共计"), "sum")
    | {"累计": "all"}
)
# 关于2026年市本级收入预算的说明, 2025年预算执行情况表
_TITLE = re.compile(r"[^，。；：]*(?:19|20)\d\d年[^，。；：]*(?:说明|报告|草案|情况|表|预算|决算|计划|总结)")
_LONGEST_TITLE = 45
_EXACT_COUNTS = frozenset({Dimension.COUNT, Dimension.SCORE, Dimension.TIME, Dimension.BARE})
_RUNNING = ("累计", "总数", "总量", "共")
_DONE = ("实际", "完成", "执行", "决算")
_VERB_TAIL = re.compile(r"(?:共有|已有|有|达到?|为|共)+$")
_LAST_OF_VERB = ("有", "达", "到", "为", "共")


@dataclass(frozen=True, slots=True, eq=False)
class Occurrence:
    """One figure and its words. ``before`` and ``after`` run over marks; other figures stand in them as #.

    ``label`` is the clause before the figure, ``clause`` the one behind it; ``years`` are those named
    before it in its sentence, ``mood`` the words that make it a plan, last year's, a sum or a
    running total (all). ``at`` is its place among the occurrences of the text, ``sentence`` that of its
    sentence. ``planned``: its sentence, up to it, tells of a plan, a budget or a target. ``block`` is the
    paragraph's index, ``family`` what the figure counts or measures, ``coarser`` what it would be with
    fewer digits. ``parts`` counts how often its paragraph, ``own_parts`` how often its sentence
    said 其中 before it. ``titled`` is the year of the last title above that names one.
    """

    at: int
    quantity: Quantity
    label: str
    clause: str
    before: str
    after: str
    path: tuple[str, ...]
    years: frozenset[str]
    mood: frozenset[str]
    sentence: tuple[int, int]
    measure: Measure
    basis: Basis
    owner: int | None = None
    planned: bool = False
    parts: int = 0
    own_parts: int = 0
    titled: frozenset[str] = frozenset()
    block: int = field(init=False)
    family: tuple[Dimension, str] = field(init=False)
    coarser: tuple[Decimal, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "block", self.sentence[0])
        object.__setattr__(self, "family", self.quantity.unit.family)
        object.__setattr__(self, "coarser", tuple(coarser(self.quantity)))


# Figures of more digits than the default context holds are figures, too.
_WIDE = Context(prec=999)


def coarser(quantity: Quantity) -> Iterator[Decimal]:
    """What a figure would be with up to four digits fewer, as long as two remain."""
    if quantity.unit.dimension in _EXACT_COUNTS or quantity.hedge is not Hedge.NONE:
        return
    for shift in (1, 2, 3, 4):
        step = quantity.step.normalize().scaleb(shift)  # what is rounded to is the exponent: 1E+4, not 10000
        if quantity.value.adjusted() - step.adjusted() < 1:
            return
        rough = quantity.value.quantize(step, rounding=ROUND_HALF_UP, context=_WIDE)
        if rough != quantity.value:
            yield rough


def one_value(one: Quantity, two: Quantity) -> bool:
    """Whether two figures are one, the finer rounded to the step of the coarser."""
    if one.value == two.value or one.step == two.step:
        return one.value == two.value
    fine, coarse = (one, two) if one.step < two.step else (two, one)
    if fine.unit.dimension in _EXACT_COUNTS or fine.hedge is not Hedge.NONE:
        return False
    return fine.value.quantize(coarse.step.normalize(), rounding=ROUND_HALF_UP, context=_WIDE) == coarse.value


def content(text: str) -> str:
    """The text without its marks."""
    return text if text.isalnum() else _MARKS.sub("", text)


def occurrences(facts: Sequence[Fact], paragraphs: Sequence[Paragraph]) -> list[Occurrence]:
    """One a fact, in the same order."""
    found: list[Occurrence] = []
    titled = _titled(paragraphs)
    for block, group in groupby(facts, key=lambda fact: fact.block):
        found.extend(_of_paragraph(list(group), paragraphs[block], titled[block]))
    return found


def _titled(paragraphs: Sequence[Paragraph]) -> list[frozenset[str]]:
    """For each paragraph the year of the last title above it, nothing where that names several or none."""
    found, years = [], frozenset[str]()
    for paragraph in paragraphs:
        text = paragraph.view.text
        if len(text) <= _LONGEST_TITLE and _TITLE.fullmatch(text):
            named = frozenset(_YEAR.findall(text))
            years = named if len(named) == 1 else frozenset()
        found.append(years)
    return found


def _of_paragraph(facts: Sequence[Fact], paragraph: Paragraph, titled: frozenset[str]) -> Iterator[Occurrence]:
    text = paragraph.view.text
    named = [_named(fact.gap) for fact in facts]
    words = FIGURE.join([*named, ""])
    words += content(text[facts[-1].quantity.end : facts[-1].quantity.end + _AFTER])
    place, sentence, planned, parts = -1, -1, False, 0
    for number, fact in enumerate(facts):
        place = words.index(FIGURE, place + 1)
        parts += fact.gap.count("其中")
        years = _years(text, paragraph.sentences[fact.sentence][0], fact.quantity.start)
        mood = _mood(fact)
        is_done = any(word in fact.gap for word in _DONE)
        planned = "plan" in mood or (planned and fact.sentence == sentence and not is_done)
        sentence = fact.sentence
        before, after = words[max(0, place - _BEFORE) : place], words[place + 1 : place + 1 + _AFTER]
        before = _without_verb(before)
        label = named[number] if fact.phrase == fact.gap else _named(fact.phrase)
        clause = content(fact.after)
        if number and fact.depth > facts[number - 1].depth and fact.phrase.startswith(_RUNNING):
            # 16家协同创新中心（累计71家）: the bracket speaks of the words around the figure before it.
            before, after = _words_of(words, place, fact), content(facts[number - 1].after)
            label, clause = _named(facts[number - 1].phrase), after
        yield Occurrence(
            fact.index,
            fact.quantity,
            label,
            clause,
            before,
            after,
            paragraph.heading_path,
            years,
            mood,
            (fact.block, fact.sentence),
            fact.measure,
            fact.basis,
            fact.owner,
            planned,
            parts,
            text.count("其中", paragraph.sentences[fact.sentence][0], fact.quantity.start),
            titled,
        )


def _named(text: str) -> str:
    """The text without marks, 累计 (which the mood keeps) and the verb before the figure."""
    return _without_verb(content(text).replace("累计", ""))


def _without_verb(words: str) -> str:
    """The words without a verb at their end; most have none, which their last character tells."""
    return _VERB_TAIL.sub("", words) if words.endswith(_LAST_OF_VERB) else words


def _words_of(words: str, place: int, fact: Fact) -> str:
    outer = words.rindex(FIGURE, 0, place)
    return words[max(0, outer - _BEFORE) : outer]


def _years(text: str, sentence: int, end: int) -> frozenset[str]:
    """The last year named before a figure in its sentence."""
    return frozenset(_YEAR.findall(text, sentence, end)[-1:])


def _mood(fact: Fact) -> frozenset[str]:
    """The kinds of words before a figure that make it another figure than the plain one."""
    near = BUDGET_NAMES.sub("", fact.gap[-24:].rpartition("。")[2])
    return frozenset(_MOODS.get(word, "plan") for word in _NOT_NOW.findall(near))
