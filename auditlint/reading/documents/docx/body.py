"""The body of a Word document -> blocks: paragraphs with their numbers, tables, text boxes, notes at the end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.documents.docx.numbering import Numbering
from auditlint.reading.documents.docx.runs import Runs
from auditlint.reading.documents.docx.styles import Style, Styles
from auditlint.reading.documents.flow import Block, Fragment, Piece, Told, after_number, fragments_of, lines_of
from auditlint.reading.documents.spanned import SpannedCell, grid_of
from auditlint.reading.documents.xmlparts import Element, attribute, child, children, is_on, local, value_of

_TRANSPARENT = frozenset({"sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "AlternateContent", "Choice"})
_NO_LIST = "0"
_INDENT = 210  # twentieths of a point: about one Chinese character
_MOST_INDENT = 6
_NOTE_WORDS = {"footnote": "脚注", "endnote": "尾注"}


@dataclass(slots=True, eq=False)
class Body:
    """Reads one document; counts its paragraphs and tables as it goes."""

    styles: Styles
    numbering: Numbering
    bounds: Bounds
    places: Mapping[Element, tuple[str, str]] = field(default_factory=dict)  # of text elements: part and number
    _paragraphs: int = 0
    _tables: int = 0
    _hidden_rows: bool = False
    _joining: Told = field(
        default_factory=Told
    )  # text of a paragraph whose end is deleted: the next one goes on with it
    _notes: list[tuple[str, str]] = field(default_factory=list)
    _runs: Runs = field(init=False)

    def __post_init__(self) -> None:
        self._runs = Runs(self.styles, self.places)

    def read(self, body: Element, notes: Mapping[str, Element | None]) -> list[Block]:
        """The blocks of the body, then the notes."""
        return [*self._blocks(body), *self._note_blocks(notes)]

    def notes(self) -> tuple[Words, ...]:
        """What a reader must know of the reading."""
        said = []
        if self._runs.tracked:
            said.append(
                Words("文中有修订，按全部接受后的文字核对", "it holds tracked changes: read as if all were accepted")
            )
        if self._runs.hidden or self._hidden_rows:
            said.append(Words("文中有隐藏文字，未核对", "it holds hidden text, which was not checked"))
        return tuple(said)

    def _blocks(self, container: Element) -> Iterator[Block]:
        for each in container:
            name = local(each.tag)
            if name == "p":
                yield from self._paragraph(each)
            elif name == "tbl":
                yield from self._table(each)
            elif name in _TRANSPARENT and not _is_contents(each):
                if name in ("ins", "moveTo"):
                    self._runs.tracked = True
                yield from self._blocks(each)
                if name == "Choice":
                    return

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        text, style = self._text(paragraph)
        if text.strip():
            self._paragraphs += 1
        place = f"第{self._paragraphs}段"
        for line in lines_of(text):
            yield Piece(Told.of(line.strip("\t").rstrip(), fragments_of(line)), place, style.outline)
        yield from self._boxes(place)

    def _boxes(self, place: str) -> Iterator[Block]:
        """What stands in the text boxes that hang on the paragraph just read."""
        boxes, self._runs.boxes = self._runs.boxes, []
        for box in boxes:
            for block in self._blocks(box):
                yield Piece(block.text, f"{place}文本框", 0) if isinstance(block, Piece) else block
        notes, self._runs.notes = self._runs.notes, []
        self._notes += notes

    def _text(self, paragraph: Element, in_cell: bool = False) -> tuple[Told, Style]:
        """The paragraph's text with its number; nothing where it is a line of the table of contents."""
        properties = child(paragraph, "pPr")
        style_id = value_of(properties, "pStyle") or self.styles.default
        style = self.styles.of(style_id)
        in_contents = self._runs.in_contents
        text = self._runs.text(paragraph)
        if in_contents or self._runs.in_contents or style.contents:
            return Told(), style
        if style.hidden:
            self._runs.hidden = self._runs.hidden or bool(text.strip())
            return Told(), style
        outline = value_of(properties, "outlineLvl")
        if outline is not None and outline.isdecimal():
            style = Style(int(outline) + 1 if int(outline) < 9 else 0, style.number, style.level)
        number = self._number(properties, style, style_id) if text.strip() or in_cell else ""
        numbered = after_number(number, text)
        generated = Fragment(numbered.removesuffix(text))
        before = self._joining
        text = Told.of(before + numbered, (*before.fragments, generated, *text.fragments))
        if _mark_is_deleted(properties):
            self._joining = text
            return Told(), style
        self._joining = Told()
        return text, style

    def _number(self, properties: Element | None, style: Style, style_id: str) -> str:
        own = child(properties, "numPr") if properties is not None else None
        number = (value_of(own, "numId") if own is not None else None) or style.number
        if number is None or number == _NO_LIST:
            return ""
        told = value_of(own, "ilvl") if own is not None else None
        tied = self.numbering.level_of_style(number, style_id)
        level = int(told) if told is not None and told.isdecimal() else style.level if tied is None else tied
        return self.numbering.next(number, min(level, 8))

    # -- tables ------------------------------------------------------------------------------------

    def _table(self, table: Element) -> Iterator[Block]:
        self._tables += 1
        name = f"表{self._tables}"
        rows: list[list[SpannedCell]] = []
        nested: list[Block] = []
        merged: set[int] = set()  # columns in which a cell merged downward stands open
        for row in self._rows(table):
            cells, inner = self._row(row, merged)
            rows.append(cells)
            nested += inner
        places = [f"{name}第{number}行" for number in range(1, len(rows) + 1)]
        yield grid_of(rows, places, self.bounds.columns)
        yield from nested
        yield from self._boxes(name)

    def _rows(self, table: Element) -> Iterator[Element]:
        for each in table:
            name = local(each.tag)
            if name == "tr":
                properties = child(each, "trPr")
                if properties is not None and child(properties, "del") is not None:
                    self._runs.tracked = True
                elif is_on(properties, "hidden"):
                    self._hidden_rows = True
                else:
                    yield each
            elif name in _TRANSPARENT:
                yield from self._rows(each)

    def _row(self, row: Element, merged: set[int]) -> tuple[list[SpannedCell], list[Block]]:
        """The cells of a row, and the tables inside them."""
        cells: list[SpannedCell] = []
        nested: list[Block] = []
        at = skip = _count(value_of(child(row, "trPr"), "gridBefore"), 0)
        for cell in _cells(row):
            properties = child(cell, "tcPr")
            across = min(_count(value_of(properties, "gridSpan"), 1), self.bounds.columns)
            merge = child(properties, "vMerge") if properties is not None else None
            goes_on = merge is not None and attribute(merge, "val") != "restart" and at in merged
            blocks = list(self._cell(cell))
            cells.append(SpannedCell("" if goes_on else _joined(blocks), across, 1, skip, covered=goes_on))
            nested += [block for block in blocks if not isinstance(block, Piece)]
            if merge is None:
                merged.discard(at)
            else:
                merged.add(at)
            at, skip = at + across, 0
        return cells, nested

    def _cell(self, cell: Element) -> Iterator[Block]:
        for each in cell:
            name = local(each.tag)
            if name == "p":
                text, _ = self._text(each, in_cell=True)
                if text.strip():
                    yield Piece(Told.of(_indent(each) + text.strip("\t").rstrip(), text.fragments))
            elif name == "tbl":
                yield from self._table(each)
            elif name in _TRANSPARENT:
                yield from self._cell(each)

    # -- notes -------------------------------------------------------------------------------------

    def _note_blocks(self, parts: Mapping[str, Element | None]) -> Iterator[Block]:
        """The notes that the text refers to, in its order."""
        counts: dict[str, int] = {}
        for kind, key in self._notes:
            part = parts.get(kind)
            if part is None:
                continue
            counts[kind] = counts.get(kind, 0) + 1
            for note in children(part, kind):
                if attribute(note, "id") == key:
                    for block in self._blocks(note):
                        yield (
                            Piece(block.text, f"{_NOTE_WORDS[kind]}{counts[kind]}")
                            if isinstance(block, Piece)
                            else block
                        )


def _is_contents(element: Element) -> bool:
    """Whether a content control holds the table of contents."""
    properties = child(element, "sdtPr")
    part = child(properties, "docPartObj") if properties is not None else None
    return value_of(part, "docPartGallery") == "Table of Contents"


def _mark_is_deleted(properties: Element | None) -> bool:
    mark = child(properties, "rPr") if properties is not None else None
    return mark is not None and child(mark, "del") is not None


def _cells(row: Element) -> Iterator[Element]:
    for each in row:
        name = local(each.tag)
        if name == "tc":
            properties = child(each, "tcPr")
            if properties is None or child(properties, "cellDel") is None:
                yield each
        elif name in _TRANSPARENT:
            yield from _cells(each)


def _joined(blocks: Sequence[Block]) -> Told:
    pieces = [block.text for block in blocks if isinstance(block, Piece)]
    fragments = [fragment for text in pieces for fragment in (*fragments_of(text), Fragment("\n"))]
    return Told.of("\n".join(pieces), fragments)


def _indent(paragraph: Element) -> str:
    """Indentation as blanks: in tables it tells 其中 rows from their parents."""
    properties = child(paragraph, "pPr")
    indent = child(properties, "ind") if properties is not None else None
    if indent is None or value_of(properties, "jc") in ("center", "right", "end"):
        return ""
    characters = attribute(indent, "leftChars") or attribute(indent, "firstLineChars")
    twips = attribute(indent, "left") or attribute(indent, "start") or attribute(indent, "firstLine") or "0"
    if characters is not None and characters.isdecimal():
        return "\u3000" * min(int(characters[:6]) // 100, _MOST_INDENT)
    return "\u3000" * min(int(twips[:6]) // _INDENT, _MOST_INDENT) if twips.isdecimal() else ""


def _count(text: str | None, usual: int) -> int:
    return min(int(text), 1000) if text is not None and text.isdecimal() and len(text) < 6 else usual
