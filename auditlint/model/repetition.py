"""The same thing told twice in one report: a figure in two places, or a passage under two headings."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.equation import Standing
from auditlint.model.quantity import Quantity
from auditlint.model.span import Span


class RepetitionKind(Enum):
    """Where the two mentions stand."""

    TEXT = "text"
    TEXT_TABLE = "text-table"
    TABLES = "tables"
    SENTENCES = "sentences"  # whole sentences alike but for the figure
    SCALES = "scales"  # one numeral with two scales: 48216亿元 and 48216万元


@dataclass(frozen=True, slots=True, eq=False)
class Repetition:
    """``second`` tells again what ``first`` told: the two must agree, the coarser within its digits.

    ``second`` is the later one, or the one that the text around it speaks against. ``label`` are the
    words that both mentions share. A TENTATIVE one is worth a tick where the two agree and says
    nothing where they differ.
    """

    kind: RepetitionKind
    first: Quantity
    second: Quantity
    label: str
    standing: Standing


@dataclass(frozen=True, slots=True, eq=False)
class Copied:
    """A passage that stands word for word in two places.

    ``figures`` counts the results in it (amounts, counts); ``apart`` tells whether the two places
    belong to different projects, so that the results would be reported twice.
    """

    first: Span
    second: Span
    figures: int = 0
    apart: bool = False
