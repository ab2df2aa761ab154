"""Report -> View: the report's own text in blocks, every figure in its state, every equation in parts."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from operator import attrgetter

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.check import Check
from auditlint.model.coverage import State
from auditlint.model.document import Document
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Table
from auditlint.model.verdict import Outcome, Verdict
from auditlint.model.whereabouts import Whereabouts
from auditlint.reporting.telling import told_computed, told_confidence, told_difference, told_outcome, told_reason
from auditlint.reporting.terms import equation_parts
from auditlint.reporting.viewed import (
    Mark,
    Passage,
    Piece,
    Shade,
    Term,
    View,
    ViewedCell,
    ViewedClaim,
    ViewedTable,
    Weighed,
)

_SHADES = {
    Outcome.CONSISTENT: Shade.CONSISTENT,
    Outcome.ROUNDING: Shade.ROUNDING,
    Outcome.OTHER_READING: Shade.OTHER_READING,
    Outcome.INCONSISTENT: Shade.DOUBTFUL,
}
_STATES = {State.MENTIONED: Shade.OPEN, State.UNREADABLE: Shade.UNREADABLE, State.EXCLUDED: Shade.PLAIN}
# Equations in the order in which somebody who asks about a figure wants them.
_RANKS = (Outcome.INCONSISTENT, Outcome.OTHER_READING, Outcome.ROUNDING, Outcome.CONSISTENT, Outcome.UNDECIDED)
_MOST_SHOWN = 24  # equations of one figure: a grand total stands in hundreds


def view(report: Report, checks: Mapping[str, Check], language: str) -> View | None:
    """What a page shows of a report; nothing where it could not be read. ``checks`` go by their codes."""
    if report.document is None:
        return None
    verdicts = sorted(report.verdicts, key=lambda verdict: (verdict.stated.numeral_span, verdict.check))
    marks = _Marks(report, verdicts)
    places = Whereabouts.of(report.document)
    claims = tuple(_claim(verdict, marks.number, checks, language) for verdict in verdicts)
    made = tuple(_mark(report.document.source, places, span, marks, at) for at, span in enumerate(marks.number))
    covering = _Covering(_extents(report.document.source, marks.number))
    blocks = tuple(_titled(tuple(_blocks(report.document, covering))))
    return View(blocks, made, claims, {finding.fingerprint: marks.number[finding.span] for finding in report.findings})


# -- marks -----------------------------------------------------------------------------------------


@dataclass(slots=True, eq=False)
class _Marks:
    """The places that can be asked about, by number, with what is known of each."""

    report: Report
    verdicts: Sequence[Verdict]
    number: dict[Span, int] = field(default_factory=dict)
    claims: dict[int, list[int]] = field(default_factory=lambda: defaultdict(list))
    findings: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    shades: dict[int, Shade] = field(default_factory=dict)
    data: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._number_places()
        for finding in self.report.findings:
            self.findings[self.number[finding.span]].append(finding.fingerprint)
        for at, verdict in enumerate(self.verdicts):
            for span in dict.fromkeys((*(each.numeral_span for each in verdict.figures), *verdict.equation.listed)):
                self.claims[self.number[span]].append(at)
        for covered in self.report.coverage.covered:
            place = self.number.get(covered.figure.numeral_span)
            if place is not None:
                self.shades[place] = _STATES.get(covered.state) or self._recomputed(place)
                if covered.state is not State.EXCLUDED:
                    self.data.add(place)
        for finding in self.report.findings:
            if finding.severity is not Severity.INFO:
                self.shades[self.number[finding.span]] = Shade.INCONSISTENT

    def _number_places(self) -> None:
        """In the order of the text; a number that states nothing only where somebody asks about it."""
        figures = (each.figure for each in self.report.coverage.covered if each.state is not State.EXCLUDED)
        spans = {figure.numeral_span for figure in figures}
        spans.update(finding.span for finding in self.report.findings)
        for verdict in self.verdicts:
            spans.update(each.numeral_span for each in verdict.figures)
            spans.update(verdict.equation.listed)
        self.number.update((span, at) for at, span in enumerate(sorted(spans)))

    def _recomputed(self, at: int) -> Shade:
        """By the equations that state the figure; what only takes part in others is acquitted by one that holds."""
        own = [self.verdicts[each] for each in self.claims[at]]
        decided = [each for each in own if each.proves]
        stated = [_SHADES[each.outcome] for each in decided if self.number[each.stated.numeral_span] == at]
        if stated:
            return min(stated, key=_rank)
        failing = all(each.outcome is Outcome.INCONSISTENT for each in decided)
        return Shade.DOUBTFUL if failing else Shade.CONSISTENT

    def ordered(self, at: int) -> tuple[int, ...]:
        """The equations of a mark: failing ones first, then those that state it."""

        def key(number: int) -> tuple[int, bool, int]:
            verdict = self.verdicts[number]
            return _RANKS.index(verdict.outcome), self.number[verdict.stated.numeral_span] != at, number

        return tuple(sorted(self.claims.get(at, ()), key=key)[:_MOST_SHOWN])


def _rank(shade: Shade) -> int:
    return list(Shade).index(shade)


def _mark(source: Source, places: Whereabouts, span: Span, marks: _Marks, at: int) -> Mark:
    return Mark(
        span,
        " ".join(source[span].split()),
        marks.shades.get(at, Shade.PLAIN),
        source.line_column(span.start)[0],
        places.label(span).replace("|", " · ").strip(" ·"),
        places.where(span),
        at in marks.data,
        marks.ordered(at),
        tuple(marks.findings.get(at, ())),
    )


def _claim(verdict: Verdict, number: Mapping[Span, int], checks: Mapping[str, Check], language: str) -> ViewedClaim:
    check = checks.get(verdict.check)
    parts = tuple(
        part if isinstance(part, str) else Term(part[0], number[part[1].numeral_span])
        for part in equation_parts(verdict.equation, verdict.reading, language)
    )
    stated = number[verdict.stated.numeral_span]
    terms = dict.fromkeys(part.mark for part in parts if isinstance(part, Term) and part.mark != stated)
    return ViewedClaim(
        verdict.check,
        check.title.say(language) if check else "",
        told_outcome(verdict),
        parts,
        stated,
        tuple(terms),
        tuple(number[span] for span in verdict.equation.listed),
        told_computed(verdict),
        told_difference(verdict, language),
        told_reason(verdict, language),
        told_confidence(verdict, language),
        tuple(Weighed(each.words.say(language), each.bits) for each in verdict.evidence),
    )


# -- blocks ----------------------------------------------------------------------------------------


_PER = frozenset("%％‰")


def _extents(source: Source, number: Mapping[Span, int]) -> Iterator[tuple[Span, int]]:
    """The places with the sign of a rate that touches them: 96% is one figure to the eye."""
    for span, at in number.items():
        wider = Span(span.start, span.end + 1)
        yield wider if source[wider][-1:] in _PER and source[span][-1:].isdigit() else span, at


class _Covering:
    """Which marks lie over each stretch of the text; they may overlap and hold each other."""

    def __init__(self, places: Iterable[tuple[Span, int]]) -> None:
        number = tuple(places)
        cuts = sorted({0, *(at for span, _ in number for at in (span.start, span.end))})
        opening: dict[int, list[int]] = defaultdict(list)
        closing: dict[int, list[int]] = defaultdict(list)
        for span, at in number:
            if len(span):
                opening[span.start].append(at)
                closing[span.end].append(at)
        self._starts = cuts
        self._marks: list[tuple[int, ...]] = []
        current: set[int] = set()
        for cut in cuts:
            current.difference_update(closing[cut])
            current.update(opening[cut])
            self._marks.append(tuple(sorted(current)))

    def pieces(self, text: str, offsets: Iterable[int]) -> tuple[Piece, ...]:
        """The characters at these rising offsets of the text, parted where the marks change."""
        found: list[Piece] = []
        run: list[str] = []
        own: tuple[int, ...] = ()
        until = -1
        for offset in offsets:
            if offset >= until:
                at = bisect_right(self._starts, offset)
                until = self._starts[at] if at < len(self._starts) else len(text)
                marks = self._marks[at - 1]
                if marks != own and run:
                    found.append(Piece("".join(run), own))
                    run = []
                own = marks
            run.append(text[offset])
        return (*found, Piece("".join(run), own)) if run else tuple(found)


def _blocks(document: Document, covering: _Covering) -> Iterator[Passage | ViewedTable]:
    """Paragraphs and tables in order of place; what belongs to neither is shown all the same."""
    text = document.source.text
    at = 0
    blocks: list[Paragraph | Table] = [*document.paragraphs, *document.tables]
    for block in sorted(blocks, key=attrgetter("span")):
        yield from _between(text, at, block.span.start, covering)
        if isinstance(block, Table):
            yield _table(text, block, covering)
        else:
            yield _passage(text, block, covering)
        at = max(at, block.span.end)
    yield from _between(text, at, len(text), covering)


_SENTENCE_END = frozenset("。；，、：:,;")
_TITLE_LENGTH = 50


def _titled(blocks: Sequence[Passage | ViewedTable]) -> Iterator[Passage | ViewedTable]:
    """The first lines, short and without an end mark, are the report's title."""
    opening = True
    for block in blocks:
        opening = opening and isinstance(block, Passage) and block.kind in ("prose", "heading") and _is_title(block)
        yield replace(block, kind="title") if opening and isinstance(block, Passage) else block


def _is_title(passage: Passage) -> bool:
    told = "".join(piece.text for piece in passage.pieces).strip()
    numbered = passage.kind == "heading" and passage.level > 1
    return not numbered and 0 < len(told) <= _TITLE_LENGTH and told[-1] not in _SENTENCE_END


def _between(text: str, start: int, end: int, covering: _Covering) -> Iterator[Passage]:
    if text[start:end].strip(" \t\r\n|-"):
        yield Passage(BlockKind.RESIDUE.value, 0, covering.pieces(text, range(start, end)))


def _passage(text: str, paragraph: Paragraph, covering: _Covering) -> Passage:
    """Lines that were broken only for their width are joined, as they were read."""
    offsets: Sequence[int] = paragraph.view.origin
    if paragraph.kind is BlockKind.RESIDUE or not offsets:
        offsets = range(paragraph.span.start, paragraph.span.end)
    elif paragraph.kind is BlockKind.HEADING:
        own = paragraph.view.text
        offsets = offsets[len(own) - len(own.lstrip("# ")) :]
    return Passage(paragraph.kind.value, paragraph.level, covering.pieces(text, offsets))


def _table(text: str, table: Table, covering: _Covering) -> ViewedTable:
    def viewed(row: int, column: int) -> ViewedCell:
        cell = table.cell(row, column)
        if cell is None:
            return ViewedCell()
        return ViewedCell(covering.pieces(text, cell.view.origin), cell.indent, cell.figure is not None)

    rows = tuple(tuple(viewed(row, column) for column in range(table.width)) for row in range(table.height))
    return ViewedTable(rows, table.header_height)
