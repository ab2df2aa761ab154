"""Each stretch of the text leads back to the very characters of the file that it was made of."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest

from auditlint import measuring, reading
from auditlint.model.anchor import Anchor, nearest, within
from auditlint.model.source import Source
from auditlint.model.span import Span
from tests.documents.converting import to_docx, to_pdf
from tests.documents.packing import docx, paragraph

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md"))


def _bare(text: str) -> str:
    return "".join(text.split())


def _word_text(data: bytes) -> Callable[[Anchor], str]:
    archive = zipfile.ZipFile(io.BytesIO(data))
    parts = {
        name: list(ElementTree.fromstring(archive.read(name)).iter()) for name in archive.namelist() if ".xml" in name
    }
    return lambda anchor: (parts[anchor.part][int(anchor.node)].text or "")[anchor.offset :][
        : anchor.end - anchor.start
    ]


def _page_text(data: bytes) -> Callable[[Anchor], str]:
    import pypdfium2

    pages = [page.get_textpage() for page in pypdfium2.PdfDocument(data)]
    return lambda anchor: pages[int(anchor.node) - 1].get_text_range(anchor.offset, anchor.end - anchor.start)


@pytest.mark.parametrize(("suffix", "convert", "reader"), [("docx", to_docx, _word_text), ("pdf", to_pdf, _page_text)])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_anchors_hold_the_very_characters(
    path: Path, suffix: str, convert: Callable[[Source], bytes], reader: Callable[[bytes], Callable[[Anchor], str]]
) -> None:
    """What an anchor names is what stands there, every figure has its anchors, and they are in order and apart."""
    data = convert(reading.load(path))
    source = reading.open_bytes(data, f"report.{suffix}")
    text_at = reader(data)
    assert source.anchors
    for anchor in source.anchors:
        assert _bare(text_at(anchor)) == _bare(source.text[anchor.start : anchor.end])
    assert all(one.end <= other.start for one, other in zip(source.anchors, source.anchors[1:], strict=False))
    for quantity in measuring.measure(reading.structure(source)).every_quantity():
        held = within(source.anchors, quantity.numeral_span)
        assert _bare("".join(map(text_at, held))) == _bare(source[quantity.numeral_span])


def test_runs_that_split_a_figure_are_held_apart() -> None:
    """Word breaks a figure over runs wherever somebody has edited; a number that it makes itself has no anchor."""
    runs = "".join(f"<w:r><w:t>{text}</w:t></w:r>" for text in ("支出12", "34.", "56万元"))
    source = reading.open_bytes(docx(f"<w:p>{runs}</w:p>"), "r.docx")
    at = source.text.index("1234.56")
    held = within(source.anchors, Span(at, at + 7))
    assert [(anchor.offset, anchor.end - anchor.start) for anchor in held] == [(2, 2), (0, 3), (0, 2)]
    assert len({anchor.node for anchor in held}) == 3


def test_cells_of_a_sheet_are_meant_as_a_whole() -> None:
    """The sheet's name and the cell's, wherever in the cell the figure stands."""
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "支出"
    for row in (["项目", "预算数", "支出数"], ["甲", 10, 9], ["乙", 20, 18], ["合计", 30, 28]):
        sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    source = reading.open_bytes(stream.getvalue(), "r.xlsx")
    at = source.text.index("28")
    (anchor,) = within(source.anchors, Span(at, at + 2))
    assert (anchor.part, anchor.node) == ("支出", "C4")


def test_what_has_no_anchor_is_pinned_to_its_neighbour() -> None:
    """A number of a list is nobody's text: the words behind it are the nearest."""
    source = reading.open_bytes(docx(paragraph("支出10万元")), "r.docx")
    assert nearest(source.anchors, 0) == source.anchors[0]
    assert nearest(source.anchors, len(source.text)) == source.anchors[-1]
    assert nearest((), 0) is None
    assert within((), Span(0, 3)) == ()
