"""Lines of a report and what each looks like, before paragraphs are made of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum


class LineKind(Enum):
    """What a line looks like by itself."""

    BLANK = "blank"
    PAGE = "page"  # - 12 -, 第4页
    CELL = "cell"  # short, without a mark: a heading, or a cell of a table whose columns are lost
    FIGURE = "figure"  # nothing but a number
    TEXT = "text"


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """``start``/``end`` without the line's end and outer blanks; ``width`` counts Chinese as 2."""

    start: int
    end: int
    kind: LineKind
    width: int
    text: str
    indented: bool


# — 2 —, - 12 -, 第 4 页, ·3·
_PAGE = re.compile(r"[-—·]{1,2} ?\d{1,4} ?[-—·]{1,2}|第 ?\d{1,4} ?页(?:[，,/ ]?共 ?\d+ ?页)?|\d{1,3} ?/ ?\d{1,3}")
# 1,234.56  -3.2%  (12.5)  —  /  +5
_FIGURE = re.compile(r"[-+（]?[\d,]+(?:\.\d+)?%?）?|[-—/]{1,2}")
_STOPS = re.compile(r"[。；，！？：]")
_CELL_WIDTH = 36
# No paragraph is so long (700 characters are many). What is, is no prose, and is read in pieces: one sentence of a
# megabyte would hold each of its figures against all others.
LONGEST = 3000
_CUTS = "。；，、| "


def is_page_number(text: str) -> bool:
    """Whether a line of this text numbers its page."""
    return _PAGE.fullmatch(text) is not None


def split_lines(flat: str, skipped: tuple[tuple[int, int], ...]) -> list[Line]:
    """The lines of flattened text, less those inside ``skipped`` (tables)."""
    lines: list[Line] = []
    at, ranges = 0, list(skipped)
    while at <= len(flat):
        if ranges and at >= ranges[0][0]:
            at = max(at, ranges.pop(0)[1])
            lines.append(Line(at, at, LineKind.BLANK, 0, "", False))
            continue
        end = flat.find("\n", at)
        end = len(flat) if end < 0 else end
        while end - at > LONGEST:
            cut = _cut(flat, at)
            lines += [_line(flat, at, cut), Line(cut, cut, LineKind.BLANK, 0, "", False)]
            at = cut
        lines.append(_line(flat, at, end))
        at = end + 1
    return lines


def _cut(flat: str, start: int) -> int:
    """Where to cut a line that is too long: behind the last stop, comma or blank, the strongest that there is."""
    low, high = start + LONGEST // 2, start + LONGEST
    return next((found + 1 for mark in _CUTS if (found := flat.rfind(mark, low, high)) >= 0), high)


def _line(flat: str, start: int, end: int) -> Line:
    raw = flat[start:end]
    text = raw.strip(" ")
    low = start + len(raw) - len(raw.lstrip(" "))
    width = 2 * len(text) - len(text.encode("ascii", "ignore"))
    return Line(low, low + len(text), _kind(text, width), width, text, low > start)


def _kind(text: str, width: int) -> LineKind:
    if not text:
        return LineKind.BLANK
    if width <= 24:
        if _FIGURE.fullmatch(text):
            return LineKind.FIGURE
        if is_page_number(text):
            return LineKind.PAGE
    return LineKind.CELL if width <= _CELL_WIDTH and not _STOPS.search(text) else LineKind.TEXT
