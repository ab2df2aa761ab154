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
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.agreements import agreements
from auditlint.stating.retelling.departures import departures, named_rarely
from auditlint.stating.retelling.likeness import (
    Shared,
    apart,
    contradictory,
    differently_scoped,
    fully_named,
    grams,
    parallel,
    same_name,
    shared,
    significant,
)
from auditlint.stating.retelling.misprints import misprinted, traces
from auditlint.stating.retelling.passages import equal, matches, told_nearby
from auditlint.stating.retelling.references import references
from auditlint.stating.retelling.table_repetitions import entries, told_in_both, told_in_tables
from auditlint.stating.retelling.tellings import FIGURE, Telling, tellings
from auditlint.stating.retelling.told_scores import told_scores

# Words that stand beside more figures than this are the words of a form, not of one fact.
_MOST_ALIKE = 3
_KEY = 5
# A label of so many characters, told twice running without a word between, names one thing.
_LONG_LABEL = 12
# So many digits are hardly ever printed in two scales by chance.
_SCALED_DIGITS = 5
# So many characters in common make whole sentences alike.
_SENTENCE = 16
# So many characters that name something make it the same thing, where more speaks for it.
_TELLING = 6
# So many characters of its own name a count beyond doubt; an amount of money needs a sentence.
_LONG_NAME = 10
_WHOLE_SENTENCE = 18
_ACCOUNTS = re.compile("预算|决算|收入|支出|债|结转|结余|余额|限额|税|预备费")
_REBASED = re.compile("同口径|可比|扣除|剔除|环比|预算|年初|年均|两年")


def repetitions(document: Document) -> Iterator[Repetition]:
    """Everything that a report tells twice: in the text, in text and table, in two tables."""
    told = tellings(document.facts, document.paragraphs)
    yield from text_repetitions(told)
    yield from references(document.facts, document.paragraphs, document.quantities)
    found = entries(document.tables)
    yield from told_in_both(told, found)
    yield from told_in_tables(document.tables, found)
    yield from told_scores(document.facts, document.tables)


def text_repetitions(told: Sequence[Telling]) -> Iterator[Repetition]:
    """Figures of the running text that tell again what another one told."""
    pairs = agreements(told)
    for second, first in sorted(pairs.items()):
        words = shared(told[first], told[second])
        kind = RepetitionKind.SENTENCES if words.length >= _SENTENCE else RepetitionKind.TEXT
        yield Repetition(kind, told[first].quantity, told[second].quantity, _name(told[second]), Standing.CERTAIN)
    yield from _differing(told, pairs)
    yield from _back_to_back(told)
    yield from _scales(told)


def _name(telling: Telling) -> str:
    return telling.label or telling.clause


def _differing(told: Sequence[Telling], pairs: dict[int, int]) -> Iterator[Repetition]:
    """Tellings in the same words with another figure."""
    partner = {first: second for second, first in pairs.items()} | pairs
    alike = set(_candidates(told))
    found = matches(told)
    same = {(match.first, match.second) for match in found if equal(told[match.first], told[match.second])}
    odd = set(departures(told, pairs, found, same))
    rates, rare = set(_attributes(told, pairs)), named_rarely(told)
    for first, second in sorted({*alike, *_misprints(told), *rates, *odd}):
        departs = (first, second) in odd
        if not (rare.issuperset((first, second)) or (first, second) in rates):
            continue
        if second in partner and first in partner:
            continue
        if second in partner:
            first, second = second, first
        one, two = told[first], told[second]
        if not _plain(one, two) or (not departs and _set_apart(one, two)):
            continue
        if told_nearby(told, first, second, partner, same):
            continue
        if (
            departs
            or _same_words(told, pairs, first, second)
            or _same_attribute(told, pairs, first, second)
            or _mistyped(one, two)
        ):
            words = shared(one, two)
            kind = RepetitionKind.SENTENCES if words.length >= _SENTENCE else RepetitionKind.TEXT
            # Two hedges in the same words leave no room: 超400户 and 超500户 are two figures.
            stated, told_again = (replace(telling.quantity, hedge=Hedge.NONE) for telling in (one, two))
            yield Repetition(kind, stated, told_again, _name(two), Standing.CERTAIN)


def _set_apart(one: Telling, two: Telling) -> bool:
    """Whether period, footing, scope or section make the two different facts."""
    return contradictory(one, two) or differently_scoped(one, two) or parallel(one.path, two.path)


def _same_words(told: Sequence[Telling], pairs: dict[int, int], first: int, second: int) -> bool:
    """Whether the same words name both figures, and the passage or the words' length vouch for it."""
    one, two = told[first], told[second]
    if one.path == two.path or apart(one.path, two.path) or not fully_named(one, two):
        return False
    words = shared(one, two)
    backing = _backing(pairs, min(first, second), max(first, second))
    if backing and words.telling >= (_TELLING if backing == 1 else _TELLING - 2):
        return True
    own = Shared(words.before.rpartition(FIGURE)[2], words.after[: min(len(one.clause), len(two.clause))])
    if own.telling < _LONG_NAME or one.label != two.label:
        return False
    if one.quantity.unit.dimension is Dimension.MONEY:
        # 支出预算调整为 and its like stand in the account of every fund and level.
        return own.telling >= _WHOLE_SENTENCE and not _ACCOUNTS.search(words.before + words.after)
    return one.quantity.unit.dimension in (Dimension.COUNT, Dimension.MEASURE)


def _mistyped(one: Telling, two: Telling) -> bool:
    """Whether one figure is the other with a slip of the pen, and the words are alike."""
    if one.block == two.block or not misprinted(one.quantity.text, two.quantity.text):
        return False
    return same_name(one.label, two.label) and grams(one, two) > 0


def _misprints(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of figures of which one may be the other, mistyped."""
    by_trace: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if telling.measure is not Measure.LEVEL or telling.quantity.note:
            continue
        for trace in traces(telling.quantity.text):
            places = by_trace[telling.family, trace]
            yield from ((i, at) for i in places[-_MOST_ALIKE:] if told[i].quantity.value != telling.quantity.value)
            places.append(at)


def _attributes(told: Sequence[Telling], pairs: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Pairs of rates that are said of a level told twice."""
    rates: dict[int, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if telling.owner is not None and telling.measure is Measure.GROWTH:
            rates[telling.owner].append(at)
    for second, first in pairs.items():
        yield from ((i, j) for i in rates.get(first, ()) for j in rates.get(second, ()))


def _same_attribute(told: Sequence[Telling], pairs: dict[int, int], first: int, second: int) -> bool:
    """增长8.33% and 同比增长8.3% of one level told twice; against another base they are two rates."""
    one, two = told[first], told[second]
    if one.owner is None or two.owner is None or one.measure is not Measure.GROWTH:
        return False
    if pairs.get(two.owner) != one.owner and pairs.get(one.owner) != two.owner:
        return False
    return one.path != two.path and not _REBASED.search(one.label + two.label) and one.label[-2:] == two.label[-2:]


def _back_to_back(told: Sequence[Telling]) -> Iterator[Repetition]:
    """One long label twice running: 通过验收达到省内先进水平的项目3项，达到省内先进水平的项目18项."""
    for one, two in pairwise(told):
        if one.sentence != two.sentence or len(two.label) < _LONG_LABEL or one.family != two.family:
            continue
        if one.mood == two.mood and one.label.endswith(two.label) and one.measure is two.measure is Measure.LEVEL:
            yield Repetition(RepetitionKind.SENTENCES, one.quantity, two.quantity, two.label, Standing.CERTAIN)


def _scales(told: Sequence[Telling]) -> Iterator[Repetition]:
    """One numeral under one name in 万元 and in 亿元: one of the units is wrong."""
    seen: dict[str, Telling] = {}
    for telling in told:
        quantity = telling.quantity
        if quantity.unit.dimension is not Dimension.MONEY or significant(quantity) < _SCALED_DIGITS:
            continue
        first = seen.setdefault(quantity.text.replace(",", ""), telling)
        differ = first.quantity.unit.scale != quantity.unit.scale and first.block != telling.block
        if differ and same_name(first.label, telling.label) and not contradictory(first, telling):
            yield Repetition(RepetitionKind.SCALES, first.quantity, quantity, telling.label, Standing.CERTAIN)


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of figures with the same words right before them, or right behind them."""
    by_words: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        before, after = telling.before[-_KEY:], telling.after[:_KEY]
        if len(before.replace(FIGURE, "")) >= _KEY - 1:
            by_words["before", telling.family, before].append(at)
        if len(after.replace(FIGURE, "")) >= _KEY - 1:
            by_words["after", telling.family, after].append(at)
    for places in by_words.values():
        if 2 <= len(places) <= _MOST_ALIKE:
            yield from ((i, j) for n, i in enumerate(places) for j in places[n + 1 :])


def _plain(one: Telling, two: Telling) -> bool:
    """Whether both are readable and neither is a round aim (70%左右) or the other's coarse form."""
    hedge = one.quantity.hedge
    alike = hedge is two.quantity.hedge and hedge is not Hedge.ABOUT
    return alike and not one.quantity.note and not two.quantity.note


def _backing(pairs: dict[int, int], first: int, second: int) -> int:
    """How many figures beside both agree in the same order: then the passage as a whole is told twice."""
    beside = ((-1, -1), (1, 1), (-2, -2), (2, 2), (-1, -2), (-2, -1), (1, 2), (2, 1))
    return sum(1 for step, other in beside if pairs.get(second + other) == first + step)
