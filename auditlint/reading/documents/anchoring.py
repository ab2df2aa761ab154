"""Fragments of a file and the text that was written of them -> anchors: which character is which.

What is written differs from its fragments in blanks, in bars, and in what the reader has put before it (the number of
a paragraph). So the two are held together from the end; where they part, what is left has no anchor rather than
a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditlint.model.anchor import Anchor
from auditlint.reading.documents.flow import Fragment

STAND_IN = "∣"  # a bar inside a cell, which would part it
BARS = frozenset("|｜│┃")


def anchors(written: str, at: int, fragments: Sequence[Fragment]) -> list[Anchor]:
    """The anchors of a piece of text that was written at this offset, in order."""
    whole = "".join(fragment.text for fragment in fragments)
    body, shown = whole.strip(), written.rstrip()
    if body and shown.endswith(body):
        shift = at + len(shown) - len(body) - (len(whole) - len(whole.lstrip()))
        return list(_shifted(fragments, shift, at, at + len(shown)))
    return _matched(written, at, fragments)


def _shifted(fragments: Sequence[Fragment], shift: int, low: int, high: int) -> Iterator[Anchor]:
    """The fragments one behind the other as they are, cut to what was written."""
    start = shift
    for fragment in fragments:
        end = start + len(fragment.text)
        first, last = max(start, low), min(end, high)
        if fragment.node and first < last:
            yield Anchor(first, last, fragment.part, fragment.node, fragment.offset + first - start)
        start = end


def _matched(written: str, at: int, fragments: Sequence[Fragment]) -> list[Anchor]:
    """Character by character from the end, blanks left aside."""
    found: list[Anchor] = []
    place = len(written)
    for fragment in reversed(fragments):
        low = high = offset = -1  # the run that is open, and where it begins in the fragment
        for own in range(len(fragment.text) - 1, -1, -1):
            if fragment.text[own].isspace():
                continue
            place -= 1
            while place >= 0 and written[place].isspace():
                place -= 1
            if place < 0 or not _same(written[place], fragment.text[own]):
                return found[::-1]
            if place + 1 == low and own + 1 == offset:
                low, offset = place, own
                found[-1:] = _anchor(fragment, at, low, high, offset) or found[-1:]
            else:
                low, high, offset = place, place + 1, own
                found += _anchor(fragment, at, low, high, offset)
    return found[::-1]


def _anchor(fragment: Fragment, at: int, low: int, high: int, offset: int) -> list[Anchor]:
    if not fragment.node:
        return []
    return [Anchor(at + low, at + high, fragment.part, fragment.node, fragment.offset + offset)]


def _same(written: str, own: str) -> bool:
    return written == own or (written == STAND_IN and own in BARS)
