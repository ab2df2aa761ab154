"""Document -> the same with facts, derivations and tables read. The only room that knows how reports name numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from auditlint.model.block import BlockKind
from auditlint.model.derivation import Derivation
from auditlint.model.document import Document
from auditlint.model.enumeration import Enumeration
from auditlint.model.fact import Fact
from auditlint.model.form import Form
from auditlint.model.series import Series
from auditlint.stating.counting.captions import captions
from auditlint.stating.counting.enumerations import enumerations
from auditlint.stating.counting.numbered_counts import numbered_counts
from auditlint.stating.counting.numbering import numbered_series
from auditlint.stating.counting.planned_years import planned_years
from auditlint.stating.deriving.apportioning import apportioned
from auditlint.stating.deriving.derivations import derivations
from auditlint.stating.deriving.doublings import doublings
from auditlint.stating.deriving.marks_kept import is_given, marks_kept
from auditlint.stating.deriving.marks_weighted import weighted_marks
from auditlint.stating.deriving.multiples import multiples
from auditlint.stating.deriving.proportions import proportions
from auditlint.stating.deriving.structures import industrial_structure
from auditlint.stating.deriving.written import written_arithmetic
from auditlint.stating.figures.facts import facts_of
from auditlint.stating.figures.mentions import mentions
from auditlint.stating.figures.years import report_year
from auditlint.stating.retelling.copies import copies
from auditlint.stating.retelling.repetitions import repetitions
from auditlint.stating.tables.reading import state_table

__all__ = ["state"]

_READ = frozenset({BlockKind.PROSE, BlockKind.HEADING})

# Forms whose figures may be laid down by a rule: 满分100分, 每低1个百分点.
_RULED = frozenset({"marks", "points"})


def state(document: Document, year: int | None = None, forms: Sequence[Form] = ()) -> Document:
    """Give every figure of the running text its words, and every table its kinds. ``forms`` are those of the checks."""
    facts = _facts(document)
    tables = tuple(state_table(table) for table in document.tables)
    series = numbered_series(document.paragraphs, tables, document.source)
    return replace(
        document,
        facts=facts,
        enumerations=tuple(_enumerations(document, series)),
        series=series,
        captions=captions(document.source),
        derivations=tuple(_derivations(document, facts, forms)),
        repetitions=tuple(repetitions(replace(document, facts=facts, tables=tables))),
        copies=tuple(copies(document.paragraphs, document.quantities)),
        tables=tables,
        year=year if year is not None else report_year(document),
    )


def _facts(document: Document) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for block, group in groupby(document.quantities, key=lambda quantity: quantity.block):
        paragraph = document.paragraphs[block]
        if paragraph.kind in _READ:
            found.extend(facts_of(mentions(paragraph, list(group)), len(found)))
    return tuple(found)


def _derivations(document: Document, facts: tuple[Fact, ...], forms: Sequence[Form]) -> Iterator[Derivation]:
    for derivation in derivations(document.paragraphs, facts, forms):
        if derivation.form not in _RULED or not is_given(derivation.fact):
            yield derivation
    earlier: tuple[Fact, ...] = ()
    for block, group in groupby(facts, key=lambda fact: fact.block):
        own = tuple(group)
        near = earlier if earlier and earlier[-1].block >= block - 1 else ()
        text = document.paragraphs[block].view.text
        yield from industrial_structure(own, near)
        yield from proportions(own, near, text)
        yield from apportioned(own, text)
        yield from multiples(own, near)
        yield from doublings(own, document.paragraphs[block])
        yield from weighted_marks(own, text)
        yield from marks_kept(own)
        yield from written_arithmetic(own, text)
        earlier = own


def _enumerations(document: Document, series: tuple[Series, ...]) -> Iterator[Enumeration]:
    own = {block: list(group) for block, group in groupby(document.quantities, key=lambda quantity: quantity.block)}
    for block, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in _READ:
            yield from planned_years(paragraph, block)
            yield from enumerations(paragraph, own.get(block, ()))
    yield from numbered_counts(document.paragraphs, document.quantities, series)
