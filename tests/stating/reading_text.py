"""One sentence through the rooms up to stating, and what it says in figures."""

from __future__ import annotations

from auditlint.model.comparison import Comparison

from auditlint import run
from auditlint.model.document import Document
from auditlint.model.fact import Fact
from auditlint.model.scope import Scope
from auditlint.model.source import Source


def stated(text: str) -> Document:
    return run.understand(Source("a.txt", text))


def told(facts: tuple[Fact, ...]) -> list[str]:
    """The figures as printed."""
    return [fact.quantity.text for fact in facts]


def lists(scope: Scope) -> list[list[str]]:
    """Every defensible list, with its signs."""
    return [["-" * (sign < 0) + fact.quantity.text for sign, fact in members] for members in scope.members]


def related(comparison: Comparison) -> tuple[str, list[str], list[str]]:
    """(figure, its levels, its bases)."""
    return comparison.fact.quantity.text, told(comparison.levels), told(comparison.bases)
