"""A Word document -> the same with comments, each anchored at its very figure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.annotating.package import Package
from auditlint.annotating.runs import Cuts
from auditlint.annotating.xmltext import XmlText, elements
from auditlint.model.anchor import Anchor, nearest, within
from auditlint.model.remark import AUTHOR, Remark
from auditlint.model.source import Source

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT_OFFICE = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_STRICT = "http://purl.oclc.org/ooxml/"
# Inside these Word takes no comment: it is put around the whole, in the paragraph that holds them.
_CLOSED = frozenset({"txbxContent", "oMath", "ruby", "AlternateContent", "pict", "drawing", "object"})
_NOTES = {"footnotes.xml": "footnoteReference", "endnotes.xml": "endnoteReference"}
_NUMBER = re.compile(r"\d{1,9}")


def annotate(data: bytes, source: Source, remarks: Sequence[Remark]) -> bytes:
    """The document with a comment for each remark."""
    package = Package(data)
    main = next((name for _, name in package.related("", "/officeDocument")), "word/document.xml")
    if main not in package:
        main = "word/document.xml"
    text = XmlText(package.read(main))
    cuts = Cuts(text)
    first = _next_number(package, main, text)
    placing = _Placing(package, main, text, cuts, source.anchors)
    for number, remark in enumerate(remarks, first):
        placing.place(number, remark)
    cuts.write()
    package.put(main, text.written())
    _put_comments(package, main, text, [(number, remark) for number, remark in enumerate(remarks, first)])
    return package.written()


class _Placing:
    """Finds the place of each remark in the main part, and marks it there."""

    def __init__(self, package: Package, main: str, text: XmlText, cuts: Cuts, anchors: Sequence[Anchor]) -> None:
        self._package = package
        self._main = main.lower()
        self._text = text
        self._cuts = cuts
        self._anchors = anchors
        self._own = [anchor for anchor in anchors if anchor.part.lower() == self._main]

    def place(self, number: int, remark: Remark) -> None:
        """The marks of one comment."""
        held = within(self._anchors, remark.span)
        if held and held[0].part.lower() != self._main and (at := self._reference(held[0])) is not None:
            self._around(number, at)
            return
        held = within(self._own, remark.span)
        if not held:
            near = nearest(self._own, remark.span.start)
            held = (near,) if near is not None else ()
        if not held:
            self._at_the_end(number)
            return
        first = int(held[0].node)
        if (closed := self._closed(first)) is not None:
            self._around(number, closed)
            return
        paragraph = self._paragraph(first)
        last = [each for each in held if self._paragraph(int(each.node)) == paragraph][-1]
        if self._closed(int(last.node)) is not None:
            last = held[0]
        begin, end = self._marks(number)
        self._cuts.inside(first, held[0].offset, begin)
        self._cuts.inside(int(last.node), last.offset + last.end - last.start, end)

    def _marks(self, number: int) -> tuple[str, str]:
        prefix = self._text.root.prefix
        own = f'{prefix}id="{number}"'
        begin = f"<{prefix}commentRangeStart {own}/>"
        end = f"<{prefix}commentRangeEnd {own}/><{prefix}r><{prefix}commentReference {own}/></{prefix}r>"
        return begin, end

    def _around(self, number: int, element: int) -> None:
        """Around a whole element that stands in a paragraph."""
        begin, end = self._marks(number)
        node = self._text.nodes[element]
        self._cuts.before(node.start, begin)
        self._cuts.behind(node.end, end)

    def _closed(self, element: int) -> int | None:
        """What is to be marked instead of a text in a box or a formula: the child of the outermost paragraph."""
        chain = [element, *self._text.above(element)]
        names = [self._text.nodes[each].local for each in chain]
        if _CLOSED.isdisjoint(names) and names[1:2] == ["r"]:
            return None
        outermost = len(names) - 1 - names[::-1].index("p")
        return chain[outermost - 1]

    def _paragraph(self, element: int) -> int:
        return next((each for each in self._text.above(element) if self._text.nodes[each].local == "p"), -1)

    def _reference(self, anchor: Anchor) -> int | None:
        """The run of the main part that refers to the note in which an anchor lies."""
        name = next((told for part, told in _NOTES.items() if anchor.part.lower().endswith(part)), None)
        if name is None or anchor.part not in self._package:
            return None
        notes = XmlText(self._package.read(anchor.part))
        kind = name.removesuffix("Reference")
        note = next((each for each in notes.above(int(anchor.node)) if notes.nodes[each].local == kind), None)
        if note is None:
            return None
        wanted = _id(notes, note)
        for at, node in self._text.named(name):
            if _id(self._text, at) == wanted:
                return node.parent if self._closed_run(node.parent) is None else self._closed_run(node.parent)
        return None

    def _closed_run(self, run: int) -> int | None:
        chain = [run, *self._text.above(run)]
        names = [self._text.nodes[each].local for each in chain]
        return None if _CLOSED.isdisjoint(names) else chain[len(names) - 2 - names[::-1].index("p")]

    def _at_the_end(self, number: int) -> None:
        """A document without a character of its own: behind what its last paragraph holds."""
        paragraphs = list(self._text.named("p"))
        begin, end = self._marks(number)
        if paragraphs:
            self._text.append(paragraphs[-1][1], begin + end)


def _id(text: XmlText, element: int) -> str | None:
    told = text.attributes(text.nodes[element])
    return next((value for name, value in told.items() if name.rpartition(":")[2] == "id"), None)


def _numbers(text: XmlText) -> Iterator[int]:
    """The numbers that comments have."""
    for at, _ in text.named("comment", "commentRangeStart", "commentRangeEnd", "commentReference"):
        told = _id(text, at)
        if told is not None and _NUMBER.fullmatch(told):
            yield int(told)


def _next_number(package: Package, main: str, text: XmlText) -> int:
    taken = [*_numbers(text), -1]
    for _, name in package.related(main, "/comments"):
        if name in package:
            taken += _numbers(XmlText(package.read(name)))
    return max(taken) + 1


def _put_comments(package: Package, main: str, text: XmlText, told: Sequence[tuple[int, Remark]]) -> None:
    """Behind the comments that are there, or in a part of their own."""
    name = next((name for _, name in package.related(main, "/comments") if name in package), None)
    if name is not None:
        comments = XmlText(package.read(name))
        comments.append(comments.root, _comments(comments.root.prefix, told))
        package.put(name, comments.written())
        return
    folder = main.rpartition("/")[0]
    name = package.free(f"{folder}/comments{{}}.xml" if folder else "comments{}.xml")
    prefix = text.root.prefix
    space = text.attributes(text.root).get(f"xmlns:{prefix[:-1]}" if prefix else "xmlns", "")
    declared = f'xmlns:{prefix[:-1]}="{space}"' if prefix else f'xmlns="{space}"'
    made = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<{prefix}comments {declared}>'
    package.put(name, f"{made}{_comments(prefix, told)}</{prefix}comments>".encode())
    package.declare(name, _TYPE)
    package.relate(main, f"{_STRICT_OFFICE if space.startswith(_STRICT) else _OFFICE}/comments", name)


def _comments(prefix: str, told: Sequence[tuple[int, Remark]]) -> str:
    line = f'<{prefix}p><{prefix}r><{prefix}t xml:space="preserve">{{}}</{prefix}t></{prefix}r></{prefix}p>'
    return "".join(
        f'<{prefix}comment {prefix}id="{number}" {prefix}author="{AUTHOR}" {prefix}initials="AL">'
        f"{elements(remark.lines, line)}</{prefix}comment>"
        for number, remark in told
    )
