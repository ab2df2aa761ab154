"""The reports of the shared corpus as Word document, page, PDF and text of one cell a line, against their text.

Runs only where the corpus lies beside the checkout; PDF and page by LibreOffice only where that is installed. With
``-s`` the shares are printed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from auditlint import reading
from auditlint.model.source import Source
from auditlint.reading.documents import office
from tests.documents.comparing import Told, kept, told_of
from tests.documents.converting import by_office, to_cells, to_docx

CORPUS = Path(__file__).parent.parent.parent.parent / "shared" / "corpus"
REPORTS = sorted(path for folder in ("reports", "wider/reports") for path in (CORPUS / folder).glob("*.txt"))
# Of findings, of ticks, and of findings beside those of the text. Tables that stand in the text as streams of cells
# reach the Word document less what the text leaves open: ticks are counted in the reports without such.
DOCUMENTS = (0.95, 0.97, 0.03)
CELLS = (0.90, 0.90, 0.03)

pytestmark = pytest.mark.skipif(not REPORTS, reason="no corpus beside this checkout")


@pytest.fixture(scope="module")
def from_text() -> dict[Path, Told]:
    return {path: told_of(reading.load(path)) for path in REPORTS}


def _office(source: Source, suffix: str) -> bytes:
    return by_office(to_docx(source), suffix)


def _has_stream(path: Path) -> bool:
    return any(table.layout == "stream" for table in reading.structure(reading.load(path)).tables)


@pytest.mark.parametrize(
    ("convert", "name", "floors"),
    [
        (to_docx, "report.docx", DOCUMENTS),
        (to_cells, "report.txt", CELLS),
        (partial(_office, suffix="html"), "office.html", DOCUMENTS),
        (partial(_office, suffix="pdf"), "office.pdf", DOCUMENTS),
    ],
    ids=["docx", "one cell a line", "html by LibreOffice", "pdf by LibreOffice"],
)
def test_documents_say_what_their_text_says(
    from_text: dict[Path, Told],
    convert: Callable[[Source], bytes],
    name: str,
    floors: tuple[float, float, float],
) -> None:
    """The shares of findings and ticks that the text gives and the document too."""
    pytest.importorskip("docx")
    if name.startswith("office") and office.program() is None:
        pytest.skip("LibreOffice is not installed")
    if name.endswith("pdf"):
        pytest.importorskip("pypdfium2")
    told = Counter[str]()
    for path, text in from_text.items():
        counts = kept(text, told_of(reading.open_bytes(convert(reading.load(path)), name)))
        if _has_stream(path):
            del counts["ticks"], counts["held"]
        told += counts
    findings, ticks, beside = floors
    print(name, {"findings": told["same"] / told["findings"], "ticks": told["held"] / told["ticks"], **told})
    assert told["same"] >= findings * told["findings"], told
    assert told["held"] >= ticks * told["ticks"], told
    assert told["new"] <= beside * told["findings"], told
