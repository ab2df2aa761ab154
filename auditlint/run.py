"""The whole program in order: reading, measuring, stating, checks, judging, weighing, diagnosing, triage."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from auditlint import diagnosing, judging, measuring, reading, stating, triage, weighing
from auditlint.model.bounds import Bounds
from auditlint.model.check import Check
from auditlint.model.document import Document
from auditlint.model.equation import Defect, Equation
from auditlint.model.form import Form
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Brief:
    """What the user knows of a report that its text does not say: its year, words misspelt (wrong, right)."""

    year: int | None = None
    misspellings: tuple[tuple[str, str], ...] = ()


NOTHING_KNOWN = Brief()
USUAL_BOUNDS = Bounds()


def understand(source: Source, brief: Brief = NOTHING_KNOWN, forms: Sequence[Form] = ()) -> Document:
    """Source -> Document with paragraphs, tables, quantities, facts and derivations by the known forms and these."""
    document = stating.state(measuring.measure(reading.structure(source)), brief.year, forms)
    return replace(document, misspellings=brief.misspellings) if brief.misspellings else document


def audit(source: Source, checks: Sequence[Check], brief: Brief = NOTHING_KNOWN) -> Report:
    """One report through all rooms. A check that crashes is named in ``errors``; the others go on."""
    document = understand(source, brief, tuple(form for check in checks for form in check.forms))
    verdicts: list[Verdict] = []
    defects: list[tuple[Check, Defect]] = []
    errors: list[str] = []
    for check in checks:
        try:
            found = list(check.find(document))
        except Exception as error:
            errors.append(f"{check.code} {check.name}: {type(error).__name__}: {error}")
            continue
        verdicts += [judging.judge(check.code, item) for item in found if isinstance(item, Equation)]
        defects += [(check, item) for item in found if isinstance(item, Defect)]
    diagnosis = diagnosing.diagnose(
        weighing.weigh(judging.settle(verdicts), judging.judge), judging.judge, judging.holds
    )
    verdicts = list(diagnosis.verdicts)
    defects = diagnosing.mend(defects, diagnosis)
    findings = triage.findings(document, checks, verdicts, defects, diagnosis)
    return Report(
        source.path,
        document,
        findings,
        tuple(verdicts),
        triage.coverage(document, verdicts),
        tuple(errors),
        source.unread,
        source.notes,
    )


def audit_file(
    path: Path,
    checks: Sequence[Check],
    brief: Brief = NOTHING_KNOWN,
    encoding: str | None = None,
    bounds: Bounds = USUAL_BOUNDS,
) -> Report:
    """A file through all rooms. Raises InputError where it cannot be read."""
    return audit(reading.load(path, encoding, bounds), checks, brief)


def audit_bytes(
    data: bytes,
    path: str,
    checks: Sequence[Check],
    brief: Brief = NOTHING_KNOWN,
    encoding: str | None = None,
    bounds: Bounds = USUAL_BOUNDS,
) -> Report:
    """What came through standard input, under the name that ``path`` gives it. Raises InputError."""
    return audit(reading.open_bytes(data, path, encoding, bounds), checks, brief)
