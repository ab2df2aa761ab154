"""A report's own text with every figure marked by its state: what a page shows, free of the document behind it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from auditlint.model.span import Span


class Shade(Enum):
    """The state of a figure as a reader sees it; worst first."""

    INCONSISTENT = "inconsistent"  # a finding stands here
    DOUBTFUL = "doubtful"  # takes part in an equation that fails, and is not the suspect
    OTHER_READING = "other-reading"
    ROUNDING = "rounding"
    CONSISTENT = "consistent"
    UNREADABLE = "unreadable"
    OPEN = "open"  # not recomputed
    PLAIN = "plain"  # states no data: a year, a counted item, a word that a finding is about


# What the bar of coverage is made of, from the left.
COVERED = (
    Shade.CONSISTENT,
    Shade.ROUNDING,
    Shade.OTHER_READING,
    Shade.DOUBTFUL,
    Shade.INCONSISTENT,
    Shade.UNREADABLE,
    Shade.OPEN,
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the text and the marks that lie over it."""

    text: str
    marks: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph. ``kind`` is "title", "heading", "prose", "caption" or "residue"; ``level`` is a heading's depth."""

    kind: str
    level: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ViewedCell:
    """``indent`` counts half characters; ``figure`` says whether the cell holds a figure and nothing else."""

    pieces: tuple[Piece, ...] = ()
    indent: int = 0
    figure: bool = False


@dataclass(frozen=True, slots=True)
class ViewedTable:
    """Rows from the top, all of one width; the first ``head`` are headers."""

    rows: tuple[tuple[ViewedCell, ...], ...]
    head: int


@dataclass(frozen=True, slots=True)
class Term:
    """A figure in an equation, as it is written there, and the mark that it has in the text."""

    text: str
    mark: int


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of evidence in words; ``bits`` are hundredths, above nought where they speak for an error."""

    words: str
    bits: int


@dataclass(frozen=True, slots=True)
class ViewedClaim:
    """One equation: ``parts`` are its text with its figures in it, the stated one first; ``listed`` are counted places.

    ``verdict`` is the outcome's name, "doubted" where it fails and is likelier misread; ``difference`` is recomputed
    less stated, None where they agree as printed; ``confidence`` says in words how sure it is that the figure is wrong,
    where that was weighed.
    """

    check: str
    title: str
    verdict: str
    parts: tuple[str | Term, ...]
    stated: int
    terms: tuple[int, ...]
    listed: tuple[int, ...]
    computed: str | None
    difference: str | None
    reason: str | None
    confidence: str = ""
    evidence: tuple[Weighed, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A place of the text that can be asked about; ``data`` says whether it is a figure that states something.

    ``claims`` are the equations to show for it, the one that matters most first; ``findings`` those of the report
    that stand here, by their fingerprints.
    """

    span: Span
    text: str
    shade: Shade
    line: int
    label: str
    where: str
    data: bool = True
    claims: tuple[int, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """``marks`` and ``claims`` by number; ``findings`` tell at which mark each stands, by its fingerprint."""

    blocks: tuple[Passage | ViewedTable, ...]
    marks: tuple[Mark, ...]
    claims: tuple[ViewedClaim, ...]
    findings: Mapping[str, int]

    def count(self, shade: Shade) -> int:
        """How many figures that state data are in this state."""
        return sum(mark.data and mark.shade is shade for mark in self.marks)
