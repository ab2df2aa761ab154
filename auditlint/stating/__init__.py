"""Document -> the same with facts, derivations and tables read. The only room that knows how reports name numbers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import groupby
from typing import TypeVar

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.derivation import Derivation
from auditlint.model.document import Document
from auditlint.model.enumeration import Enumeration
from auditlint.model.excluding import keeping, places
from auditlint.model.fact import Fact
from auditlint.model.form import Form
from auditlint.model.quantity import Quantity
from auditlint.model.series import Series
from auditlint.model.shelter import Shelter
from auditlint.model.span import Span
from auditlint.model.words import Words
from auditlint.stating.counting.captions import captions
from auditlint.stating.counting.enumerations import enumerations
from auditlint.stating.counting.numbered_counts import numbered_counts
from auditlint.stating.counting.numbering import numbered_series
from auditlint.stating.counting.planned_years import planned_years
from auditlint.stating.deriving.apportioning import apportioned
from auditlint.stating.deriving.derivations import DERIVING, derivations
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

# The steps, as a report of which one failed tells of it.
_NAMES = Words("数据名称", "naming the figures")
_TABLES = Words("表格结构", "reading the table")
_NUMBERING = Words("编号", "reading the numbering")
_COUNTING = Words("清单计数", "reading the lists")
_RETELLING = Words("多处表述", "looking for what is told twice")

Told = TypeVar("Told")

# Forms whose figures may be laid down by a rule: 满分100分, 每低1个百分点.
_RULED = frozenset({"marks", "points"})


def state(
    document: Document, year: int | None = None, forms: Sequence[Form] = (), shelter: Shelter | None = None
) -> Document:
    """Give every figure of the running text its words, and every table its kinds. ``forms`` are those of the checks."""
    shelter = shelter or Shelter(open=True)
    facts = _facts(document, shelter)
    tables = tuple(
        shelter.one(_TABLES, table.span, partial(state_table, table), otherwise=table) for table in document.tables
    )
    series = tuple(
        shelter.each(_NUMBERING, None, partial(numbered_series, document.paragraphs, tables, document.source))
    )
    named = replace(document, facts=facts, tables=tables)
    return replace(
        named,
        enumerations=tuple(_enumerations(document, series, shelter)),
        series=series,
        captions=tuple(shelter.each(_NUMBERING, None, partial(captions, document.source))),
        derivations=tuple(_derivations(document, facts, forms, shelter)),
        repetitions=tuple(_retold(named, repetitions, shelter)),
        copies=tuple(_retold(named, lambda each: copies(each.paragraphs, each.quantities), shelter)),
        year=year if year is not None else report_year(document),
    )


def _facts(document: Document, shelter: Shelter) -> tuple[Fact, ...]:
    found: list[Fact] = []
    for block, group in groupby(document.quantities, key=lambda quantity: quantity.block):
        paragraph = document.paragraphs[block]
        if paragraph.kind in _READ:
            found.extend(shelter.each(_NAMES, paragraph.span, partial(_named, paragraph, list(group), len(found))))
    return tuple(found)


def _named(paragraph: Paragraph, quantities: list[Quantity], first: int) -> Iterable[Fact]:
    return facts_of(mentions(paragraph, quantities), first)


def _retold(document: Document, find: Callable[[Document], Iterable[Told]], shelter: Shelter) -> Iterable[Told]:
    """What is told twice in the whole report, but for the places with which looking for it fails."""

    def among(kept: Sequence[Span] | None) -> list[Told]:
        return list(find(document if kept is None else keeping(document, kept)))

    return shelter.most(_RETELLING, partial(places, document), lambda span: span, among, list)


def _derivations(
    document: Document, facts: tuple[Fact, ...], forms: Sequence[Form], shelter: Shelter
) -> Iterator[Derivation]:
    for derivation in derivations(document.paragraphs, facts, forms, shelter):
        if derivation.form not in _RULED or not is_given(derivation.fact):
            yield derivation
    earlier: tuple[Fact, ...] = ()
    for block, group in groupby(facts, key=lambda fact: fact.block):
        own, paragraph = tuple(group), document.paragraphs[block]
        near = earlier if earlier and earlier[-1].block >= block - 1 else ()
        text = paragraph.view.text
        for find in (
            partial(industrial_structure, own, near),
            partial(proportions, own, near, text),
            partial(apportioned, own, text),
            partial(multiples, own, near),
            partial(doublings, own, paragraph),
            partial(weighted_marks, own, text),
            partial(marks_kept, own),
            partial(written_arithmetic, own, text),
        ):
            yield from shelter.each(DERIVING, paragraph.span, find)
        earlier = own


def _enumerations(document: Document, series: tuple[Series, ...], shelter: Shelter) -> Iterator[Enumeration]:
    own = {block: list(group) for block, group in groupby(document.quantities, key=lambda quantity: quantity.block)}
    for block, paragraph in enumerate(document.paragraphs):
        if paragraph.kind in _READ:
            yield from shelter.each(_COUNTING, paragraph.span, partial(planned_years, paragraph, block))
            yield from shelter.each(_COUNTING, paragraph.span, partial(enumerations, paragraph, own.get(block, ())))
    for block, group in own.items():
        find = partial(numbered_counts, document.paragraphs, group, series)
        yield from shelter.each(_COUNTING, document.paragraphs[block].span, find)
