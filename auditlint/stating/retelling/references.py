"""What a report says it has told before: the same document, the days of one event, 该笔, 同为, 如表1所示."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Fact, Measure
from auditlint.model.han import HAN
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.stating.retelling.occurrences import content
from auditlint.stating.words.similarity import longest_run

# 《关于下达…的通知》（某财字〔2023〕31号
_CITED = re.compile(
    rf"《(?P<title>[^》]{{8,120}})》（(?P<office>{HAN}{{2,12}})[〔\[【「](?P<year>[\d.]+)[〕\]】」](?P<number>\d+)号"
)
# 5月20日至27日, 5月20日至5月27日
_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})日(?:至|到|-|—|～)(?:(\d{1,2})月)?(\d{1,2})日")
_EACH = re.compile("每|人均|户均|标准|单价")
_LOOK_BACK = 30
# How far the words of an event stand from its days, and how many of them running are no chance.
_EVENT = 90
_RUN = 5
_DATED = re.compile(r"[\d年月日至到]+")


def references(
    facts: Sequence[Fact], paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]
) -> Iterator[Repetition]:
    """Document numbers, days, sums paid in full and counts that point back."""
    marked = _Marked.of(paragraphs, quantities)
    yield from _documents(marked)
    yield from _days(marked)
    for at, fact in enumerate(facts):
        pointer = next((each for each in _POINTERS if each.words.search(_before(fact, paragraphs))), None)
        if pointer is not None and not fact.quantity.note and fact.measure is Measure.LEVEL:
            yield from _told_before(facts[max(0, at - _LOOK_BACK) : at], fact, pointer, paragraphs)


class _Reach(Enum):
    """How far back the figure stands that is told again."""

    SENTENCE = "sentence"
    PARAGRAPH = "paragraph"
    CHAPTER = "chapter"


@dataclass(frozen=True, slots=True)
class _Pointer:
    """Words before a figure that say that it was told before.

    ``shared`` characters running of its name stand in that of the earlier one. ``is_tick``: it says
    nothing where the two differ.
    """

    words: re.Pattern[str]
    reach: _Reach
    shared: int = 0
    is_last: bool = False
    is_tick: bool = False


_POINTERS = (
    # 经费615万元，…全额拨付615万元: what is paid in full is the one sum that the sentence gave before.
    _Pointer(re.compile(r"全额(?:拨付|到位|兑付|发放|支付|下达)(?:了|到位)?$"), _Reach.SENTENCE),
    # 下达补助资金1960万元，收到该笔1960万元补助
    _Pointer(re.compile(r"(?:该|这)[笔项批](?:资金|补助|款项)?$"), _Reach.PARAGRAPH, is_last=True),
    # 资产负债表列示的固定资产原值同为4126.8万元
    _Pointer(re.compile(r"同样?[为是]$"), _Reach.PARAGRAPH, shared=4),
    # 如表1所示，全年共资助学生2463人; 如前所述，…
    _Pointer(re.compile(r"(?:表\d*|前文?|上)所[示述列][^。；]*$|前文(?:提到|已述)[^。；]*$"), _Reach.CHAPTER, shared=5),
    # 上述四个项目: the count of the same chapter.
    _Pointer(re.compile(r"(?:上述|以上|前述)$"), _Reach.CHAPTER, is_tick=True),
)


def _before(fact: Fact, paragraphs: Sequence[Paragraph]) -> str:
    return paragraphs[fact.block].view.text[max(0, fact.quantity.start - _LOOK_BACK) : fact.quantity.start]


def _told_before(
    earlier: Sequence[Fact], fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]
) -> Iterator[Repetition]:
    """The figure that a pointer leads to: the equal one, else the only one, or the last, that it can mean."""
    may = [each for each in earlier if _may_mean(each, fact, pointer, paragraphs)][-1 if pointer.is_last else 0 :]
    sums = {each.quantity.value: each for each in may}
    alone = may[0] if len(sums) == 1 and not pointer.is_tick else None
    same = sums.get(fact.quantity.value) or alone
    if same is not None:
        standing = Standing.TENTATIVE if pointer.is_tick else Standing.CERTAIN
        yield Repetition(RepetitionKind.TEXT, same.quantity, fact.quantity, fact.label or fact.after, standing)


def _may_mean(each: Fact, fact: Fact, pointer: _Pointer, paragraphs: Sequence[Paragraph]) -> bool:
    """Whether an earlier figure is of the kind, within reach and of the name, and no sum for each of many."""
    if each.family != fact.family or each.measure is not Measure.LEVEL or each.quantity.note or _EACH.search(each.gap):
        return False
    if pointer.reach is _Reach.CHAPTER:
        chapters = {paragraphs[at].heading_path[:1] for at in (each.block, fact.block)}
        near = len(chapters) == 1 and each.block != fact.block
    else:
        near = each.block == fact.block and (pointer.reach is not _Reach.SENTENCE or each.sentence == fact.sentence)
    if not near or not pointer.shared:
        return near
    return bool(longest_run(content(each.phrase), content(fact.phrase), pointer.shared))


@dataclass(frozen=True, slots=True, eq=False)
class _Marked:
    """Paragraphs, and the numbers inside dates and document numbers by their place in them."""

    paragraphs: Sequence[Paragraph]
    by_place: dict[tuple[int, int], Quantity]

    @staticmethod
    def of(paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]) -> _Marked:
        return _Marked(paragraphs, {(q.block, q.start): q for q in quantities})

    def pairs(
        self, one: tuple[int, re.Match[str]], two: tuple[int, re.Match[str]], group: str | int, other: str | int
    ) -> Iterator[tuple[Quantity, Quantity]]:
        """The numbers that stand at a group of either match, where both were measured."""
        first = self.by_place.get((one[0], one[1].start(group)))
        second = self.by_place.get((two[0], two[1].start(other)))
        if first is not None and second is not None:
            yield first, second

    def one_event(self, one: tuple[int, re.Match[str]], two: tuple[int, re.Match[str]]) -> bool:
        """Whether a run of characters that names something stands near both dates."""
        words, other = (
            content(_DATED.sub("", self.paragraphs[block].view.text[max(0, m.start() - _EVENT) : m.end() + _EVENT]))
            for block, m in (one, two)
        )
        runs = {words[at : at + _RUN] for at in range(len(words) - _RUN + 1)}
        return one[0] != two[0] and any(run in other for run in runs)


def _documents(marked: _Marked) -> Iterator[Repetition]:
    """The same title from the same office: the same year and number."""
    seen: dict[tuple[str, str], tuple[int, re.Match[str]]] = {}
    for block, paragraph in enumerate(marked.paragraphs):
        for match in _CITED.finditer(paragraph.view.text):
            key = content(match.group("title")), match.group("office")
            block_and_match = block, match
            first = seen.setdefault(key, block_and_match)
            if first is block_and_match:
                continue
            # Another year and another number: another document that is called alike.
            alike = first[1].group("year") == match.group("year") or first[1].group("number") == match.group("number")
            for group in ("year", "number"):
                for one, two in marked.pairs(first, block_and_match, group, group):
                    standing = Standing.CERTAIN if alike else Standing.TENTATIVE
                    yield Repetition(RepetitionKind.TEXT, one, two, match.group("title"), standing)


def _days(marked: _Marked) -> Iterator[Repetition]:
    """The first and last day of one event, told twice."""
    seen: dict[tuple[str, str], list[tuple[int, re.Match[str]]]] = defaultdict(list)
    starts: dict[tuple[str, ...], tuple[int, re.Match[str]]] = {}
    for block, paragraph in enumerate(marked.paragraphs):
        text = paragraph.view.text
        for match in _DAYS.finditer(text) if "日" in text else ():
            earlier = seen[match.group(1), match.group(2)]
            for first in earlier[:1]:
                for one, two in marked.pairs(first, (block, match), 4, 4):
                    yield Repetition(RepetitionKind.TEXT, one, two, match.group(), Standing.TENTATIVE)
            earlier.append((block, match))
            yield from _other_month(marked, starts, (block, match))


def _other_month(
    marked: _Marked, starts: dict[tuple[str, ...], tuple[int, re.Match[str]]], days: tuple[int, re.Match[str]]
) -> Iterator[Repetition]:
    """9月12日至18日 and 6月12日至9月18日 of one event: the same days, but for the month of the first."""
    match = days[1]
    key = match.group(2), match.group(3) or match.group(1), match.group(4)
    first = starts.setdefault(key, days)
    if first is not days and first[1].group(1) != match.group(1) and marked.one_event(first, days):
        for one, two in marked.pairs(first, days, 1, 1):
            yield Repetition(RepetitionKind.TEXT, one, two, match.group(), Standing.CERTAIN)
