"""Numbered runs of paragraphs, clauses and rows: 一、二、三、; （一）（二）; 一是…二是…; ①②; 序号."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.span import Span


class MarkerStyle(Enum):
    """How a place is numbered; GB/T 9704 orders 一、（一）1.（1） as levels."""

    PART = "part"  # 第一部分
    CHINESE = "chinese"  # 一、
    CHINESE_BRACKET = "chinese-bracket"  # （一）
    ARABIC = "arabic"  # 1.  1、
    ARABIC_BRACKET = "arabic-bracket"  # （1）  1）
    CLAUSE = "clause"  # 一是
    ORDINAL = "ordinal"  # 第一，  首先，
    CIRCLED = "circled"  # ①
    ROMAN = "roman"  # Ⅰ、
    LATIN = "latin"  # A.  （A）
    SMALL_LATIN = "small-latin"  # a）
    NOTE = "note"  # 注1：
    SERIAL = "serial"  # 序号 of a table's rows

    def numeral(self, number: int) -> str:
        """A number as this style writes it, without its marks: 六, 6, ⑥, Ⅵ, F."""
        if self in _FIRST:
            return chr(ord(_FIRST[self]) + number - 1)
        if self in (MarkerStyle.ARABIC, MarkerStyle.ARABIC_BRACKET, MarkerStyle.NOTE, MarkerStyle.SERIAL):
            return str(number)
        tens, ones = divmod(number, 10)
        return ("" if tens < 2 else _DIGITS[tens]) + ("十" if tens else "") + (_DIGITS[ones] if ones else "")


_DIGITS = "零一二三四五六七八九"
# Alphabets that stand in one row in Unicode.
_FIRST = {MarkerStyle.CIRCLED: "①", MarkerStyle.ROMAN: "Ⅰ", MarkerStyle.LATIN: "A", MarkerStyle.SMALL_LATIN: "a"}


@dataclass(frozen=True, slots=True)
class Marker:
    """One number: ``span`` covers it with its marks, ``numeral`` alone is the number as written.

    ``printed`` is the source at ``span``, less blanks; ``head`` are the words behind it, ``block`` the
    paragraph (-1: a table's row); ``opens`` says that it opens the paragraph, ``is_heading`` that the
    paragraph is a heading.
    """

    style: MarkerStyle
    number: int
    numeral: str
    span: Span
    printed: str
    head: str
    block: int
    opens: bool
    is_heading: bool

    def renumbered(self, number: int) -> str:
        """The marker as it would be printed with another number."""
        return self.printed.replace(self.numeral, self.style.numeral(number), 1)


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
