"""The same report as text, Word document, page and PDF gives the same findings and ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from auditlint import reading
from auditlint.model.source import Source
from tests.documents.comparing import Told, kept, told_of
from tests.documents.converting import to_docx, to_html, to_pdf

ROOT = Path(__file__).parent.parent.parent
REPORTS = sorted(each for folder in ("examples", "tests/reports") for each in (ROOT / folder).glob("*.[tm][xd]*"))
# The share of what the text gives that must come from the document, and of what may come beside it: reportlab
# leaves out blanks, and a table laid out in another way is not always read alike.
FINDINGS, TICKS, BESIDE = 0.92, 0.95, 0.12


@pytest.fixture(scope="module")
def from_text() -> dict[Path, Told]:
    return {path: told_of(reading.load(path)) for path in REPORTS}


@pytest.mark.parametrize(
    ("convert", "suffix", "needed"),
    [(to_docx, "docx", "docx"), (to_html, "html", ""), (to_pdf, "pdf", "reportlab pypdfium2")],
)
def test_documents_say_what_their_text_says(
    from_text: dict[Path, Told], convert: Callable[[Source], bytes], suffix: str, needed: str
) -> None:
    """Nearly everything that is found in the text, and hardly anything else."""
    for library in needed.split():
        pytest.importorskip(library)
    told = Counter[str]()
    for path, text in from_text.items():
        data = convert(reading.load(path))
        told += kept(text, told_of(reading.open_bytes(data, f"{path.stem}.{suffix}")))
    assert told["same"] >= FINDINGS * told["findings"], told
    assert told["new"] <= BESIDE * told["findings"], told
    assert told["held"] >= TICKS * told["ticks"], told
