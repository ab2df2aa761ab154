"""A PDF -> the same with its figures highlighted; what is said of them stands in the annotation.

The copy is the file as it is with what is new behind it, as PDF means a file to be changed.
"""

from __future__ import annotations

import ctypes
import io
from collections.abc import Sequence
from typing import Any

from auditlint.errors import CannotAnnotate
from auditlint.extras import require
from auditlint.model.anchor import Anchor, nearest, within
from auditlint.model.remark import AUTHOR, Remark
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.words import Words

Box = tuple[Any, Any, Any, Any]  # left, bottom, right, top, in points, as the page counts them

_PRINTED = 4  # the flag by which an annotation is printed
_COLOURS = {Severity.ERROR: (1, "0.8", "0.8"), Severity.WARNING: (1, "0.9", "0.55"), Severity.INFO: ("0.85", "0.9", 1)}
_SAME_LINE = 2  # points


def annotate(data: bytes, source: Source, remarks: Sequence[Remark]) -> bytes:
    """The document with a highlight for each remark. Raises NeedsExtra, CannotAnnotate where none is allowed."""
    pypdf = require("pypdf", "pdf", source.path)
    boxes = _boxes(data, source, remarks)
    if pypdf.PdfReader(io.BytesIO(data)).is_encrypted:
        what = Words("这份 PDF 限制修改，不能写批注", "this PDF does not permit changes")
        raise CannotAnnotate(source.path, what, Words("请先去除限制", "take the restriction away first"))
    writer = pypdf.PdfWriter(io.BytesIO(data), incremental=True)
    for remark, (page, lines) in zip(remarks, boxes, strict=True):
        if lines:
            _highlight(pypdf, writer, writer.pages[page], remark, lines)
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


def _boxes(data: bytes, source: Source, remarks: Sequence[Remark]) -> list[tuple[int, list[Box]]]:
    """For each remark the page, from 0, and what is to be highlighted on it, a box a line."""
    library = require("pypdfium2", "pdf", source.path)
    raw = require("pypdfium2.raw", "pdf", source.path)
    document = library.PdfDocument(data)
    texts: dict[int, Any] = {}
    found: list[tuple[int, list[Box]]] = []
    try:
        for remark in remarks:
            page, held = _held(source, remark)
            if page not in texts and held:
                texts[page] = document[page].get_textpage()
            found.append((page, _lines(raw, texts[page], held) if held else []))
    finally:
        for text in texts.values():
            text.close()
        document.close()
    return found


def _held(source: Source, remark: Remark) -> tuple[int, list[Anchor]]:
    """The anchors of a remark on the page where it begins."""
    held = within(source.anchors, remark.span)
    if not held:
        near = nearest(source.anchors, remark.span.start)
        held = (near,) if near is not None else ()
    if not held:
        return 0, []
    return int(held[0].node) - 1, [anchor for anchor in held if anchor.node == held[0].node]


def _lines(raw: Any, text: Any, held: Sequence[Anchor]) -> list[Box]:
    """The boxes of the characters, joined where they stand side by side."""
    box = raw.FS_RECTF()
    lines: list[Box] = []
    for anchor in held:
        for index in range(anchor.offset, anchor.offset + anchor.end - anchor.start):
            if not raw.FPDFText_GetLooseCharBox(text, index, ctypes.byref(box)):
                continue
            left, bottom, right, top = box.left, box.bottom, box.right, box.top
            if lines and abs(lines[-1][1] - bottom) < _SAME_LINE:
                low, base, high, height = lines[-1]
                lines[-1] = min(low, left), min(base, bottom), max(high, right), max(height, top)
            else:
                lines.append((left, bottom, right, top))
    return lines


def _highlight(pypdf: Any, writer: Any, page: Any, remark: Remark, lines: Sequence[Box]) -> None:
    generic = pypdf.generic
    name, text = generic.NameObject, generic.TextStringObject
    around = _numbers(generic, _around(lines))
    colour = _numbers(generic, _COLOURS[remark.severity])
    corners = [side for left, low, right, top in lines for side in (left, top, right, top, left, low, right, low)]
    annotation = generic.DictionaryObject(
        {
            name("/Type"): name("/Annot"),
            name("/Subtype"): name("/Highlight"),
            name("/Rect"): around,
            name("/QuadPoints"): _numbers(generic, corners),
            name("/C"): colour,
            name("/F"): generic.NumberObject(_PRINTED),
            name("/T"): text(AUTHOR),
            name("/Contents"): text("\n".join(remark.lines)),
            name("/AP"): generic.DictionaryObject(
                {name("/N"): writer._add_object(_appearance(generic, lines, _COLOURS[remark.severity]))}
            ),
        }
    )
    own = writer._add_object(annotation)
    if "/Annots" in page:
        # As a list of the page's own: it may be shared, or stand in the part of the file that stays.
        page[name("/Annots")] = generic.ArrayObject([*page["/Annots"].get_object(), own])
    else:
        page[name("/Annots")] = generic.ArrayObject([own])


def _appearance(generic: Any, lines: Sequence[Box], colour: Sequence[object]) -> Any:
    """What is drawn: readers that make none of their own show nothing without it. It darkens, and hides no letter."""
    name = generic.NameObject
    stream = generic.StreamObject()
    boxes = " ".join(
        f"{_told(left)} {_told(low)} {_told(right - left)} {_told(top - low)} re" for left, low, right, top in lines
    )
    stream.set_data(f"/G gs {' '.join(map(str, colour))} rg {boxes} f".encode())
    state = generic.DictionaryObject({name("/Type"): name("/ExtGState"), name("/BM"): name("/Multiply")})
    stream.update(
        {
            name("/Type"): name("/XObject"),
            name("/Subtype"): name("/Form"),
            name("/BBox"): _numbers(generic, _around(lines)),
            name("/Resources"): generic.DictionaryObject(
                {name("/ExtGState"): generic.DictionaryObject({name("/G"): state})}
            ),
        }
    )
    return stream


def _around(lines: Sequence[Box]) -> Box:
    lefts, lows, rights, tops = zip(*lines, strict=True)
    return min(lefts), min(lows), max(rights), max(tops)


def _numbers(generic: Any, sides: Sequence[object]) -> Any:
    return generic.ArrayObject([generic.FloatObject(_told(side)) for side in sides])


def _told(side: object) -> str:
    return side if isinstance(side, str) else f"{side:.2f}"
