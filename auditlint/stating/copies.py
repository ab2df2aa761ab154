"""Passages that stand word for word in two places."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.quantity import Quantity, Role
from auditlint.model.repetition import Copied
from auditlint.model.unit import Dimension
from auditlint.stating.likeness import apart
from auditlint.stating.tellings import content

# A clause of so many characters is hardly written twice by chance.
_LONG = 24
# Results of one project stand in several clauses; fewer figures than two may agree by chance.
_RESULTS = 2
# A passage that stands in more places than this belongs to the form.
_MOST_PLACES = 2
_CLAUSE_END = re.compile(r"[。；！？]")
_COMMA = re.compile(r"，")


def copies(paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]) -> Iterator[Copied]:
    """One for each paragraph that repeats a sentence of an earlier one: the longest repetition in it."""
    figures = _figures(quantities)
    places: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for block, paragraph in enumerate(paragraphs):
        if paragraph.kind is BlockKind.PROSE:
            for start, end in _clauses(paragraph.view.text):
                words = content(paragraph.view.text[start:end])
                if len(words) >= _LONG:
                    places[words].append((block, start, end))
    best: dict[int, tuple[int, Copied]] = {}
    for words, found in places.items():
        if len(found) == _MOST_PLACES and found[0][0] != found[1][0]:
            copied = _copied(paragraphs, found, figures)
            block = found[1][0]
            rank = 1000 * copied.figures * copied.apart + len(words)
            if block not in best or best[block][0] < rank:
                best[block] = (rank, copied)
    yield from (copied for _, (_, copied) in sorted(best.items()))


def _clauses(text: str) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph, parted at 。 and ；."""
    at = 0
    for match in _CLAUSE_END.finditer(text):
        yield at, match.end()
        at = match.end()
    if at < len(text):
        yield at, len(text)


def _figures(quantities: Sequence[Quantity]) -> dict[int, list[Quantity]]:
    """The amounts and counts of each paragraph; rates of 100% and the like are no results of their own."""
    found: dict[int, list[Quantity]] = defaultdict(list)
    for quantity in quantities:
        if quantity.role is Role.DATA and quantity.unit.dimension in (Dimension.MONEY, Dimension.COUNT, Dimension.MEASURE):
            found[quantity.block].append(quantity)
    return found


def _copied(
    paragraphs: Sequence[Paragraph], found: Sequence[tuple[int, int, int]], figures: dict[int, list[Quantity]]
) -> Copied:
    (one, start, end), (two, low, high) = found
    inside = [q for q in figures.get(two, ()) if low <= q.start and q.end <= high]
    sections = apart(paragraphs[one].heading_path, paragraphs[two].heading_path)
    first, second = paragraphs[one].view.span(start, end), paragraphs[two].view.span(low, high)
    return Copied(first, second, len(inside), sections and len(inside) >= _RESULTS)
