"""A verdict or defect that somebody must look at, after triage."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from auditlint.model.confidence import CERTAIN
from auditlint.model.evidence import Evidence
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from auditlint.model.verdict import Outcome
from auditlint.model.words import Words


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Put ``replacement`` where ``span`` is, because of ``reason``."""

    span: Span
    replacement: str
    reason: Words


@dataclass(frozen=True, slots=True)
class Finding:
    """``outcome`` is None for a defect of form. ``stated`` … ``difference`` are printed numbers with
    their unit; ``where`` is for people: heading path, table row and column. ``confidence``, 0 to 1, is how far the
    failure may be believed, ``evidence`` what it is made of; what was not weighed has none, and is believed as often
    as such findings were right. ``ground`` names the structural reason for the equation."""

    check: str
    name: str
    severity: Severity
    outcome: Outcome | None
    span: Span
    message: Words
    stated: str | None = None
    computed: str | None = None
    difference: str | None = None
    equation: Words | None = None
    related: tuple[Span, ...] = ()
    suggestion: Suggestion | None = None
    where: str = ""
    fingerprint: str = ""
    confidence: Fraction = CERTAIN
    evidence: tuple[Evidence, ...] = ()
    ground: str = "form"
