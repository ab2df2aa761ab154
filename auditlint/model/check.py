"""A check is a value: one identity, why it matters, and where it is stated."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from auditlint.model.document import Document
from auditlint.model.equation import Defect, Equation
from auditlint.model.form import Form
from auditlint.model.severity import Severity
from auditlint.model.words import Words


@dataclass(frozen=True, slots=True)
class Check:
    """One identity that a report must satisfy.

    ``code`` never changes and is never reused; ``name`` says what must hold. ``title`` is one line,
    ``fault`` the phrase a finding opens with ("合计与分项不符"). ``rationale`` says why a reader of the
    report should care, with the rule's source where there is one. ``find`` is pure and never compares
    two numbers. In ``good`` and ``bad`` ⟦…⟧ marks the figure that must come out consistent, or
    inconsistent (for defects: the place that must be found; a good example of a defect has none).
    ``forms`` are those of derived figures that the check brings along: what they derive stands in
    ``document.derivations`` under their names.
    """

    code: str
    name: str
    title: Words
    fault: Words
    rationale: Words
    severity: Severity
    find: Callable[[Document], Iterable[Equation | Defect]]
    good: tuple[str, ...]
    bad: tuple[str, ...]
    forms: tuple[Form, ...] = ()
