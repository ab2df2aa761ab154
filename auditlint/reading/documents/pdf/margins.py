"""What is no part of the text: running headers, footers, page numbers, and tables of contents."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from auditlint.reading.documents.pdf.lines import TextLine
from auditlint.reading.documents.pdf.parts import Part

# The page's number inside a running line: 2025年决算报告 · 3; any other digit tells lines apart: 附件1, 附件2.
_DIGITS = re.compile(r"(?<=[\s—–·|/-])\d{1,4}(?=\W*$)|^\d{1,4}(?=[\s—–·|/-])")
# — 12 —, -3-, 第 4 页, 第4页 共9页, 4/9, 12
_PAGE_NUMBER = re.compile(r"[-—–·•~\s]*(?:第?\s*\d{1,4}\s*页?)(?:\s*[,，/／]?\s*共?\s*\d{1,4}\s*页?)?[-—–·•~\s]*")
# 一、概况 …… 3: words, dots of whatever font, a number; the dots may be lost.
CONTENTS_LINE = re.compile(r".*?([^\w\s])\1{3,}\s*[-—（(第]?\s*(\d{1,4}|[IVXivx]{1,5})\s*[-—)）页]?")
_LAST_NUMBER = re.compile(r".*\D(\d{1,3})")
_NOTE_MARK = re.compile(r"[①-⑳]|\[\d{1,2}\]|〔\d{1,2}〕|[¹²³⁴⁵⁶⁷⁸⁹][⁰-⁹]?")
_SMALL_PRINT = 90  # per cent of the usual print
_CONTENTS_LINES = 5
_LOOKED_AT = 2  # lines at the top and at the bottom
_FEWEST = 3  # pages on which a running line stands
_SHARE = 4  # at least one page in so many
_NEAR = 600  # a running line keeps its height within six points
_OUTER = 6  # any running line in the upper or lower sixth
_UNIT = re.compile(r"单位\s*[:：]")
_EDGE = 10  # a page number stands in the upper or lower tenth of the page


def running_lines(pages: Sequence[tuple[int, Sequence[TextLine]]]) -> set[int]:
    """The ids of the lines that run; a page is its height and its lines from the top."""
    places: Counter[tuple[str, int, bool]] = Counter()
    candidates: list[tuple[tuple[str, int, bool], TextLine]] = []
    running: set[int] = set()
    for height, lines in pages:
        for at_top, line in _outer(lines, height):
            numbered = _PAGE_NUMBER.fullmatch(line.text.strip()) is not None
            near_edge = line.box.middle * _EDGE < height or (height - line.box.middle) * _EDGE < height
            if numbered and near_edge:
                running.add(id(line))
                continue
            key = (_DIGITS.sub("#", line.text.strip()), line.box.middle // _NEAR, at_top)
            places[key] += 1
            candidates.append((key, line))
    for (words, place, at_top), line in candidates:
        often = sum(places[words, near, at_top] for near in (place - 1, place, place + 1))
        if often >= max(_FEWEST, len(pages) // _SHARE):
            running.add(id(line))
    return running


def _outer(lines: Sequence[TextLine], height: int) -> list[tuple[bool, TextLine]]:
    """The first and last lines, with whether they stand at the top; the unit of a table is never one that runs."""
    own = [line for line in lines if not _UNIT.search(line.text)]
    top = [line for line in own[:_LOOKED_AT] if line.box.middle * _OUTER < height]
    bottom = [line for line in own[-_LOOKED_AT:] if (height - line.box.middle) * _OUTER < height]
    return [*((True, line) for line in top), *((False, line) for line in bottom)]


def is_contents(parts: Sequence[Part]) -> bool:
    """Whether a page is a table of contents: line by line a page's number at the end, none smaller than above."""
    lines = [part for part in parts if isinstance(part, TextLine)]
    numbers = []
    for line in lines:
        parted = len(line.pieces) > 1 and line.pieces[-1].text.isdecimal()
        match = CONTENTS_LINE.fullmatch(line.text) or (_LAST_NUMBER.fullmatch(line.text) if parted else None)
        if match is not None and match.group(match.lastindex or 0).isdecimal():
            numbers.append(int(match.group(match.lastindex or 0)))
    rising = sum(1 for one, other in pairwise(numbers) if one <= other)
    return (
        len(lines) == len(parts)
        and len(numbers) >= max(_CONTENTS_LINES, len(lines) // 3)
        and rising >= len(numbers) - 2
    )


def foot_notes(parts: Sequence[Part]) -> list[TextLine]:
    """The last lines of a page in smaller print, the first of which begins with a mark: ①, [1]."""
    lines = [part for part in parts if isinstance(part, TextLine)]
    sizes = Counter(line.size for line in lines for _ in line.text)
    if not sizes:
        return []
    usual = sizes.most_common(1)[0][0]
    first = len(parts)
    while first and _is_small(parts[first - 1], usual):
        first -= 1
    while first < len(parts) and not opens_note(parts[first]):
        first += 1
    return [part for part in parts[first:] if isinstance(part, TextLine)]


def opens_note(part: Part) -> bool:
    """Whether a line begins with the mark of a note."""
    return isinstance(part, TextLine) and _NOTE_MARK.match(part.text) is not None


def _is_small(part: Part, usual: int) -> bool:
    return isinstance(part, TextLine) and part.size * 100 < _SMALL_PRINT * usual
