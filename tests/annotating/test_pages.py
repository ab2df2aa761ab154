"""Highlights in a PDF: over the very figure, behind the file as it was."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from auditlint import reading
from auditlint.errors import CannotAnnotate
from tests.annotating.making import EXAMPLES, ROOT, audited, copy_of, loud, said
from tests.documents.converting import to_pdf

pypdf = pytest.importorskip("pypdf")


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_loud_finding_is_highlighted_at_its_figure(path: Path) -> None:
    """Under the highlight is the figure; its words are in the annotation; the copy reads as the file did."""
    import pypdfium2

    data = to_pdf(reading.load(path))
    report = audited(data, "报告.pdf")
    made = copy_of(data, "报告.pdf")
    assert made.startswith(data)
    assert report.document is not None
    again = audited(made, "报告.pdf")
    assert again.document is not None
    assert again.document.source.text == report.document.source.text
    assert said(again) == said(report)
    pages = pypdfium2.PdfDocument(made)
    found = []
    for number, page in enumerate(pypdf.PdfReader(io.BytesIO(made)).pages):
        for reference in page.get("/Annots", ()):
            annotation = reference.get_object()
            left, bottom, right, top = map(float, annotation["/Rect"])
            under = pages[number].get_textpage().get_text_bounded(left - 0.5, bottom, right + 0.5, top)
            found.append((annotation["/Contents"], "".join(under.split())))
            assert annotation["/T"] == "auditlint"
            assert annotation["/F"] & 4
            assert annotation["/AP"]["/N"].get_object()["/Subtype"] == "/Form"
    assert len(found) == len(loud(report))
    for finding in loud(report):
        quote = "".join(report.document.source[finding.span].split())
        assert any(finding.message.zh in words and quote in under for words, under in found)


def test_a_file_that_permits_no_change_is_refused() -> None:
    """It opens without a password, and may not be changed: that is its owner's word."""
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(to_pdf(reading.load(EXAMPLES[0]))))
    writer.encrypt("", "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    with pytest.raises(CannotAnnotate, match=r"r\.pdf"):
        copy_of(stream.getvalue(), "r.pdf")


@pytest.mark.parametrize("angle", [90, 180, 270])
def test_a_page_on_its_side_is_highlighted_at_its_figure(angle: int) -> None:
    """Places are those of the page as it is described, whichever way it is shown."""
    import pypdfium2

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(to_pdf(reading.load(ROOT / "examples" / "space-aligned.txt"))))
    for page in writer.pages:
        page.rotate(angle)
        page.cropbox.lower_left = (20, 30)
    stream = io.BytesIO()
    writer.write(stream)
    made = copy_of(stream.getvalue(), "r.pdf")
    text = pypdfium2.PdfDocument(made)[0].get_textpage()
    found = []
    for reference in pypdf.PdfReader(io.BytesIO(made)).pages[0]["/Annots"]:
        left, low, right, top = map(float, reference.get_object()["/Rect"])
        found.append(text.get_text_bounded(left, low, right, top).strip())
    assert "24530" in found


def test_annotations_of_others_stay() -> None:
    """A copy of a copy has both."""
    data = to_pdf(reading.load(EXAMPLES[0]))
    once = copy_of(data, "r.pdf")
    twice = copy_of(once, "r.pdf")
    counts = [
        sum(len(page.get("/Annots", ())) for page in pypdf.PdfReader(io.BytesIO(each)).pages) for each in (once, twice)
    ]
    assert counts[1] == 2 * counts[0] > 0
