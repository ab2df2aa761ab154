"""What one run says of one report, ready to print: small, in one language, free of the document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from auditlint.model.check import Check


@dataclass(frozen=True, slots=True)
class Place:
    """Lines and columns of the text as read, from 1, in code points; ``end_column`` is exclusive.

    ``landmark`` names the place in the file itself where that is a document: 第3页, 表2第5行, Sheet1!D7.
    """

    line: int
    column: int
    end_line: int
    end_column: int
    quote: str
    where: str = ""
    landmark: str = ""

    def told(self, message: str) -> str:
        """A message with the place in the document behind it, for formats that have only lines and columns."""
        return f"{message} 〔{self.landmark}〕" if self.landmark else message


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A piece of one line, safe for a terminal; ``start`` and ``end`` mark the figure in it."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class PrintedSuggestion:
    """The text to put at a place, and why; an empty replacement takes the text away."""

    place: Place
    replacement: str
    reason: str

    def change(self, edition: Edition) -> str:
        """What a reader is to do: "17 → 1.7"."""
        if not self.replacement:
            return edition.say(f"删去 {self.place.quote}", f"delete {self.place.quote}")
        return f"{self.place.quote} → {self.replacement}"


@dataclass(frozen=True, slots=True, eq=False)
class PrintedEvidence:
    """One piece of what a confidence is made of; ``bits`` with two decimals, so that they add up."""

    name: str
    bits: Decimal
    words: str


@dataclass(frozen=True, slots=True, eq=False)
class PrintedFinding:
    """A finding in words; ``severity`` and ``verdict`` as the JSON contract names them.

    ``likelihood`` is the confidence in a word, none for what is certain.
    """

    place: Place
    excerpt: Excerpt
    check: str
    name: str
    severity: str
    verdict: str
    message: str
    stated: str | None
    computed: str | None
    difference: str | None
    equation: str | None
    related: tuple[Place, ...]
    suggestion: PrintedSuggestion | None
    fingerprint: str
    confidence: Fraction
    likelihood: str = ""
    evidence: tuple[PrintedEvidence, ...] = ()
    ground: str = ""

    @property
    def loud(self) -> bool:
        """Whether it counts as a place that does not agree; info is only a remark."""
        return self.severity != "info"


@dataclass(frozen=True, slots=True, eq=False)
class PrintedClaim:
    """One equation with its verdict."""

    place: Place
    check: str
    name: str
    verdict: str
    equation: str
    computed: str | None
    reason: str | None
    related: tuple[Place, ...]
    confidence: Fraction | None = None
    evidence: tuple[PrintedEvidence, ...] = ()
    ground: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PrintedFigure:
    """A figure that no equation was decided for; ``state`` is "mentioned" or "unreadable"."""

    line: int
    text: str
    state: str


@dataclass(frozen=True, slots=True, eq=False)
class PrintedReport:
    """``read`` is False where the file could not be read at all; ``errors`` then say why.

    ``figures`` state data: those ``recomputed``, those that are ``unreadable`` and the rest, which the
    report only mentions; ``excluded`` are the numbers that state none. ``uncovered`` is for a trace; ``notes`` are
    what a reader must know of how the file was read.
    """

    path: str
    year: int | None = None
    figures: int = 0
    recomputed: int = 0
    unreadable: int = 0
    excluded: int = 0
    uncovered: tuple[PrintedFigure, ...] = ()
    findings: tuple[PrintedFinding, ...] = ()
    claims: tuple[PrintedClaim, ...] = ()
    errors: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    read: bool = True

    @property
    def loud(self) -> int:
        """How many places do not agree."""
        return sum(finding.loud for finding in self.findings)

    def located(self) -> Iterator[tuple[PrintedReport, PrintedFinding]]:
        """Each finding with the report it belongs to."""
        return ((self, finding) for finding in self.findings)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """What all reports of one output share."""

    command: str  # "check" or "trace"
    language: str  # "zh" or "en"
    version: str
    checks: tuple[Check, ...] = ()

    def say(self, zh: str, en: str) -> str:
        """One of the two, by the edition's language."""
        return en if self.language == "en" else zh
