"""Glyphs -> lines of text in reading order, with the gaps that part their pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from auditlint.reading.documents.docx.symbols import raised
from auditlint.reading.documents.flow import Fragment, Told
from auditlint.reading.documents.pdf.page import Box, Glyph

_FEWEST_WIDE = 3
# Shares of a line's size, in hundredths.
_SAME_LINE = 45  # how far a glyph's middle may lie from the line's
_BLANK = 22  # a gap that parts two Latin words or two figures
_WIDE_BLANK = 32  # two blanks between Chinese characters; setting a line even takes less
_PARTS = 130  # a gap that parts two pieces: cells of a table without lines, a signature and its date
_OVERPRINT = 35  # a glyph set twice to look bold lies so near its double
_NOTE_MARKS = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_SMALL = 78  # a raised glyph is no higher than this
_MOST_PADDING = 720  # hundredths of a point: what programs keep free between a cell's edge and its text
_NEVER_FIRST = frozenset("%,.;:)]")  # no line begins so, but where a figure was broken
_RAISED = 8  # and its middle is so much above the other's


@dataclass(frozen=True, slots=True, eq=False)
class LinePiece:
    """A run of glyphs without a wide gap; ``text`` knows the characters of the page that it was made of."""

    text: Told
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class TextLine:
    """A line's pieces from the left; ``size`` is that of its print."""

    pieces: tuple[LinePiece, ...]
    box: Box
    size: int

    @property
    def text(self) -> str:
        """The pieces with two blanks between."""
        return "  ".join(piece.text for piece in self.pieces)

    @property
    def fragments(self) -> Iterator[Fragment]:
        """What the pieces were made of."""
        return (fragment for piece in self.pieces for fragment in piece.text.fragments)


def lines_of(glyphs: Iterable[Glyph]) -> list[TextLine]:
    """The lines from the top."""
    rows: list[list[Glyph]] = []
    middles: list[int] = []
    for glyph in sorted(glyphs, key=lambda each: (each.box.middle, each.box.left)):
        at = next(
            (at for at in range(len(rows) - 1, max(-1, len(rows) - 4), -1) if _on(glyph, rows[at], middles[at])), None
        )
        if at is None:
            rows.append([glyph])
            middles.append(glyph.box.middle)
        else:
            rows[at].append(glyph)
            tallest = max(rows[at], key=lambda each: each.box.height)
            middles[at] = tallest.box.middle
    return [_line(row) for row in rows]


def _on(glyph: Glyph, row: Sequence[Glyph], middle: int) -> bool:
    height = max(glyph.box.height, row[0].box.height)
    return abs(glyph.box.middle - middle) * 100 <= _SAME_LINE * height


def _line(glyphs: list[Glyph]) -> TextLine:
    ordered = _without_doubles(sorted(glyphs, key=lambda each: each.box.left))
    size = _size(ordered)
    pieces: list[list[Glyph]] = []
    for glyph in ordered:
        if pieces and (glyph.box.left - pieces[-1][-1].box.right) * 100 <= _PARTS * size:
            pieces[-1].append(glyph)
        else:
            pieces.append([glyph])
    made = tuple(LinePiece(_text(piece, size), _around(piece)) for piece in pieces)
    return TextLine(made, _around(ordered), size)


def _size(glyphs: Sequence[Glyph]) -> int:
    """The size of the print: a Chinese character is as wide as that; the height of a box differs from font to font."""
    wide = sorted(each.box.right - each.box.left for each in glyphs if "\u4e00" <= each.text <= "\u9fff")
    sizes = wide if len(wide) >= _FEWEST_WIDE else sorted(each.box.height for each in glyphs)
    return max(1, sizes[len(sizes) // 2])


def _without_doubles(glyphs: list[Glyph]) -> list[Glyph]:
    kept: list[Glyph] = []
    for glyph in glyphs:
        double = any(
            other.text == glyph.text
            and abs(glyph.box.left - other.box.left) * 100 < _OVERPRINT * (glyph.box.right - glyph.box.left)
            for other in kept[-3:]
        )
        if not double:
            kept.append(glyph)
    return kept


def _text(glyphs: Sequence[Glyph], size: int) -> Told:
    """The glyphs with a blank where words are parted; digits raised above the glyph before are superscripts."""
    fragments: list[Fragment] = []
    run: list[Glyph] = []
    before = base = glyphs[0]
    for at, glyph in enumerate(glyphs):
        parted = at > 0 and _parted(before, glyph, size)
        is_raised = at > 0 and _is_raised(base, before, glyph)
        if parted or is_raised or (run and glyph.index != run[-1].index + len(run[-1].text.encode("utf-16-le")) // 2):
            fragments += _fragment(run)
            run = []
        if parted:
            fragments.append(Fragment(" "))
        if is_raised:
            # The mark of a note at the foot of the page says nothing here.
            fragments.append(Fragment("" if glyph.text in _NOTE_MARKS else raised(glyph.text)))
        else:
            run.append(glyph)
            base = glyph
        before = glyph
    fragments += _fragment(run)
    return Told.of("".join(fragment.text for fragment in fragments), fragments)


def _fragment(run: Sequence[Glyph]) -> list[Fragment]:
    """Characters that stand one behind the other on the page, too."""
    return [Fragment("".join(glyph.text for glyph in run), "", str(run[0].page), run[0].index)] if run else []


def _is_raised(base: Glyph, before: Glyph, glyph: Glyph) -> bool:
    """Whether a digit or mark stands close behind and above a glyph of larger print."""
    if not (glyph.text.isdigit() or glyph.text in _NOTE_MARKS):
        return False
    close = (glyph.box.left - before.box.right) * 100 < _BLANK * base.box.height
    small = glyph.box.height * 100 < _SMALL * base.box.height
    return close and small and (base.box.middle - glyph.box.middle) * 100 > _RAISED * base.box.height


def _parted(before: Glyph, glyph: Glyph, size: int) -> bool:
    gap = (glyph.box.left - before.box.right) * 100
    latin = before.text.isascii() and glyph.text.isascii()
    return gap > (_BLANK if latin else _WIDE_BLANK) * size


def _around(glyphs: Sequence[Glyph]) -> Box:
    return Box(
        min(each.box.left for each in glyphs),
        min(each.box.top for each in glyphs),
        max(each.box.right for each in glyphs),
        max(each.box.bottom for each in glyphs),
    )


def joined(lines: Sequence[TextLine], cell: Box) -> Told:
    """The lines of one cell: a figure that the cell's edge broke is whole again."""
    text = ""
    before: TextLine | None = None
    for line in lines:
        if before is not None:
            text += _between(before, line, cell)
        text += " ".join(piece.text for piece in line.pieces)
        before = line
    return Told.of(text, (fragment for line in lines for fragment in line.fragments))


def reaches(line: TextLine, cell: Box) -> bool:
    """Whether a line is as long as the cell allows: another character would not stand in it."""
    return line.box.right + line.size >= cell.right - padding(line, cell)


def padding(line: TextLine, cell: Box) -> int:
    """What the cell keeps free at either side, as far as a line tells."""
    return max(0, min(line.box.left - cell.left, cell.right - line.box.right, _MOST_PADDING))


def _between(before: TextLine, line: TextLine, cell: Box) -> str:
    """Nothing where the line above was full; a blank between figures of their own and Latin words."""
    last, first = before.pieces[-1].text[-1], line.pieces[0].text[0]
    if not (last.isascii() and first.isascii()):
        return ""
    if last.isalpha() and first.isalpha():
        return " "
    pointed = (last == "." and first.isdigit()) or first in _NEVER_FIRST
    return "" if pointed or reaches(before, cell) else " "
