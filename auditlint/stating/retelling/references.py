"""What a report names twice by number or date: the same document, the same days of one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Fact, Measure
from auditlint.model.han import HAN
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.tellings import content

# 《关于下达…的通知》（某财字〔2023〕31号
_CITED = re.compile(
    rf"《(?P<title>[^》]{{8,120}})》（(?P<office>{HAN}{{2,12}})[〔\[【「](?P<year>[\d.]+)[〕\]】」](?P<number>\d+)号"
)
# 5月20日至27日, 5月20日至5月27日
_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})日(?:至|到|-|—|～)(?:(\d{1,2})月)?(\d{1,2})日")
_IN_FULL = re.compile(r"全额(?:拨付|到位|兑付|发放|支付|下达)(?:了|到位)?$")
_EACH = re.compile("每|人均|户均|标准|单价")
_ABOVE = re.compile(r"(?:上述|以上|前述)$")
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
        if _IN_FULL.search(fact.phrase):
            yield from _in_full(facts[max(0, at - _LOOK_BACK) : at], fact)
        elif _ABOVE.search(fact.phrase):
            yield from _above(facts[max(0, at - _LOOK_BACK) : at], fact, paragraphs)


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


def _in_full(earlier: Sequence[Fact], paid: Fact) -> Iterator[Repetition]:
    """经费615万元，…全额拨付615万元: what is paid in full is the one sum that the sentence gave before."""
    given = [fact for fact in earlier if _gives(fact, paid)]
    sums = {fact.quantity.value: fact for fact in given}
    same = sums.get(paid.quantity.value) or (given[0] if len(sums) == 1 else None)
    if same is not None and not paid.quantity.note and paid.measure is Measure.LEVEL:
        yield Repetition(RepetitionKind.TEXT, same.quantity, paid.quantity, paid.label, Standing.CERTAIN)


def _gives(fact: Fact, paid: Fact) -> bool:
    """Whether a figure before it is an amount of the same sentence, and no sum for each of many."""
    together = fact.block == paid.block and fact.sentence == paid.sentence and not fact.quantity.note
    amount = fact.measure is Measure.LEVEL and fact.quantity.unit.dimension is Dimension.MONEY
    return together and amount and not _EACH.search(fact.gap)


def _above(earlier: Sequence[Fact], fact: Fact, paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """上述四个项目 points back at the count of the same chapter."""
    chapter = paragraphs[fact.block].heading_path[:1]
    for other in reversed(earlier):
        same = other.family == fact.family and other.quantity.value == fact.quantity.value
        if same and other.block != fact.block and paragraphs[other.block].heading_path[:1] == chapter:
            yield Repetition(RepetitionKind.TEXT, other.quantity, fact.quantity, fact.after, Standing.TENTATIVE)
            return
