"""Quantities -> the words around each: the gap before it, its phrase, what follows, its bracket depth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.quantity import Quantity, Role

_MARK = re.compile(r"[，；：。（）！？]")
STATED = frozenset({Role.DATA, Role.MALFORMED})
_REMARK = re.compile(r"（[^（）]*）(?=[^，；：。（）！？]|$)")
_BRACKET = re.compile(r"[（）]")
# Words farther off than this say nothing of a figure; a page without marks is no phrase.
_LONGEST_PHRASE = 300


@dataclass(frozen=True, slots=True, eq=False)
class Mention:
    """One figure in its paragraph.

    ``phrase`` runs from the last mark or figure to the figure, ``after`` from it to the next mark
    or figure; ``gap`` is all text since the figure before it (or the paragraph's start).
    """

    quantity: Quantity
    gap: str
    phrase: str
    after: str
    depth: int
    sentence: int


def mentions(paragraph: Paragraph, quantities: Sequence[Quantity]) -> list[Mention]:
    """The figures of one paragraph that state data, in order, each with its words."""
    text = paragraph.view.text
    data = [q for q in quantities if q.role in STATED]
    if not data:
        return []
    starts = [start for start, _ in paragraph.sentences]
    depths = _depths(text)
    found, previous = [], 0
    for number, quantity in enumerate(data):
        gap = text[previous : quantity.start]
        low = max(previous + _last_mark(gap), quantity.start - _LONGEST_PHRASE)
        following = data[number + 1].start if number + 1 < len(data) else len(text)
        stop = _MARK.search(text, quantity.end, following)
        after = text[quantity.end : stop.start() if stop else following]
        sentence = bisect_right(starts, quantity.start) - 1
        found.append(Mention(quantity, gap, text[low : quantity.start], after, depths(quantity.start), sentence))
        previous = quantity.end
    return found


def _last_mark(gap: str) -> int:
    """Where in a gap the last mark ends. A remark inside a label is no mark: 政府性基金（不含专债）收入."""
    masked = _REMARK.sub(lambda remark: "·" * len(remark.group()), gap)
    return max((match.end() for match in _MARK.finditer(masked)), default=0)


class _depths:  # noqa: N801  a closure with state, used as a function
    """Bracket depth at rising offsets of one text."""

    __slots__ = ("_at", "_depth", "_iterator", "_next")

    def __init__(self, text: str) -> None:
        self._iterator = _BRACKET.finditer(text)
        self._next = next(self._iterator, None)
        self._depth = 0

    def __call__(self, offset: int) -> int:
        while self._next is not None and self._next.start() < offset:
            self._depth = self._depth + 1 if self._next.group() == "（" else max(0, self._depth - 1)
            self._next = next(self._iterator, None)
        return self._depth
