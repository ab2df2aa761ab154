"""The odd one out: figures that one slip of the pen, or nothing but themselves, sets apart from what is told elsewhere.

Each pair is weighed by what speaks for one fact: its name, the kind of slip, the figures beside both
that agree. Only what reaches the sum is told; what makes two facts of them ends the matter.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations

from auditlint.model.fact import Measure
from auditlint.model.slips import SlipKind
from auditlint.model.unit import Dimension
from auditlint.stating.retelling.misprints import misprinted, slip_from, traces
from auditlint.stating.retelling.occurrences import Occurrence
from auditlint.stating.retelling.one_fact import (
    apart,
    contradictory,
    differently_scoped,
    differently_titled,
    fully_named,
    grams,
    other_footing,
    other_period,
    parallel,
    shared,
    significant,
)
from auditlint.stating.retelling.passages import Match, agreeing_beside, alike, beside, distinctive, equal
from auditlint.stating.words.similarity import FIGURE, bare, naming, same_name, year_end

# So many characters in common that name something, with one figure or with several that agree beside it.
_WORDS = 12
_FEWER_WORDS = 8
# So many right beside both, and nothing else to name them, by how many figures agree beside it.
_ENOUGH_WORDS = {0: 18, 1: 6}
_FEWEST_WORDS = 4
_ACCOUNTS = re.compile("预算|决算|收入|支出|债|结转|结余|余额|限额|税|预备费")
# So many characters right beside both figures.
_NEAR = 2
# A label that more figures have belongs to a form.
_MOST_NAMED = 4
# So many earlier figures with a like numeral, or rates of one value, are looked at.
_LOOK_BACK = 4
# A name of so many characters, and so many figures whose names end alike.
_NAME, _MOST_ALIKE = 3, 40
# A figure of fewer digits is told wrong only in a passage told again.
_FEWEST_DIGITS = 2
# A changed digit tells of figures of so many characters, or under a name that no third figure has.
_TELLING = 5
# A changed digit in one paragraph, or so many paragraphs off, is how two of a kind differ.
_DISTANT = 200
# So far from an agreement its passage reaches.
_REACH = 3
# So many digits are hardly ever told twice by chance; passages vouch for no more than two such figures.
_LONG = 4
_FAR = 6
# So many characters before a figure say of what it is told.
_CLAUSE = 20
# Worth less than whatever else may speak for it.
_NONE = -9
# What one name is worth.
_SAME = 3
# A name of so many characters is hardly another thing's.
_LONG_NAME = 8


def odd_ones_out(
    told: Sequence[Occurrence], pairs: Mapping[int, int], found: Sequence[Match], same: Collection[tuple[int, int]]
) -> set[tuple[int, int]]:
    """Pairs of figures, the earlier first, of which one is told wrong.

    ``pairs`` are those that agree by their words, ``found`` the figures at the same place of two
    passages, and ``same`` those of them that agree. Numerals in words (二十期) belong to names.
    """
    near = {*same, *_equal_rates(told), *((first, second) for second, first in pairs.items())}
    confirmed = {*pairs, *pairs.values()}
    rare = _named_rarely(told)
    alone = set(_told_twice(told))
    odd = set()
    for i, j in {*_of_like_numerals(told), *_beside(told, near), *alone}:
        enough = ENOUGH if i in rare and j in rare else ENOUGH_OF_MANY
        if weight(told, i, j, (i in confirmed) != (j in confirmed), (i, j) in alone) >= enough:
            odd.add((i, j))
    odd |= {(m.first, m.second) for m in found if m.first in rare and m.second in rare and _alone_differs(told, m)}
    return {(i, j) for i, j in odd if told[i].quantity.text.isascii() and told[j].quantity.text.isascii()}


# What the features of a slip are worth together, counted on published documents: below, chance is likelier.
ENOUGH = 5
# A label that every line of a form has names nothing by itself.
ENOUGH_OF_MANY = 9


def weight(told: Sequence[Occurrence], first: int, second: int, is_confirmed: bool, is_alone: bool = False) -> int:
    """How much speaks for one fact told with a slip of the pen; 0 where something makes two facts of it."""
    one, two = told[first], told[second]
    slip = _slip(one, two)
    if slip == _NONE or equal(one, two) or other_period(one, two) or differently_titled(one, two):
        return 0
    named = _named(one, two)
    # A changed digit is how figures of one kind differ anyway: the weaker the slip, the surer the name.
    if slip + named < _SAME or (named < _SAME and one.block == two.block) or (slip == 1 and contradictory(one, two)):
        return 0
    if differently_scoped(one, two) or parallel(one.path, two.path) or _is_part(one, two, slip):
        return 0
    if other_footing(one, two) and not is_confirmed:
        return 0
    if _is_parallel(told, first, second):
        return 0
    agreeing = (told[i] for i in agreeing_beside(told, first, second))
    vouching = sum(2 if significant(each.quantity) >= _LONG else distinctive(each) for each in agreeing)
    vouching = max(vouching, 2 * len(_long_near(told, first) & _long_near(told, second)))
    is_short = min(len(one.quantity.text), len(two.quantity.text)) < _FEWEST_DIGITS
    if is_short and (not vouching or one.block == two.block):
        return 0
    against = contradictory(one, two) + apart(one.path, two.path)
    if slip == 1 and not 0 < two.block - one.block <= _DISTANT:
        against += 1
    is_alone = is_alone and named >= _SAME
    if slip == 1 and not is_alone and min(len(one.quantity.text), len(two.quantity.text)) < _TELLING:
        return 0
    return slip + named + min(_LONG, vouching) + is_confirmed + is_alone - against


def _is_part(one: Occurrence, two: Occurrence, slip: int) -> bool:
    """猪牛羊肉产量34.57万吨…其中，猪肉产量31.57万吨: what is told behind 其中 is a part, perhaps sentences later."""
    if one.sentence == two.sentence and ("共" in one.label) != ("共" in two.label):
        return True  # 国家级荣誉11项…，共获荣誉111项
    return one.block == two.block and one.parts != two.parts and (slip == 1 or two.own_parts > 0)


def _is_parallel(told: Sequence[Occurrence], first: int, second: int) -> bool:
    """Whether what stands beside both is called alike as well and mostly told otherwise: two levels, two funds."""
    agreeing = differing = 0
    for i, j in beside(told, first, second):
        if i != second and j != first and same_name(told[i].label, told[j].label):
            if equal(told[i], told[j]):
                agreeing += 1
            elif told[i].measure is told[j].measure and told[i].family == told[j].family:
                differing += 1
    return differing > agreeing


def _long_near(told: Sequence[Occurrence], at: int) -> set[Decimal]:
    """The other long figures of the paragraph, near one of them."""
    block, low = told[at].block, max(0, at - _FAR)
    near = (each for i, each in enumerate(told[low : at + _FAR + 1], low) if i != at and each.block == block)
    return {each.quantity.value for each in near if significant(each.quantity) >= _LONG}


def _slip(one: Occurrence, two: Occurrence) -> int:
    if misprinted(one.quantity.text, two.quantity.text):
        return 3
    kind = slip_from(one.quantity, two.quantity)
    return _NONE if kind is None else 1 if kind is SlipKind.CHANGED else 2


def _named(one: Occurrence, two: Occurrence) -> int:
    if naming(one.label) < 2 and len(shared(one, two).before) < min(len(one.before), len(two.before), _CLAUSE):
        return 1 if grams(one, two) else 0  # 支出 is named by what stands before it: of two funds, another each time
    if same_name(one.label, two.label) or (fully_named(one, two) and shared(one, two).telling >= _LONG):
        return 4 if bare(one.label) == bare(two.label) and len(bare(one.label)) >= _LONG_NAME else _SAME
    return 1 if grams(one, two) else 0


def _named_rarely(told: Sequence[Occurrence]) -> set[int]:
    """The figures whose label is not one that every line of a form has."""
    labels = ["".join(c for c in each.label if not c.isdecimal()) for each in told]
    often = Counter(labels)
    return {at for at, label in enumerate(labels) if not label or often[label] <= _MOST_NAMED}


def _told_twice(told: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Levels whose name the document gives to two figures and no third."""
    named: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        name = bare(each.label)
        if each.measure is Measure.LEVEL and len(name) >= _NAME and each.family[0] is not Dimension.BARE:
            named[each.family, name[-2:]].append(at)
    for places in (several for several in named.values() if 2 <= len(several) <= _MOST_ALIKE):
        alike: dict[int, list[int]] = defaultdict(list)
        for i, j in combinations(places, 2):
            if same_name(told[i].label, told[j].label):
                alike[i].append(j)
                alike[j].append(i)
        yield from ((i, j) for i, (j, *more) in alike.items() if not more and i < j and alike[j] == [i])


def _alone_differs(told: Sequence[Occurrence], match: Match) -> bool:
    """Whether everything around two figures is alike and they alone are not."""
    one, two = told[match.first], told[match.second]
    if equal(one, two) or one.path == two.path or apart(one.path, two.path):
        return False
    if contradictory(one, two) or differently_scoped(one, two) or year_end(one.before) != year_end(two.before):
        return False
    words = shared(one, two)
    own = naming(words.before.rpartition(FIGURE)[2]) + words.ahead
    enough = _ENOUGH_WORDS.get(len(match.agreeing), _FEWEST_WORDS)
    if match.differing <= len(match.agreeing) // 2 and fully_named(one, two) and own >= enough:
        # 支出预算调整为 and its like stand in the account of every fund and level.
        return not _ACCOUNTS.search(words.before + words.after)
    if not match.agreeing or match.differing * 3 > len(match.agreeing) or words.length < _NEAR:
        return False
    if match.differing and len(match.agreeing) < _REACH:
        return False
    if len(match.agreeing) == 1 or not match.telling:
        return (match.telling > 0 or len(match.agreeing) > 1) and alike(one, two) >= _WORDS
    return alike(one, two) >= _FEWER_WORDS


def _of_like_numerals(told: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Levels whose numerals one slip of the pen may link, with enough digits for that to be no chance."""
    by_trace: dict[tuple[object, str], list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        if each.measure is not Measure.LEVEL or each.quantity.note:
            continue
        for trace in traces(each.quantity.text):
            places = by_trace[each.family, trace]
            yield from ((i, at) for i in places[-_LOOK_BACK:] if told[i].sentence != each.sentence)
            places.append(at)


def _beside(told: Sequence[Occurrence], same: Collection[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Levels of one kind in two paragraphs, near figures that agree."""
    for i, j in same:
        near = range(max(0, j - _REACH), min(len(told), j + _REACH + 1))
        for first in range(max(0, i - _REACH), min(len(told), i + _REACH + 1)):
            one = told[first]
            if one.measure is Measure.LEVEL:
                for second in near:
                    two = told[second]
                    if one.family == two.family and one.block < two.block and two.measure is Measure.LEVEL:
                        yield first, second


def _equal_rates(told: Sequence[Occurrence]) -> Iterator[tuple[int, int]]:
    """Growth rates of one value, right behind levels of one kind: what they are said of may be one level."""
    rates: dict[Decimal, list[int]] = defaultdict(list)
    for at, each in enumerate(told):
        if each.measure is Measure.GROWTH and each.owner is not None and distinctive(each):
            key = each.quantity.value.quantize(Decimal("0.001"))
            yield from ((i, at) for i in rates[key][-_LOOK_BACK:] if equal(told[i], each))
            rates[key].append(at)
