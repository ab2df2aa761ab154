"""What a report names twice by number or date: the same document, the same days of one event."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.fact import Fact, Measure
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.unit import Dimension
from auditlint.stating.tellings import content

# 《关于下达…的通知》（某财字〔2023〕31号
_CITED = re.compile(
    r"《(?P<title>[^》]{8,120})》（(?P<office>[\u4e00-\u9fff]{2,12})[〔\[【「](?P<year>[\d.]+)[〕\]】」](?P<number>\d+)号"
)
# 5月20日至27日, 5月20日至5月27日
_DAYS = re.compile(r"(\d{1,2})月(\d{1,2})日(?:至|到|-|—|～)(?:(\d{1,2})月)?(\d{1,2})日")
_IN_FULL = re.compile(r"全额(?:拨付|到位|兑付|发放|支付|下达)(?:了|到位)?$")
_ABOVE = re.compile(r"(?:上述|以上|前述)$")
_LOOK_BACK = 30


def references(
    facts: Sequence[Fact], paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]
) -> Iterator[Repetition]:
    """Document numbers, days, sums paid in full and counts that point back."""
    marked = _Marked.of(paragraphs, quantities)
    yield from _documents(marked)
    yield from _days(marked)
    for at, fact in enumerate(facts):
        if _IN_FULL.search(fact.phrase) and at:
            yield from _in_full(facts[at - 1], fact)
        elif _ABOVE.search(fact.phrase):
            yield from _above(facts[max(0, at - _LOOK_BACK) : at], fact, paragraphs)


@dataclass(frozen=True, slots=True)
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
    for block, paragraph in enumerate(marked.paragraphs):
        for match in _DAYS.finditer(paragraph.view.text):
            earlier = seen[match.group(1), match.group(2)]
            for first in earlier[:1]:
                for one, two in marked.pairs(first, (block, match), 4, 4):
                    yield Repetition(RepetitionKind.TEXT, one, two, match.group(), Standing.TENTATIVE)
            earlier.append((block, match))


def _in_full(given: Fact, paid: Fact) -> Iterator[Repetition]:
    """经费615万元，…全额拨付615万元: what is paid in full is what was given."""
    plain = given.measure is paid.measure is Measure.LEVEL and given.block == paid.block
    together = plain and given.sentence == paid.sentence and given.family == paid.family
    readable = not given.quantity.note and not paid.quantity.note
    if together and readable and given.quantity.unit.dimension is Dimension.MONEY:
        yield Repetition(RepetitionKind.TEXT, given.quantity, paid.quantity, paid.label, Standing.CERTAIN)


def _above(earlier: Sequence[Fact], fact: Fact, paragraphs: Sequence[Paragraph]) -> Iterator[Repetition]:
    """上述四个项目 points back at the count of the same chapter."""
    chapter = paragraphs[fact.block].heading_path[:1]
    for other in reversed(earlier):
        same = other.family == fact.family and other.quantity.value == fact.quantity.value
        if same and other.block != fact.block and paragraphs[other.block].heading_path[:1] == chapter:
            yield Repetition(RepetitionKind.TEXT, other.quantity, fact.quantity, fact.after, Standing.TENTATIVE)
            return
