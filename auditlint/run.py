"""The whole program in order: reading, measuring, stating, checks, judging, weighing, diagnosing, triage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, localcontext
from functools import partial
from pathlib import Path

from auditlint import diagnosing, effort, isolating, judging, measuring, reading, stating, triage, weighing
from auditlint.model.bounds import Bounds
from auditlint.model.check import Check
from auditlint.model.coverage import Coverage
from auditlint.model.document import Document
from auditlint.model.equation import Defect
from auditlint.model.finding import Finding
from auditlint.model.form import Form
from auditlint.model.report import Report
from auditlint.model.shelter import Shelter
from auditlint.model.source import Source
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Brief:
    """What the user knows of a report that its text does not say: its year, words misspelt (wrong, right); and from
    which confidence on a failure is worth telling."""

    year: int | None = None
    misspellings: tuple[tuple[str, str], ...] = ()
    thresholds: Thresholds = USUAL


NOTHING_KNOWN = Brief()
USUAL_BOUNDS = Bounds()
# Digits enough for what any few figures of a report make, however long: nothing is rounded but on purpose.
_WIDE = Context(prec=400)


def understand(
    source: Source,
    brief: Brief = NOTHING_KNOWN,
    forms: Sequence[Form] = (),
    shelter: Shelter | None = None,
    bounds: Bounds = USUAL_BOUNDS,
) -> Document:
    """Source -> Document with paragraphs, tables, quantities, facts and derivations by the known forms and these.

    Raises BoundMet where there are more figures or cells than the bounds allow.
    """
    effort.refuse_figures(source, bounds)
    structure = reading.structure(source)
    effort.refuse_cells(structure, bounds)
    document = stating.state(measuring.measure(structure, shelter), brief.year, forms, shelter)
    return replace(document, misspellings=brief.misspellings) if brief.misspellings else document


def audit(
    source: Source,
    checks: Sequence[Check],
    brief: Brief = NOTHING_KNOWN,
    sheltered: bool = True,
    bounds: Bounds = USUAL_BOUNDS,
) -> Report:
    """One report through all rooms. What fails in one place is named in ``errors``; everything else goes on.

    ``sheltered=False`` raises it instead. Raises BoundMet where there is more than the bounds allow.
    """
    shelter = Shelter(open=not sheltered)
    with localcontext(_WIDE):
        document = understand(source, brief, tuple(form for check in checks for form in check.forms), shelter, bounds)
        found = [(check, isolating.pointed_out(check, document, shelter)) for check in checks]
        verdicts = [each for check, items in found for each in isolating.judged(check, items, judging.judge, shelter)]
        defects = [(check, item) for check, items in found for item in items if isinstance(item, Defect)]
        conclude = partial(_concluded, document, checks, defects, brief.thresholds)
        findings, settled, coverage = isolating.concluded(verdicts, conclude, shelter)
    errors = isolating.told(shelter, source)
    unread = (*source.unread, *reading.too_wide(document))
    return Report(source.path, document, findings, settled, coverage, errors, unread, source.notes)


def _concluded(
    document: Document,
    checks: Sequence[Check],
    defects: Sequence[tuple[Check, Defect]],
    thresholds: Thresholds,
    verdicts: Sequence[Verdict],
) -> tuple[tuple[Finding, ...], tuple[Verdict, ...], Coverage]:
    """What all verdicts together say."""
    weighed = weighing.weigh(judging.settle(list(verdicts)), judging.judge, thresholds)
    diagnosis = diagnosing.diagnose(weighed, judging.judge, judging.holds)
    mended = diagnosing.mend(defects, diagnosis)
    findings = triage.findings(document, checks, diagnosis.verdicts, mended, diagnosis, thresholds)
    return findings, diagnosis.verdicts, triage.coverage(document, diagnosis.verdicts)


def audit_file(
    path: Path,
    checks: Sequence[Check],
    brief: Brief = NOTHING_KNOWN,
    encoding: str | None = None,
    bounds: Bounds = USUAL_BOUNDS,
) -> Report:
    """A file through all rooms. Raises InputError where it cannot be read."""
    return audit(reading.load(path, encoding, bounds), checks, brief, bounds=bounds)


def audit_bytes(
    data: bytes,
    path: str,
    checks: Sequence[Check],
    brief: Brief = NOTHING_KNOWN,
    encoding: str | None = None,
    bounds: Bounds = USUAL_BOUNDS,
) -> Report:
    """What came through standard input, under the name that ``path`` gives it. Raises InputError."""
    return audit(reading.open_bytes(data, path, encoding, bounds), checks, brief, bounds=bounds)
