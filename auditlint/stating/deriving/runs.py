"""A figure -> the runs of figures that may be its parts: where they begin, which belong, where they end."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from auditlint.model.fact import Measure
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.operands import COMPANY, Operand, alike
from auditlint.stating.deriving.walks import BACK, MOST, WALKS, back_moves
from auditlint.stating.words.divisions import makes_whole

# The sign before the first part that parts follow, by what it is; the first that is found names it.
_OPENINGS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("of-which", re.compile(r"其中|(?:^|[（，])其?含|^[^，；。：（）]{0,10}中[，：]")),
    ("includes", re.compile(r"包括|包含|涵盖|囊括|涉及")),
    ("made-of", re.compile(r"(?:构成|组成|由|来自|来源)")),
    ("respectively", re.compile(r"分别|依次|具体|各为|即")),
    ("divided", re.compile(r"分为|划分|(?:按|从|分)[^，。；]{1,14}(?:分|看|统计|划分)")),
    ("used-for", re.compile(r"用于|投向|用在|安排给|分配")),
    ("colon", re.compile(r"：")),
    ("bracket", re.compile(r"^（")),
    ("numbered", re.compile(r"[一1]是|（[一1]）|[一1][、.]|①|首先|第一")),
)
_OPEN = re.compile(r"主要|重点|例如|比如|如：|部分|优先|等")
_CHINESE = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2, "双": 2}
_COUNTED = re.compile(
    r"([两二三四五六七八九十]|\d{1,2})(?:项|者|类|年|个|渠道|部分|家|种|笔|级|地|镇|方面|块|处|期|批|季度|大)[^，；。：]{0,16}$"
)
_COUNTED_THING = re.compile(r"[一-鿿]{1,2}")
_SIDES = 5  # that the largest known division has
_STARTS = 2  # so many of its kind may stand between a figure and its parts


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Figures that may be the parts of one: each with its sign, and what speaks for and against the run."""

    members: tuple[tuple[int, Operand], ...]
    features: tuple[str, ...]


def runs_behind(claim: Claim, everything: Sequence[Operand]) -> Iterator[Run]:
    """{T}A，其中B、C: the runs that begin behind a figure where a sign opens them."""
    own = claim.operand
    seen: set[tuple[int, ...]] = set()
    skipped = 0
    for at in range(own.at + 1, min(len(everything), own.at + 13)):
        first = everything[at]
        if first.fact.block > own.fact.block + 2 or first.fact.sentence > own.fact.sentence + 3:
            return
        if first.fact.family != own.fact.family:
            continue
        opening = _opening(own, first, at == own.at + 1)
        if opening and first.fact.depth >= own.fact.depth:
            base = [f"open:{opening}", f"skip:{skipped}", *_link(own, first)]
            if _OPEN.search(first.fact.gap):
                base.append("openness")
            for mode, walk in WALKS:
                yield from _ends(claim, walk(first, everything), [*base, mode], seen, behind=True)
        skipped += 1
        if skipped > _STARTS:
            return


def runs_before(claim: Claim, everything: Sequence[Operand]) -> Iterator[Run]:
    """B，C，合计A: the runs that end right before a figure, the longest last."""
    own = claim.operand
    seen: set[tuple[int, ...]] = set()
    skipped = 0
    for at in range(own.at - 1, max(-1, own.at - 9), -1):
        last = everything[at]
        if own.fact.block - last.fact.block > 3:
            return
        if last.fact.family != own.fact.family or last.fact.depth > own.fact.depth or _counts_another(own, last):
            continue
        base = [f"skip:{skipped}", *_link(last, own)]
        for mode, walk in BACK if own.fact.measure is not Measure.CHANGE else ():
            yield from _ends(claim, walk(last, everything), [*base, mode], seen, behind=False)
        if not _MOVED.isdisjoint(own.static):
            yield from _ends(claim, back_moves(last, everything), [*base, "moves"], seen, behind=False)
        skipped += 1
        if skipped > 1:
            return


def runs_to(claim: Claim, last: Operand, everything: Sequence[Operand]) -> Iterator[Run]:
    """The runs that end with a figure, whatever the claim's own kind: 三者合计占P%."""
    seen: set[tuple[int, ...]] = set()
    for mode, walk in BACK:
        yield from _ends(claim, walk(last, everything), [*_link(last, claim.operand), mode], seen, behind=False)


def _counts_another(own: Operand, part: Operand) -> bool:
    """Whether 个 counts two kinds of thing: 4个乡镇28个村 make up no 6个标段."""
    if own.fact.quantity.unit.name != "个" or part.fact.quantity.unit.name != "个":
        return False
    mine, its = _COUNTED_THING.match(own.fact.after), _COUNTED_THING.match(part.fact.after)
    return mine is not None and its is not None and not set(mine.group()) & set(its.group())


def _opening(own: Operand, first: Operand, adjacent: bool) -> str:
    gap = first.fact.gap
    for name, sign in _OPENINGS:
        if name in ("colon", "bracket") and not (adjacent or first.fact.block != own.fact.block):
            continue
        if sign.search(gap):
            return name
    if first.fact.block != own.fact.block:
        return "paragraph" if own.fact.after.endswith("：") or "opens" in own.static else ""
    if adjacent and "。" in gap:
        return "sentence" if "opens" in own.static or "c:total" in own.static else ""
    return "dash" if adjacent and ("——" in gap or "－－" in gap) else ""


def _link(one: Operand, other: Operand) -> list[str]:
    if one.fact.block != other.fact.block:
        return [f"blocks:{min(3, other.fact.block - one.fact.block)}"]
    sentences = other.fact.sentence - one.fact.sentence
    features = [f"sentences:{min(3, sentences)}"]
    if sentences == 0 and one.stops != other.stops:
        features.append("semi")
    if other.fact.depth != one.fact.depth:
        features.append("deeper" if other.fact.depth > one.fact.depth else "shallower")
    return features


def _ends(
    claim: Claim, walk: Iterator[Operand], base: list[str], seen: set[tuple[int, ...]], behind: bool
) -> Iterator[Run]:
    """The runs that the walk makes by stopping where a list may end: at a stronger mark, or before another matter."""
    own = claim.operand
    wanted = _counted(claim.words)
    taken: list[Operand] = []
    inner = either = 0
    both = -1
    for each in walk:
        if each is own:
            if behind:
                break
            continue
        if taken:
            boundary = _rank(taken[-1], each) if behind else _rank(each, taken[-1])
            size = len(taken)
            if size > 1 and (
                boundary > inner or size == wanted or each.marks & ~either & _TELLING or _stops(taken[-1])
            ):
                yield from _run(claim, taken, (either, both), [*base, *_edge(inner, boundary, each)], seen, behind)
            inner = max(inner, boundary)
        taken.append(each)
        either |= each.marks
        both &= each.marks
        if len(taken) > MOST:
            return
    if len(taken) > 1:
        yield from _run(claim, taken, (either, both), [*base, f"in:{inner}", "edge>", "all"], seen, behind)


def _stops(last: Operand) -> bool:
    """A、B等: the list is over, and may hold more."""
    return "等" in last.fact.after[:6]


def _edge(inner: int, boundary: int, follower: Operand) -> list[str]:
    edge = "edge>" if boundary > inner else "edge=" if boundary == inner else "edge<"
    features = [f"in:{inner}", f"edge:{boundary}", edge]
    if follower.fact.depth and "）" not in follower.fact.gap:
        features.append("inside")  # the bracket that holds the list goes on
    for bit, name in enumerate(COMPANY):
        if follower.marks >> bit & 1:
            features.append(f"next:{name}")
    features.append(f"next:{follower.fact.measure.value}")
    return features


def _counted(words: str) -> int:
    """三年累计, 两项合计: how many parts a total says that it has; 0 where it says none."""
    found = _COUNTED.search(words)
    if found is None:
        return 0
    word = found.group(1)
    return _CHINESE.get(word, int(word) if word.isdigit() else 0)


def _rank(one: Operand, other: Operand) -> int:
    """How strong the mark is that parts two neighbours: 、 1, ， 2, ； 3, 。 4, a new paragraph 5."""
    if one.fact.block != other.fact.block:
        return 5
    if one.fact.sentence != other.fact.sentence:
        return 4
    if one.stops != other.stops:
        return 3
    return 2 if one.clauses != other.clauses else 1


def _run(
    claim: Claim,
    taken: Sequence[Operand],
    marks: tuple[int, int],
    base: list[str],
    seen: set[tuple[int, ...]],
    behind: bool,
) -> Iterator[Run]:
    key = tuple(each.at for each in taken)
    if key in seen:
        return
    seen.add(key)
    members = taken if behind else taken[::-1]
    if "openness" in base and _stops(members[-1]):
        return  # 主要包括A、B等: by its own words not all
    features = [*base, f"n:{_bucket(len(members))}"]
    if _stops(members[-1]):
        features.append("etcetera")
    features += _company(claim.operand, members, *marks)
    wanted = _counted(claim.words)
    if wanted:
        features.append("counted" if wanted == len(members) else "miscounted")
    yield Run(tuple((1, each) for each in members), tuple(features))


# Words that open another matter behind a list: a total, a budget, last year's, what is left.
_TELLING = sum(1 << COMPANY.index(name) for name in ("total", "planned", "prior", "left", "each", "up", "down"))


def _bucket(count: int) -> str:
    return str(count) if count <= 5 else "7" if count <= 7 else "10" if count <= 10 else "more"


def _company(own: Operand, members: Sequence[Operand], either: int, both: int) -> list[str]:
    """What the members share with each other, and with the figure that they may make up."""
    features: list[str] = []
    for bit, name in enumerate(COMPANY):
        mine = own.marks >> bit & 1
        if either >> bit & 1:
            features.append(f"{name}:{'all' if both >> bit & 1 else 'some'}{'+' if mine else '-'}")
        elif mine:
            features.append(f"{name}:own")
    unit = members[0].fact.quantity.unit.name
    if any(each.fact.quantity.unit.name != unit for each in members):
        features.append("units")
    if unit != own.fact.quantity.unit.name:
        features.append("own-unit")
    wordless = sum(1 for each in members if not each.words)
    if wordless:
        features.append("wordless:" + ("all" if wordless == len(members) else "some"))
    if len(members) <= _SIDES and makes_whole(own.fact.label, tuple(each.fact.label for each in members)):
        features.append("division")
    scopes = {each.scope for each in members}
    if own.scope and scopes != {""}:
        features.append(
            "scope:" + ("same" if scopes == {own.scope} else "other" if own.scope not in scopes else "some")
        )
    features.append(f"suffix:{_shared_end(members)}")
    if len({each.fact.block for each in members}) == len(members):
        features.append("lines")
    features += _completeness(members)
    features.append("kin:" + alike(own.grams, members[0].grams))
    features.append("last-kin:" + alike(own.grams, members[-1].grams))
    features.append("first-last:" + alike(members[0].grams, members[-1].grams))
    if len({each.year for each in members if each.year}) > 1:
        features.append("years")
    features.append(f"d:{own.fact.quantity.unit.dimension.value}")
    return features


def _completeness(members: Sequence[Operand]) -> Iterator[str]:
    """A list that ends with 其他 is complete; one whose items come with growth of their own picks the main ones."""
    if "c:rest" in members[-1].static:
        yield "others:last"
    elif any("c:rest" in each.static for each in members):
        yield "others:inside"
    steps = [after.at - before.at for before, after in pairwise(members)]
    yield "told:" + ("alone" if max(steps) == 1 else "at-length" if min(steps) > 1 else "mixed")
    values = [each.fact.quantity.value for each in members]
    if len(values) > _FEW:
        falling = sum(1 for before, after in pairwise(values) if after <= before)
        yield "order:" + ("falling" if falling == len(values) - 1 else "none")


def _shared_end(members: Sequence[Operand]) -> int:
    """How many characters, two at most, the names of all members end with alike: 平川片, 丘陵片, 沿河片."""
    names = [each.words for each in members]
    shared = 0
    while shared < _MOST_SHARED and all(len(name) > shared + 1 for name in names):
        if len({name[-1 - shared] for name in names}) > 1:
            break
        shared += 1
    return shared


_MOST_SHARED = 2
_FEW = 2
_MOVED = frozenset({"c:closing", "c:stock", "c:left", "c:present", "c:adjusted", "c:total", "c:executed"})
