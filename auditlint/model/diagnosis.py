"""Which figure of a failed equation is wrong, and what it should have been."""

from __future__ import annotations

from dataclasses import dataclass, field

from auditlint.model.quantity import Quantity
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict
from auditlint.model.words import Words


@dataclass(frozen=True, slots=True)
class Blame:
    """The answer for one failed equation.

    ``figure`` is the one to look at. ``replacement`` is the numeral to put in its place, None where
    none stands out; ``reason`` is the proof. ``root`` is the index (among the verdicts) of the failure
    that this one derives from, None for a root. ``with_unit``: the replacement stands for numeral and unit.
    """

    figure: Quantity
    replacement: str | None = None
    reason: Words | None = None
    root: int | None = None
    with_unit: bool = False


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """``verdicts`` are those judged, with the ones that a slip of the pen explains now inconsistent.

    ``blames`` go by the index of the verdict, ``mended`` by the span of a malformed numeral; ``remark``
    says so when the search met its bound.
    """

    verdicts: tuple[Verdict, ...] = ()
    blames: dict[int, Blame] = field(default_factory=dict)
    mended: dict[Span, Blame] = field(default_factory=dict)
    remark: Words | None = None
