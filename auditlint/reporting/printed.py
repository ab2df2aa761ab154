"""What one run says of one report, ready to print: small, in one language, free of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

from auditlint.model.check import Check
from auditlint.reporting.viewed import View

if TYPE_CHECKING:
    from auditlint.reporting.paper import Paper


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
class PrintedSuppression:
    """How somebody accounts for a finding; ``kind``: comment, sidecar or baseline."""

    kind: str
    reason: str


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
    suppression: PrintedSuppression | None = None

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


SEVERITIES = ("error", "warning", "info")
# What stands where a finding has its check, in formats that have nothing but findings.
NOT_CHECKED = "not-checked"


@dataclass(frozen=True, slots=True, eq=False)
class PrintedReport:
    """``read`` is False where nothing was found out; ``errors`` then say why, and ``failed`` whether the file was read
    and could not be checked.

    ``figures`` state data: those ``recomputed``, those that are ``unreadable`` and the rest, which the
    report only mentions; ``excluded`` are the numbers that state none. ``uncovered`` is for a trace; ``notes`` are
    what a reader must know of how the file was read. ``suppressed`` findings are accounted for. ``show`` is the least
    severity that people see, ``show_asked`` whether they said so. ``view`` is the text itself, ``paper`` the
    working paper, where the format shows them.
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
    failed: bool = False
    view: View | None = None
    paper: Paper | None = None
    suppressed: tuple[PrintedFinding, ...] = ()
    show: str = "info"
    show_asked: bool = False

    @property
    def shown(self) -> tuple[PrintedFinding, ...]:
        """What people see of the findings: remarks only where they asked for them."""
        most = SEVERITIES.index(self.show)
        return tuple(finding for finding in self.findings if SEVERITIES.index(finding.severity) <= most)

    @property
    def told(self) -> tuple[PrintedFinding, ...]:
        """What programs get of them: all, unless less is asked for."""
        return self.shown if self.show_asked else self.findings

    @property
    def loud(self) -> int:
        """How many places do not agree."""
        return sum(finding.loud for finding in self.findings)

    @property
    def complaints(self) -> tuple[str, ...]:
        """The errors without the report's path before them, for formats that put it elsewhere."""
        return tuple(re.sub(rf"^{re.escape(self.path)}(?:：|: )", "", error) for error in self.errors)

    def located(self) -> Iterator[tuple[PrintedReport, PrintedFinding]]:
        """Each finding that programs get, with the report it belongs to."""
        return ((self, finding) for finding in self.told)


@dataclass(frozen=True, slots=True, eq=False)
class Edition:
    """What all reports of one output share."""

    command: str  # "check" or "trace"
    language: str  # "zh" or "en"
    version: str
    checks: tuple[Check, ...] = ()
    statistics: bool = False  # counts alone
    sort: str = "path"

    def say(self, zh: str, en: str) -> str:
        """One of the two, by the edition's language."""
        return en if self.language == "en" else zh
