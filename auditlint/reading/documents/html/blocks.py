"""The main element of a page -> blocks: paragraphs, list items with their numbers, tables with merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.documents.docx.numerals import numbered
from auditlint.reading.documents.docx.symbols import raised
from auditlint.reading.documents.flow import Block, Piece, after_number
from auditlint.reading.documents.html.content import is_frame, link_share
from auditlint.reading.documents.html.tree import Node
from auditlint.reading.documents.spanned import SpannedCell, grid_of

_BLOCKS = frozenset(
    {
        *("html", "body", "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "section", "article", "main", "center"),
        *("blockquote", "pre", "address", "figure", "figcaption", "hr", "table", "caption", "header", "footer"),
        *("nav", "aside", "form", "fieldset", "details", "summary"),
    }
)
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_LISTS = {
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "cjk-ideographic": "chineseCounting",
    "simp-chinese-informal": "chineseCounting",
    "trad-chinese-informal": "chineseCounting",
    "lower-alpha": "lowerLetter",
    "upper-alpha": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
}
_LIST_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)")
_TABLE_PARTS = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr"})
# A table that frames a page holds paragraphs, not figures.
_FRAME_TEXT = 400
# A block of links so dense is a list of other pages; a shorter one may be a reference in the text.
_LINKED = 0.6
_LINKED_LENGTH = 4


def heading_of(root: Node) -> str:
    """The text of the page's first heading of the first rank."""
    first = next(_named(root, "h1"), None)
    return " ".join("".join(_texts(first)).split()) if first is not None else ""


class Blocks:
    """Reads one page; counts its paragraphs and tables as it goes."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._paragraphs = 0
        self._tables = 0
        self._struck = False
        self._inline: list[str] = []
        self._one_title = True

    def of(self, root: Node) -> list[Block]:
        """The blocks in the order of the page."""
        self._one_title = sum(1 for _ in _named(root, "h1")) < 2
        return [*self._within(root, 0), *self._ended(0)]

    def notes(self) -> tuple[Words, ...]:
        """What a reader must know of the reading."""
        struck = Words("网页中有删除线标记的文字，未核对", "it holds struck-out text, which was not checked")
        return (struck,) if self._struck else ()

    def _within(self, node: Node, outline: int) -> Iterator[Block]:
        for each in node.children:
            if isinstance(each, str):
                self._inline.append(each if node.tag == "pre" else _SPACE.sub(" ", each))
            elif not is_frame(each) and not _is_link_list(each):
                yield from self._element(each, outline)

    def _element(self, node: Node, outline: int) -> Iterator[Block]:
        heading = _HEADING.fullmatch(node.tag)
        if node.tag == "table":
            yield from self._ended(outline)
            yield from self._table(node)
        elif node.tag == "br":
            yield from self._ended(outline)
        elif node.tag in ("ol", "ul"):
            yield from self._list(node, outline)
        elif heading:
            yield from self._ended(outline)
            level = int(heading.group(1))
            level = level if level > 1 or not self._one_title else 0
            yield from self._within(node, level)
            yield from self._ended(level)
        elif node.tag in _BLOCKS:
            yield from self._ended(outline)
            yield from self._within(node, outline)
            yield from self._ended(outline)
        elif node.tag in ("del", "s", "strike"):
            self._struck = self._struck or link_share(node)[1] > 0
        elif node.tag == "sup":
            self._inline.append(raised("".join(_texts(node))))
        else:
            yield from self._within(node, outline)

    def _ended(self, outline: int) -> Iterator[Block]:
        """The paragraph that has gathered, if there is one."""
        text = "".join(self._inline).strip(" \n").rstrip()
        self._inline = []
        if text.strip():
            self._paragraphs += 1
            for line in text.split("\n"):
                yield Piece(line, f"第{self._paragraphs}段", outline)

    def _list(self, node: Node, outline: int) -> Iterator[Block]:
        yield from self._ended(outline)
        start = node.attributes.get("start", "1")
        number = int(start) if start.isdecimal() and len(start) < 6 else 1
        for item in node.elements():
            label = _label(node, number) if node.tag == "ol" and item.tag == "li" else ""
            number += item.tag == "li"
            for at, block in enumerate([*self._within(Node("div", {}, [item]), outline), *self._ended(outline)]):
                first = at == 0 and label and isinstance(block, Piece)
                if first and isinstance(block, Piece):
                    yield Piece(after_number(label, block.text), block.place, block.outline)
                else:
                    yield block

    # -- tables ------------------------------------------------------------------------------------

    def _table(self, table: Node) -> Iterator[Block]:
        caption = next((each for each in table.elements() if each.tag == "caption"), None)
        if caption is not None:
            yield from self._element(caption, 0)
        strays = [each for each in table.elements() if each.tag not in _TABLE_PARTS]
        yield from self._within(Node("div", {}, [*strays]), 0)
        yield from self._ended(0)
        rows = list(_rows(table))
        if any(_frames(cell) for row in rows for cell in _cells(row)):
            for row in rows:
                for cell in _cells(row):
                    yield from self._within(cell, 0)
                    yield from self._ended(0)
            return
        self._tables += 1
        spanned = [[self._cell(cell) for cell in _cells(row)] for row in rows]
        places = [f"表{self._tables}第{number}行" for number in range(1, len(rows) + 1)]
        yield grid_of(spanned, places, self._bounds.columns)

    def _cell(self, cell: Node) -> SpannedCell:
        inner = Blocks(self._bounds)
        lines = [block.text for block in inner.of(cell) if isinstance(block, Piece)]
        self._struck = self._struck or inner._struck
        across, down = (_span(cell, name) for name in ("colspan", "rowspan"))
        return SpannedCell("\n".join(lines), across, down)


def _label(node: Node, number: int) -> str:
    style = _LIST_STYLE.search(node.attributes.get("style", ""))
    form = _LISTS.get(style.group(1) if style else node.attributes.get("type", ""), "decimal")
    return numbered(number, form) + ("、" if form == "chineseCounting" else ". ")


def _is_link_list(node: Node) -> bool:
    """Whether a block is hardly anything but links."""
    if node.tag not in ("div", "ul", "ol", "li", "dl", "p", "center"):
        return False
    linked, total = link_share(node)
    return total >= _LINKED_LENGTH and linked > _LINKED * total


def _frames(cell: Node) -> bool:
    """Whether a cell holds a table, or so many paragraphs that it is a page rather than a cell."""
    if next(_named(cell, "table"), None) is not None:
        return True
    paragraphs = sum(1 for tag in ("p", "br") for _ in _named(cell, tag))
    return paragraphs > 5 and link_share(cell)[1] > _FRAME_TEXT


def _rows(table: Node) -> Iterator[Node]:
    for each in table.elements():
        if each.tag == "tr":
            yield each
        elif each.tag in _TABLE_PARTS and not is_frame(each):
            yield from _rows(each)


def _cells(row: Node) -> Iterator[Node]:
    return (each for each in row.elements() if each.tag in ("td", "th") and not is_frame(each))


def _span(cell: Node, name: str) -> int:
    told = cell.attributes.get(name, "1").strip()
    return max(1, min(int(told), 1000)) if told.isdecimal() and len(told) < 6 else 1


def _named(node: Node, tag: str) -> Iterator[Node]:
    for each in node.elements():
        if each.tag == tag:
            yield each
        yield from _named(each, tag)


def _texts(node: Node) -> Sequence[str]:
    return [text for each in node.children for text in ([each] if isinstance(each, str) else _texts(each))]
