"""The odd one out: figures that depart from what the passage, or the rest of the report, tells in their place."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal

from auditlint.model.fact import Measure
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.likeness import (
    apart,
    contradictory,
    differently_scoped,
    grams,
    same_hedge,
    same_name,
    shared,
    significant,
)
from auditlint.stating.retelling.misprints import misprinted, mistaken, one_changed, traces
from auditlint.stating.retelling.passages import Match, agreeing_beside, alike, distinctive, equal
from auditlint.stating.retelling.tellings import Telling
from auditlint.stating.words.cues import LABEL_HEAD

# So many characters in common that name something, with one figure or with several that agree beside it.
_WORDS = 12
_FEWER_WORDS = 8
# So many characters right beside both figures.
_NEAR = 2
# So many digits are hardly ever told twice by chance.
_DISTINCTIVE = 4
_SHORT = 3
# A label that more figures have belongs to a form.
_MOST_NAMED = 4
# A label of so many characters that two figures have, and they alone, is one name.
_NAME = 10
_LOOK_BACK = 4
_REACH = 3
_FAR = 6
_NUMBERS = re.compile(r"\d+")
_SUMMED = re.compile("(?:共计|合计)$")


def departures(
    told: Sequence[Telling], pairs: Mapping[int, int], found: Sequence[Match], same: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Pairs of figures, the earlier first, of which one is told wrong; they may name a pair twice.

    ``pairs`` are the tellings that agree by their words, ``found`` the figures at the same place of
    two passages, and ``same`` those of them that agree.
    """
    beside = {*same, *_equal_rates(told), *((first, second) for second, first in pairs.items())}
    yield from ((match.first, match.second) for match in found if _odd_one_out(told, match))
    yield from _slips_beside(told, sorted(beside))
    yield from _slips_among_distinctive(told)
    yield from _slips_of_the_confirmed(told, pairs)
    yield from _slips_under_one_name(told)


def named_rarely(told: Sequence[Telling]) -> set[int]:
    """The figures whose label is not one that every line of a form has."""
    labels = [_NUMBERS.sub("", telling.label) for telling in told]
    often = Counter(labels)
    return {at for at, label in enumerate(labels) if not label or often[label] <= _MOST_NAMED}


def _odd_one_out(told: Sequence[Telling], match: Match) -> bool:
    """Whether everything around two figures is alike and they alone are not."""
    one, two = told[match.first], told[match.second]
    if equal(one, two) or not _elsewhere(one, two) or contradictory(one, two) or differently_scoped(one, two):
        return False
    if not match.agreeing or match.differing * 3 > len(match.agreeing) or shared(one, two).length < _NEAR:
        return False
    if match.differing and len(match.agreeing) < _REACH:
        return False
    if len(match.agreeing) == 1 or not match.telling:
        return (match.telling > 0 or len(match.agreeing) > 1) and alike(one, two) >= _WORDS
    return alike(one, two) >= _FEWER_WORDS


def _elsewhere(one: Telling, two: Telling) -> bool:
    """Whether the two stand in different sections, and not in those of two projects."""
    return one.block != two.block and one.path != two.path and not apart(one.path, two.path)


def _slips_beside(told: Sequence[Telling], same: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Beside figures that agree, one that the same name and a slip of the pen link."""
    seen: set[tuple[int, int]] = set()
    for i, j in same:
        near = told[max(0, j - _REACH) : j + _REACH + 1]
        for first, one in enumerate(told[max(0, i - _REACH) : i + _REACH + 1], max(0, i - _REACH)):
            if one.measure is not Measure.LEVEL:
                continue
            for second, two in enumerate(near, max(0, j - _REACH)):
                # Most are of another kind: what costs little is asked first.
                if one.family != two.family or one.block == two.block or one.measure is not two.measure:
                    continue
                if first < second and (first, second) not in seen:
                    seen.add((first, second))
                    if _slipped_beside(told, first, second):
                        yield first, second


def _equal_rates(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Growth rates of one value, right behind levels of one kind: what they are said of may be one level."""
    rates: dict[Decimal, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if telling.measure is Measure.GROWTH and telling.owner is not None and distinctive(telling):
            key = telling.quantity.value.quantize(Decimal("0.001"))
            yield from ((i, at) for i in rates[key][-_LOOK_BACK:] if equal(told[i], telling))
            rates[key].append(at)


def _slipped_beside(told: Sequence[Telling], first: int, second: int) -> bool:
    """Whether two levels of one kind, in two paragraphs, are one figure with a slip of the pen."""
    one, two = told[first], told[second]
    if not mistaken(one.quantity.text, two.quantity.text) or equal(one, two) or not _elsewhere(one, two):
        return False
    if differently_scoped(one, two) or not _one_period(one, two):
        return False
    beside = agreeing_beside(told, first, second)
    if not any(distinctive(told[i]) for i in beside):
        return False
    if contradictory(one, two) and not (_one_sum(one, two) or _one_running_total(told, first, second, len(beside))):
        return False
    return grams(one, two) > 0 or same_name(_bare(one), _bare(two))


def _one_sum(one: Telling, two: Telling) -> bool:
    """Whether 共计 alone sets the two apart: it sums up what the sentence says, 累计 what years say."""
    return one.mood ^ two.mood == {"all"} and bool(_SUMMED.search(one.label) or _SUMMED.search(two.label))


def _bare(telling: Telling) -> str:
    return LABEL_HEAD.sub("", telling.label)


def _one_running_total(told: Sequence[Telling], first: int, second: int, beside: int) -> bool:
    """新建12处（累计58处） and 建成58处: the bracket alone sets the two apart, and much beside them agrees."""
    if told[first].mood ^ told[second].mood != {"all"} or beside < _REACH:
        return False
    running = first if "all" in told[first].mood else second
    return told[running - 1].sentence == told[running].sentence and told[running - 1].label == told[running].label


def _one_period(one: Telling, two: Telling) -> bool:
    """Whether neither year, measure nor hedge sets the two apart; a plan and its result may pass."""
    if one.measure is not two.measure or not same_hedge(one.quantity, two.quantity):
        return False
    if "prior" in one.mood ^ two.mood:
        return False
    return not (one.years and two.years and one.years != two.years)


def _slips_among_distinctive(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Two passages that share several long figures: another long figure that is a slip of its fellow."""
    common: dict[tuple[int, int], dict[int, int]] = defaultdict(dict)
    seen: dict[Decimal, list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if not _long(telling):
            continue
        places = seen[telling.quantity.value]
        for i in places[-_LOOK_BACK:]:
            if told[i].block != telling.block and told[i].family == telling.family:
                common[told[i].block, telling.block][i] = at
        places.append(at)
    for same in common.values():
        if len({told[i].quantity.value for i in same}) > 1:
            yield from _odd_among(told, same)


def _odd_among(told: Sequence[Telling], same: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """The long figures near those in common that are linked by a slip."""
    ones, twos = _loose(told, same.keys()), _loose(told, same.values())
    by_trace: dict[tuple[object, str], set[int]] = defaultdict(set)
    for j in twos:
        for trace in traces(told[j].quantity.text, _SHORT):
            by_trace[told[j].family, trace].add(j)
    for i in ones:
        near = {j for trace in traces(told[i].quantity.text, _SHORT) for j in by_trace.get((told[i].family, trace), ())}
        for j in sorted(near):
            one, two = told[i], told[j]
            if equal(one, two) or not _one_period(one, two) or differently_scoped(one, two):
                continue
            if mistaken(one.quantity.text, two.quantity.text):
                yield i, j


def _loose(told: Sequence[Telling], matched: Collection[int]) -> list[int]:
    """The long figures near the matched ones, in their paragraph, that are not matched themselves."""
    near = {at for i in matched for at in range(max(0, i - _FAR), min(len(told), i + _FAR + 1))}
    block = {told[i].block for i in matched}
    return sorted(at for at in near.difference(matched) if told[at].block in block and _long(told[at]))


def _long(telling: Telling) -> bool:
    return (
        telling.measure is Measure.LEVEL
        and telling.quantity.unit.dimension is Dimension.MONEY
        and significant(telling.quantity) >= _DISTINCTIVE
        and not telling.quantity.note
    )


def _slips_of_the_confirmed(told: Sequence[Telling], pairs: Mapping[int, int]) -> Iterator[tuple[int, int]]:
    """A figure told alike in two places, and in a third with a slip, though it be the plan for it."""
    confirmed = {*pairs, *pairs.values()}
    by_trace: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at in sorted(confirmed):
        if told[at].measure is Measure.LEVEL:
            for trace in traces(told[at].quantity.text):
                by_trace[told[at].family, trace].append(at)
    for at, telling in enumerate(told):
        if at in confirmed or telling.measure is not Measure.LEVEL or telling.quantity.note:
            continue
        for trace in traces(telling.quantity.text):
            for other in by_trace.get((telling.family, trace), ())[-_LOOK_BACK:]:
                if _slip_of(telling, told[other]):
                    yield min(at, other), max(at, other)


def _slip_of(one: Telling, two: Telling) -> bool:
    if one.block == two.block or equal(one, two) or not misprinted(one.quantity.text, two.quantity.text):
        return False
    if not _one_period(one, two) or differently_scoped(one, two):
        return False
    words = shared(one, two)
    named = grams(one, two) > 0 or (words.length >= _SHORT and words.telling >= _NEAR)
    return named and same_name(_bare(one), _bare(two))


def _slips_under_one_name(told: Sequence[Telling]) -> Iterator[tuple[int, int]]:
    """Two long figures, and no third, under one long name on one footing: what a slip links is one figure."""
    by_name: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at, telling in enumerate(told):
        if telling.measure is Measure.LEVEL and len(telling.label) >= _NAME and not telling.quantity.note:
            by_name[telling.family, telling.label].append(at)
    for places in by_name.values():
        if len(places) != 2 or told[places[0]].block == told[places[1]].block:
            continue
        one, two = (told[at] for at in places)
        if equal(one, two) or contradictory(one, two) or differently_scoped(one, two) or apart(one.path, two.path):
            continue
        if misprinted(one.quantity.text, two.quantity.text) or one_changed(one.quantity.text, two.quantity.text):
            yield places[0], places[1]
