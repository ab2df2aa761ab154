"""The auditor's working paper of one report: its figures, its equations as formulas over them, what was found."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.reporting.printed import PrintedFinding
from auditlint.reporting.viewed import Shade


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """``value`` is that of the printed numeral, in its unit: 17 of 17万元, 98.16 of 98.16%."""

    line: int
    where: str
    label: str
    text: str
    value: Decimal
    unit: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class PaperClaim:
    """``formula`` is over figures, {12} for the figure of that number; None where no formula says it.

    ``computed`` and ``slack`` are in the stated figure's unit: the result, and how far the printed digits allow it
    to lie from what is stated. ``relation`` is "=", "≤" or "≥"; ``rounded`` results are compared at ``decimals``.
    """

    check: str
    title: str
    line: int
    where: str
    quote: str
    equation: str
    stated: int
    formula: str | None
    computed: Fraction | None
    slack: Fraction
    relation: str
    magnitude: bool
    rounded: bool
    decimals: int
    verdict: str
    confidence: Fraction | None
    weighed: bool
    reason: str


@dataclass(frozen=True, slots=True, eq=False)
class Paper:
    """Figures that state data or take part in an equation, in the order of the report; claims by place."""

    figures: tuple[PaperFigure, ...]
    claims: tuple[PaperClaim, ...]
    findings: tuple[PrintedFinding, ...]
