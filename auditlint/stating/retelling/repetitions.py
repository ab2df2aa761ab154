"""Facts and tables -> repetitions: the same thing told twice, in the text and in tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from auditlint.model.document import Document
from auditlint.model.equation import Standing
from auditlint.model.fact import Measure
from auditlint.model.quantity import Hedge
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.model.span import Span
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.agreements import agreements
from auditlint.stating.retelling.carried import carried_over
from auditlint.stating.retelling.equalities import equal_by_words
from auditlint.stating.retelling.occurrences import Occurrence, occurrences
from auditlint.stating.retelling.odd_ones_out import odd_ones_out
from auditlint.stating.retelling.one_fact import (
    contradictory,
    differently_scoped,
    shared,
    significant,
)
from auditlint.stating.retelling.passages import equal, matches, told_beside
from auditlint.stating.retelling.pointers import told_before
from auditlint.stating.retelling.references import references
from auditlint.stating.retelling.table_repetitions import entries, told_in_both, told_in_tables
from auditlint.stating.retelling.told_scores import told_scores
from auditlint.stating.words.similarity import overlapping

# A label of so many characters, told twice running without a word between, names one thing.
_LONG_LABEL = 12
# So many digits are hardly ever printed in two scales by chance.
_SCALED_DIGITS = 5
# So many characters in common make whole sentences alike.
_SENTENCE = 16
_REBASED = re.compile("同口径|可比|扣除|剔除|环比|预算|年初|年均|两年")


def repetitions(document: Document) -> Iterator[Repetition]:
    """Everything that a report tells twice, each pair once: in the text, in text and table, in two tables."""
    seen: set[tuple[Span, Span]] = set()
    for told in _all(document):
        pair = (told.first.span, told.second.span)
        if pair not in seen:
            seen.add(pair)
            yield told


def _all(document: Document) -> Iterator[Repetition]:
    told = occurrences(document.facts, document.paragraphs)
    yield from text_repetitions(told)
    yield from told_before(document.facts, document.paragraphs)
    yield from equal_by_words(document.facts, document.paragraphs)
    yield from carried_over(document.facts, document.paragraphs)
    yield from references(document.paragraphs, document.quantities)
    found = entries(document.tables)
    yield from told_in_both(told, found)
    yield from told_in_tables(document.tables, found)
    yield from told_scores(document.facts, document.tables)


def text_repetitions(told: Sequence[Occurrence]) -> Iterator[Repetition]:
    """Figures of the running text that tell again what another one told."""
    pairs = agreements(told)
    for second, first in sorted(pairs.items()):
        words = shared(told[first], told[second])
        kind = RepetitionKind.SENTENCES if words.length >= _SENTENCE else RepetitionKind.TEXT
        yield Repetition(kind, told[first].quantity, told[second].quantity, _name(told[second]), Standing.CERTAIN)
    yield from _differing(told, pairs)
    yield from _back_to_back(told)
    yield from _scales(told)


def _name(telling: Occurrence) -> str:
    return telling.label or telling.clause


def _differing(told: Sequence[Occurrence], pairs: dict[int, int]) -> Iterator[Repetition]:
    """One figure told in two ways."""
    partner = {first: second for second, first in pairs.items()} | pairs
    found = matches(told)
    same = {(match.first, match.second) for match in found if equal(told[match.first], told[match.second])}
    odd = odd_ones_out(told, pairs, found, same)
    rates = {pair for pair in _rates_of_one(told, pairs) if _one_rate(*(told[at] for at in pair))}
    for first, second in sorted(odd | rates):
        if second in partner:
            first, second = second, first
        one, two = told[first], told[second]
        if second in partner or not _plain(one, two) or told_beside(told, first, second, partner):
            continue
        if one.quantity.text == two.quantity.text:
            continue  # in another scale: see _scales
        kind = RepetitionKind.SENTENCES if shared(one, two).length >= _SENTENCE else RepetitionKind.TEXT
        # Two hedges in the same words leave no room: 超400户 and 超500户 are two figures.
        stated, told_again = (replace(each.quantity, hedge=Hedge.NONE) for each in (one, two))
        yield Repetition(kind, stated, told_again, _name(two), Standing.CERTAIN)


def _rates_of_one(told: Sequence[Occurrence], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Growth rates that are said of one level, told twice."""
    rates: dict[int, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if telling.owner is not None and telling.measure is Measure.GROWTH:
            rates[telling.owner].append(at)
    for second, first in pairs.items():
        yield from ((i, j) for i in rates.get(first, ()) for j in rates.get(second, ()))


def _one_rate(one: Occurrence, two: Occurrence) -> bool:
    """增长8.33% and 同比增长8.3%; against another base they are two rates."""
    other = one.path == two.path or contradictory(one, two) or differently_scoped(one, two) or equal(one, two)
    return not other and not _REBASED.search(one.label + two.label) and one.label[-2:] == two.label[-2:]


def _back_to_back(told: Sequence[Occurrence]) -> Iterator[Repetition]:
    """One long label twice running: 通过验收达到省内先进水平的项目3项，达到省内先进水平的项目18项."""
    for one, two in pairwise(told):
        if one.sentence != two.sentence or len(two.label) < _LONG_LABEL or one.family != two.family:
            continue
        if one.mood == two.mood and one.label.endswith(two.label) and one.measure is two.measure is Measure.LEVEL:
            yield Repetition(RepetitionKind.SENTENCES, one.quantity, two.quantity, two.label, Standing.CERTAIN)


def _scales(told: Sequence[Occurrence]) -> Iterator[Repetition]:
    """One numeral under one name in 万元 and in 亿元: one of the units is wrong."""
    seen: dict[str, Occurrence] = {}
    for telling in told:
        quantity = telling.quantity
        if quantity.unit.dimension is not Dimension.MONEY or significant(quantity) < _SCALED_DIGITS:
            continue
        first = seen.setdefault(quantity.text.replace(",", ""), telling)
        differ = first.quantity.unit.scale != quantity.unit.scale and first.sentence != telling.sentence
        if differ and overlapping(first.label, telling.label) and not contradictory(first, telling):
            yield Repetition(RepetitionKind.SCALES, first.quantity, quantity, telling.label, Standing.CERTAIN)


def _plain(one: Occurrence, two: Occurrence) -> bool:
    """Whether both are readable and neither is a round aim (70%左右) or the other's coarse form."""
    hedge = one.quantity.hedge
    alike = hedge is two.quantity.hedge and hedge is not Hedge.ABOUT
    return alike and not one.quantity.note and not two.quantity.note
