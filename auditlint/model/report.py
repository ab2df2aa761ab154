"""What one run says of one report."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditlint.model.coverage import Coverage
from auditlint.model.document import Document
from auditlint.model.finding import Finding
from auditlint.model.verdict import Verdict


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """``document`` is None where the file could not be read; ``errors`` then say why."""

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    errors: tuple[str, ...] = ()
