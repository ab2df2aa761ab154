"""Where a stretch of the text stands in the file itself, to the character: what a remark can be pinned to."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from auditlint.model.span import Span


@dataclass(frozen=True, slots=True)
class Anchor:
    """``text[start:end]`` is, character for character, what ``node`` holds from ``offset`` on.

    Of a Word document ``part`` is the name of a part and ``node`` the number of a text element among all elements
    of that part, in document order from 0. Of a PDF ``node`` is the number of a page from 1, and offsets count its
    characters as pdfium does. Of a sheet ``part`` is its name and ``node`` a cell (D7), which is meant as a whole.
    """

    start: int
    end: int
    part: str
    node: str
    offset: int = 0


def within(anchors: Sequence[Anchor], span: Span) -> tuple[Anchor, ...]:
    """What a span of the text stands on, each piece cut to the span; ``anchors`` are in order and apart."""
    at = max(bisect_right(anchors, span.start, key=lambda each: each.start) - 1, 0)
    found = []
    for anchor in anchors[at:]:
        if anchor.start >= span.end:
            break
        start, end = max(anchor.start, span.start), min(anchor.end, span.end)
        if start < end:
            found.append(replace(anchor, start=start, end=end, offset=anchor.offset + start - anchor.start))
    return tuple(found)


def nearest(anchors: Sequence[Anchor], at: int) -> Anchor | None:
    """Where there is none, as on a number that Word makes by itself: the first of what follows, or the last before."""
    place = bisect_right(anchors, at, key=lambda each: each.start)
    if place < len(anchors):
        return anchors[place]
    return anchors[-1] if anchors else None
