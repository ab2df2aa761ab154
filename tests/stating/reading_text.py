"""One sentence through the rooms up to stating, and what it says in figures."""

from __future__ import annotations

from auditlint import run
from auditlint.model.derivation import Derivation
from auditlint.model.document import Document
from auditlint.model.fact import Fact
from auditlint.model.source import Source


def stated(text: str) -> Document:
    return run.understand(Source("a.txt", text))


def told(facts: tuple[Fact, ...]) -> list[str]:
    """The figures as printed."""
    return [fact.quantity.text for fact in facts]


def derived(text: str, figure: str) -> list[Derivation]:
    """What the text claims of a figure, as printed."""
    return [each for each in stated(text).derivations if each.fact.quantity.text == figure]
