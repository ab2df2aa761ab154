"""A window of a line around a figure, measured as a terminal shows it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import accumulate

from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.reporting.printed import Excerpt

# A Chinese paragraph is one line of 700 characters; this shows about 40 of them, on a terminal of 80 columns.
_WINDOW = 72
_ELLIPSIS = "…"
_WIDE = ("W", "F")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f]")
_UNSEEN = ("Mn", "Me", "Cf")
_BLANKS = {"\t": " ", "\n": " ", "\r": " ", "\xa0": " ", "\u3000": "\u3000"}
# Unassigned, private and control characters, and those that turn the direction of writing, could rewrite a terminal.
_UNSAFE = ("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp")


def width(text: str) -> int:
    """Columns on a terminal: Chinese and full-width characters take two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(_character_width(character) for character in text)


def safe(text: str) -> str:
    """The text with what could move the cursor replaced, one character for one; a tab becomes a blank."""
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else _stand_in(character) for character in text)


def visible(text: str) -> str:
    """The text with control characters, of which a table or a log should have none, as a sign; line ends stay."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def excerpt(source: Source, span: Span) -> Excerpt:
    """The line on which the span begins, cut to a window around it. A span over several lines ends with its first."""
    number, column = source.line_column(span.start)
    line = safe(source.line(number)).rstrip()
    start = min(column - 1, len(line))
    end = min(max(start + len(span), start), len(line))
    end = start + _fitting(line[start:end], _WINDOW)  # a copied passage is shown by its beginning
    left, right = _window(line, start, end)
    opening = _ELLIPSIS if left > 0 else ""
    closing = _ELLIPSIS if right < len(line) else ""
    shown = line[left:right]
    # Indentation says nothing here: a cell line of a table may begin with a dozen blanks.
    leads = not opening and shown[: start - left].isspace()
    blank = min(len(shown) - len(shown.lstrip()), start - left) if leads else 0
    shift = len(opening) - left - blank
    return Excerpt(opening + shown[blank:] + closing, start + shift, end + shift)


def carets(piece: Excerpt) -> str:
    """The line that stands below the excerpt: blanks, then ``^`` under the figure."""
    return " " * width(piece.text[: piece.start]) + "^" * max(1, width(piece.text[piece.start : piece.end]))


def _window(line: str, start: int, end: int) -> tuple[int, int]:
    """The range to show: what is left of the window after the figure, half before it and the rest behind it."""
    room = max(0, _WINDOW - width(line[start:end]))
    behind_all = width(line[end : end + room])
    before = _fitting(line[max(0, start - room) : start][::-1], max(room // 2, room - behind_all))
    behind = _fitting(line[end : end + room], room - width(line[start - before : start]))
    return start - before, end + behind


def _fitting(text: str, room: int) -> int:
    """How many characters from the beginning fit into so many columns."""
    return sum(total <= room for total in accumulate(map(_character_width, text)))


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if character.isascii():
        return 1
    if unicodedata.category(character) in _UNSEEN:
        return 0
    return 2 if unicodedata.east_asian_width(character) in _WIDE else 1


def _stand_in(character: str) -> str:
    if character in _BLANKS:
        return _BLANKS[character]
    return "\N{REPLACEMENT CHARACTER}" if unicodedata.category(character) in _UNSAFE else character
