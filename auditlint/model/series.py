"""Numbered runs of paragraphs and clauses: 一、二、三、; （一）（二）; 一是…二是…."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.span import Span


class MarkerStyle(Enum):
    """How a place is numbered; GB/T 9704 orders the first five as levels."""

    PART = "part"  # 第一部分
    CHINESE = "chinese"  # 一、
    CHINESE_BRACKET = "chinese-bracket"  # （一）
    ARABIC = "arabic"  # 1.  1、
    ARABIC_BRACKET = "arabic-bracket"  # （1）  1）
    CLAUSE = "clause"  # 一是

    def numeral(self, number: int) -> str:
        """A number as this style writes it, without its marks: 六, 6."""
        if self in (MarkerStyle.ARABIC, MarkerStyle.ARABIC_BRACKET):
            return str(number)
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


_DIGITS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Marker:
    """One number: ``span`` covers it with its marks, ``printed`` is the source there, less blanks.

    ``head`` are the words behind it, ``block`` the paragraph; ``opens`` says that it opens the
    paragraph, ``is_heading`` that the paragraph is a heading.
    """

    style: MarkerStyle
    number: int
    span: Span
    printed: str
    head: str
    block: int
    opens: bool
    is_heading: bool


@dataclass(frozen=True, slots=True, eq=False)
class Series:
    """Markers that continue each other, in order of place.

    ``outer`` is the index (among the document's series) of one of the same style that was still
    running when this one began and that goes on behind it; ``is_direct`` says that nothing of
    another style stood between the two.
    """

    markers: tuple[Marker, ...]
    outer: int | None = None
    is_direct: bool = False
