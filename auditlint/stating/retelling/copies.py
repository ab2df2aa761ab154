"""Passages that stand word for word in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import reduce

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.han import HAN
from auditlint.model.quantity import Quantity, Role
from auditlint.model.repetition import Copied
from auditlint.model.span import Span
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.occurrences import content
from auditlint.stating.retelling.one_fact import apart

# A clause of so many characters is hardly written twice by chance.
_LONG = 24
# Results of one project stand in several clauses; fewer figures than two may agree by chance.
_RESULTS = 2
# A passage that stands in more places than this belongs to the form.
_MOST_PLACES = 2
_CLAUSE_END = re.compile(rf"[。；！？]|\.(?<=(?:{HAN}|\d)\.)(?={HAN})")
# Explanations that every line of an account may share.
_STOCK = re.compile(r"(?:其)?主要(?:原因|是)|决算数|年初预算|预算数|按照|根据|依据")
_PROJECT = re.compile(r"项目|经费|专项|工作|活动|奖|补助|工程|计划")
_ACCOUNTS = re.compile(r"预算|决算|收入|支出|余额|限额|结转")


def copies(paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]) -> Iterator[Copied]:
    """One for each pair of paragraphs of which the later repeats sentences of the earlier."""
    figures = _figures(quantities)
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for block, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.PROSE:
            for start, end in _clauses(paragraph.view.text):
                words = content(paragraph.view.text[start:end])
                if len(words) >= _LONG:
                    places[words].append((block, start, end))
    found: dict[tuple[int, int], list[Copied]] = defaultdict(list)
    for words, twice in places.items():
        if len(twice) == _MOST_PLACES and twice[0][0] != twice[1][0] and not _STOCK.match(words):
            found[twice[1][0], twice[0][0]].append(_copied(paragraphs, twice, figures))
    for _, parts in sorted(found.items()):
        yield _joined(parts)


def _joined(parts: Sequence[Copied]) -> Copied:
    """Everything that one paragraph repeats of another, as one passage; a loud part speaks for itself."""
    loud = [part for part in parts if part.apart]
    chosen = loud or parts
    return Copied(
        reduce(Span.through, (part.first for part in chosen)),
        reduce(Span.through, (part.second for part in chosen)),
        sum(part.figures for part in chosen),
        bool(loud),
    )


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted at 。 and ；, that are long and have more than one clause."""
    at = 0
    for match in _CLAUSE_END.finditer(text):
        end = match.end()
        if end - at >= _LONG and "，" in text[at:end]:
            yield at, end
        at = end


def _figures(quantities: Sequence[Quantity]) -> dict[int, list[Quantity]]:
    """The amounts and counts of each paragraph; rates of 100% and the like are no results of their own."""
    found: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if quantity.role is Role.DATA and quantity.unit.dimension in (
            Dimension.MONEY,
            Dimension.COUNT,
            Dimension.MEASURE,
        ):
            found[quantity.block].append(quantity)
    return found


def _copied(
    paragraphs: Sequence[Paragraph], found: Sequence[tuple[int, int, int]], figures: dict[int, list[Quantity]]
) -> Copied:
    (one, start, end), (two, low, high) = found
    inside = [q for q in figures.get(two, ()) if low <= q.start and q.end <= high]
    first, second = paragraphs[one].view.span(start, end), paragraphs[two].view.span(low, high)
    is_result = len(inside) >= _RESULTS and not _ACCOUNTS.search(paragraphs[two].view.text, low, high)
    return Copied(first, second, len(inside), is_result and _two_projects(paragraphs[one], paragraphs[two]))


def _two_projects(one: Paragraph, two: Paragraph) -> bool:
    """Whether the sections that the paragraphs stand in are two projects of one list."""
    paths = one.heading_path, two.heading_path
    if not apart(*paths):
        return False
    names = next(((a, b) for a, b in zip(*paths, strict=False) if a != b), None)
    return names is not None and all(_PROJECT.search(name) for name in names)
