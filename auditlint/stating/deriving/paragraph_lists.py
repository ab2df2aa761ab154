"""…基本支出A，其中： at a paragraph's end: the parts are told one by one in the paragraphs behind."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.fact import Basis, Fact, Measure
from auditlint.model.scope import Closure, Scope, ScopeKind
from auditlint.stating.deriving.closure import additive, closure_of

_ANNOUNCES = re.compile(r"(?:其中|包括|如下|分别为|分为|构成为)[^，。；：]{0,4}：$|其中[，]?$")
_IS_OPEN = re.compile(r"主要|重点|例如")
_MARKERS = tuple(
    re.compile(pattern)
    for pattern in (
        r"[一二三四五六七八九十]+、",
        r"（[一二三四五六七八九十]+）",
        r"\d{1,2}[.．、]",
        r"（\d{1,2}）",
        r"[①-⑳]",
    )
)
_PLAIN = len(_MARKERS)
_MOST = 40
_BARE_PARTS = 6  # unnumbered paragraphs soon speak of something else
_PLANS = frozenset({Basis.BUDGET, Basis.INITIAL, Basis.ADJUSTED})


def paragraph_lists(paragraphs: Sequence[Paragraph], facts: Sequence[Fact]) -> Iterator[Scope]:
    """One scope for each whole of a paragraph that announces its parts, over the paragraphs that tell them."""
    own = {block: tuple(group) for block, group in groupby(facts, key=lambda fact: fact.block)}
    for block, paragraph in enumerate(paragraphs):
        text = paragraph.view.text.rstrip()
        if paragraph.kind is BlockKind.PROSE and block in own and _ANNOUNCES.search(text[-12:]):
            items = list(_items(paragraphs, own, block))
            for whole in _wholes(own[block]):
                yield from _scope(whole, items, _IS_OPEN.search(text[-12:]) is not None)


def _wholes(facts: Sequence[Fact]) -> list[Fact]:
    """The levels of the last sentence that tells any: a budget and its execution are wholes of their own."""
    levels = [fact for fact in facts if fact.measure is Measure.LEVEL and additive(fact) and fact.depth == 0]
    last = [fact for fact in levels if fact.sentence == levels[-1].sentence]
    footings = {fact.basis in _PLANS for fact in last}
    return last if len(last) == len(footings) else last[:1]


def _items(
    paragraphs: Sequence[Paragraph], own: dict[int, tuple[Fact, ...]], announcing: int
) -> Iterator[tuple[Fact, ...]]:
    """The facts of each paragraph of the list: all numbered alike, or none numbered."""
    style = None
    for block in range(announcing + 1, min(announcing + 1 + _MOST, len(paragraphs))):
        text = paragraphs[block].view.text.lstrip()
        found = _style(text)
        style = found if style is None else style
        first_of_all = block > announcing + 1 and _starts_over(text, style)
        if found != style or first_of_all or block not in own or "其中" in text[:8]:
            return
        if style == _PLAIN and block - announcing > _BARE_PARTS:
            return
        yield own[block]


def _style(text: str) -> int:
    return next((number for number, marker in enumerate(_MARKERS) if marker.match(text)), _PLAIN)


def _starts_over(text: str, style: int) -> bool:
    return style != _PLAIN and re.match(r"（?[一1①](?![0-9十])", text) is not None


def _scope(whole: Fact, items: Sequence[tuple[Fact, ...]], is_open: bool) -> Iterator[Scope]:
    parts = [_part(whole, item) for item in items]
    told = [part for part in parts if part is not None]
    # A last paragraph may already speak of something else; one in the middle may not.
    while parts and parts[-1] is None:
        parts.pop()
    if len(parts) < 2 or len(told) != len(parts):
        return
    closure = Closure.OPEN if is_open else closure_of(whole, told, Closure.LIKELY, "")
    lists = [told[:count] for count in range(len(told), 1, -1)] if _style_is_plain(items, told) else [told]
    members = tuple(tuple((1, part) for part in each) for each in lists)
    yield Scope(ScopeKind.PARTITION, closure, (whole,), members, told[0].quantity.span)


def _style_is_plain(items: Sequence[tuple[Fact, ...]], told: Sequence[Fact]) -> bool:
    return len(items) >= len(told) > 2


def _part(whole: Fact, item: Sequence[Fact]) -> Fact | None:
    """The first level of a paragraph on the whole's own footing."""
    planned = whole.basis in _PLANS
    levels = [fact for fact in item if fact.measure is Measure.LEVEL and additive(fact) and fact.depth == 0]
    levels = [fact for fact in levels if fact.family == whole.family]
    same = (fact for fact in levels if (fact.basis in _PLANS) == planned)
    unsaid = (fact for fact in levels if fact.basis is Basis.NONE)
    return next(same, next(unsaid, None))
