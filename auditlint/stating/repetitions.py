"""Facts and tables -> repetitions: the same thing told twice, in the text and in tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from auditlint.model.document import Document
from auditlint.model.equation import Standing
from auditlint.model.fact import Measure
from auditlint.model.quantity import Hedge
from auditlint.model.repetition import Repetition, RepetitionKind
from auditlint.stating.agreements import agreements
from auditlint.stating.likeness import apart, contradictory, shared
from auditlint.stating.misprints import misprinted
from auditlint.stating.references import references
from auditlint.stating.table_repetitions import entries, told_in_both, told_in_tables
from auditlint.stating.tellings import FIGURE, Telling, tellings

# Words that stand beside more figures than this are the words of a form, not of one fact.
_MOST_ALIKE = 3
_KEY = 5
# A label of so many characters, told twice running without a word between, names one thing.
_LONG_LABEL = 12
# So many characters in common make whole sentences alike.
_SENTENCE = 16
# So many characters that name something make it the same thing, where more speaks for it.
_TELLING = 6
_NEAR = 2


def repetitions(document: Document) -> Iterator[Repetition]:
    """Everything that a report tells twice: in the text, in text and table, in two tables."""
    told = tellings(document.facts, document.paragraphs)
    yield from text_repetitions(told)
    yield from references(document.facts, document.paragraphs, document.quantities)
    found = entries(document.tables)
    yield from told_in_both(told, found)
    yield from told_in_tables(document.tables, found)


def text_repetitions(told: Sequence[Telling]) -> Iterator[Repetition]:
    """Figures of the running text that tell again what another one told."""
    pairs = agreements(told)
    for second, first in sorted(pairs.items()):
        words = shared(told[first], told[second])
        kind = RepetitionKind.SENTENCES if words.length >= _SENTENCE else RepetitionKind.TEXT
        yield Repetition(kind, told[first].quantity, told[second].quantity, _name(told[second]), Standing.CERTAIN)
    yield from _differing(told, pairs)
    yield from _back_to_back(told)


def _name(telling: Telling) -> str:
    return telling.label or telling.clause


def _differing(told: Sequence[Telling], pairs: dict[int, int]) -> Iterator[Repetition]:
    """Tellings in the same words with another figure."""
    agreed = set(pairs) | set(pairs.values())
    for first, second in sorted(set(_candidates(told))):
        if second in agreed and first in agreed:
            continue
        if second in agreed:
            first, second = second, first
        one, two = told[first], told[second]
        if not _same_fact(one, two) or _told_nearby(told, first, second):
            continue
        words = shared(one, two)
        backed = _backed(pairs, min(first, second), max(first, second))
        slip = misprinted(one.quantity.text, two.quantity.text)
        if words.telling >= _TELLING and (backed or slip):
            kind = RepetitionKind.SENTENCES if words.length >= _SENTENCE else RepetitionKind.TEXT
            yield Repetition(kind, one.quantity, two.quantity, _name(two), Standing.CERTAIN)


def _back_to_back(told: Sequence[Telling]) -> Iterator[Repetition]:
    """One long label twice running: 通过验收达到省内先进水平的项目3项，达到省内先进水平的项目18项."""
    for one, two in pairwise(told):
        if one.sentence != two.sentence or len(two.label) < _LONG_LABEL or one.family != two.family:
            continue
        if one.label.endswith(two.label) and one.measure is two.measure is Measure.LEVEL:
            yield Repetition(RepetitionKind.SENTENCES, one.quantity, two.quantity, two.label, Standing.CERTAIN)


def _candidates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Pairs of figures with the same words right before them, or right behind them."""
    by_words: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        before, after = telling.before[-_KEY:], telling.after[:_KEY]
        if len(before) == _KEY and FIGURE not in before:
            by_words["before", telling.family, before].append(at)
        if len(after) == _KEY and FIGURE not in after:
            by_words["after", telling.family, after].append(at)
    for places in by_words.values():
        if 2 <= len(places) <= _MOST_ALIKE:
            yield from ((i, j) for n, i in enumerate(places) for j in places[n + 1 :])


def _same_fact(one: Telling, two: Telling) -> bool:
    if one.block == two.block or one.quantity.note or two.quantity.note:
        return False
    if one.quantity.hedge is not two.quantity.hedge and Hedge.NONE not in (one.quantity.hedge, two.quantity.hedge):
        return False
    if one.path == two.path or contradictory(one, two) or apart(one.path, two.path):
        return False
    words = shared(one, two)
    # The words in common must be all that names the figure on one side at least.
    reach = len(words.before.replace(FIGURE, ""))
    return reach >= min(len(one.label), len(two.label)) and len(words.after) >= min(len(one.clause), len(two.clause), 6)


def _told_nearby(told: Sequence[Telling], first: int, second: int) -> bool:
    """Whether one side's figure stands beside the other's: 新增21名（累计77名） against 77名."""
    for here, there in ((first, second), (second, first)):
        value, block = told[here].quantity.value, told[there].block
        for at in range(max(0, there - _NEAR), min(len(told), there + _NEAR + 1)):
            if at != there and told[at].block == block and told[at].quantity.value == value:
                return True
    return False


def _backed(pairs: dict[int, int], first: int, second: int) -> bool:
    """Whether figures beside both agree in the same order: then the passage as a whole is told twice."""
    return any(
        pairs.get(second + other) == first + step
        for step, other in ((-1, -1), (1, 1), (-2, -2), (2, 2), (-1, -2), (-2, -1), (1, 2), (2, 1))
    )
