"""The same report as text, Word document, page and PDF gives the same findings and ticks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from auditlint import reading, registry, run
from auditlint.model.source import Source
from auditlint.model.verdict import Outcome
from tests.documents.converting import to_docx, to_html, to_pdf

ROOT = Path(__file__).parent.parent.parent
REPORTS = sorted(each for folder in ("examples", "tests/reports") for each in (ROOT / folder).glob("*.[tm][xd]*"))
CHECKS = registry.load().checks
HELD = (Outcome.CONSISTENT, Outcome.ROUNDING)
# The share of what the text gives that must come from the document, and of what may come beside it: reportlab
# leaves out blanks, and a table laid out in another way is not always read alike.
FINDINGS, TICKS, BESIDE = 0.92, 0.95, 0.12

Told = tuple[Counter[tuple[str, str]], Counter[tuple[str, str]]]


def told_of(source: Source) -> Told:
    """Loud findings and ticks, each by its check and the figure's own text."""
    report = run.audit(source, CHECKS)
    text = source.text
    findings = Counter(
        (each.check, "".join(text[each.span.start : each.span.end].split()))
        for each in report.findings
        if each.severity.value != "info"
    )
    ticks = Counter((each.check, each.stated.text) for each in report.verdicts if each.outcome in HELD)
    return findings, ticks


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
    kept = Counter[str]()
    for path, (findings, ticks) in from_text.items():
        data = convert(reading.load(path))
        found, held = told_of(reading.open_bytes(data, f"{path.stem}.{suffix}"))
        kept += Counter(findings=findings.total(), same=(findings & found).total(), new=(found - findings).total())
        kept += Counter(ticks=ticks.total(), held=(ticks & held).total())
    assert kept["same"] >= FINDINGS * kept["findings"], kept
    assert kept["new"] <= BESIDE * kept["findings"], kept
    assert kept["held"] >= TICKS * kept["ticks"], kept
