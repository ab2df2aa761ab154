"""What one run says of one report."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditlint.model.coverage import Coverage
from auditlint.model.document import Document
from auditlint.model.finding import Finding
from auditlint.model.suppression import Suppression
from auditlint.model.verdict import Verdict
from auditlint.model.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """``document`` is None where the file could not be read; ``errors`` then say why, and else what failed on which
    place of it.

    ``suppressed`` are findings that somebody has accounted for, each with the account.
    ``unread`` is what of the file was left out, ``notes`` what else a reader must know of the reading.
    """

    path: str
    document: Document | None
    findings: tuple[Finding, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    coverage: Coverage = field(default_factory=Coverage)
    errors: tuple[Words, ...] = ()
    unread: tuple[Words, ...] = ()
    notes: tuple[Words, ...] = ()
    suppressed: tuple[tuple[Finding, Suppression], ...] = ()
