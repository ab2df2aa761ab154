"""The report's own text -> HTML: headings, paragraphs and tables, each figure with its state and its number."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from auditlint.reporting.as_html.writing import CLASSES, text
from auditlint.reporting.viewed import Mark, Passage, Piece, Shade, View, ViewedCell, ViewedTable

_RANK = {shade: rank for rank, shade in enumerate(Shade)}
_DEEPEST_HEADING = 6
_MOST_INDENT = 12


def text_html(view: View) -> str:
    """All blocks in order."""
    return "\n".join(
        _table(block, view.marks) if isinstance(block, ViewedTable) else _passage(block, view.marks)
        for block in view.blocks
    )


def _passage(passage: Passage, marks: Sequence[Mark]) -> str:
    told = _pieces(passage.pieces, marks)
    if passage.kind == "heading":
        # The page's own headings are the first and the second.
        level = min(max(passage.level, 1) + 2, _DEEPEST_HEADING)
        return f"<h{level}>{told}</h{level}>"
    return f'<p class="{passage.kind}">{told}</p>'


def _table(table: ViewedTable, marks: Sequence[Mark]) -> str:
    head = "".join(_row(row, "th", marks) for row in table.rows[: table.head])
    body = "".join(_row(row, "td", marks) for row in table.rows[table.head :])
    head = f"<thead>{head}</thead>" if head else ""
    return f'<div class="scroll" tabindex="0"><table>{head}<tbody>{body}</tbody></table></div>'


def _row(row: Sequence[ViewedCell], name: str, marks: Sequence[Mark]) -> str:
    return "<tr>" + "".join(_cell(cell, name, marks) for cell in row) + "</tr>"


def _cell(cell: ViewedCell, name: str, marks: Sequence[Mark]) -> str:
    classes = "g" if cell.figure else f"i{min(cell.indent, _MOST_INDENT)}" if cell.indent else ""
    own = f' class="{classes}"' if classes else ""
    return f"<{name}{own}>{_pieces(cell.pieces, marks)}</{name}>"


def _pieces(pieces: Sequence[Piece], marks: Sequence[Mark]) -> str:
    """Where marks overlap, each stretch carries all of them and the state of the worst."""
    return "".join(
        _marked(list(group), own, marks) if own else "".join(text(piece.text) for piece in group)
        for own, group in groupby(pieces, key=lambda piece: piece.marks)
    )


def _marked(pieces: Sequence[Piece], own: tuple[int, ...], marks: Sequence[Mark]) -> str:
    ordered = sorted(own, key=lambda at: _RANK[marks[at].shade])
    first = marks[ordered[0]]
    told = "".join(text(piece.text) for piece in pieces)
    numbers = " ".join(map(str, ordered))
    if first.shade is Shade.PLAIN and not any(marks[at].findings for at in own):
        return f'<span data-m="{numbers}">{told}</span>'
    kind = "w" if first.shade is Shade.PLAIN else CLASSES[first.shade]
    return f'<a class="f {kind}" href="#m{ordered[0]}" data-m="{numbers}">{told}</a>'
