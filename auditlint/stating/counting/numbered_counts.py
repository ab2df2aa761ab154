"""四项工作：一是…二是…: a count and the numbered series that follows it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.enumeration import Enumeration, Item, ListForm
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.scope import Closure
from auditlint.model.series import Series
from auditlint.model.unit import Dimension

# What series spell out point by point; 12个项目：一是… tells of some of them.
_POINTS = re.compile(
    "(?:方面|问题|原因|措施|特点|原则|环节|举措|建议|要求|不足|困难|抓手|关键|要点|着力点|突破口|变化|因素|任务|工作)"
    "[^，；。：（）、\\d]{0,6}"
)
_CUE = re.compile(r"(?P<noun>[^，；。：（）、！？\d]{0,20})(?P<mark>[：。])")
_CLAUSE_END = re.compile("[，；。：]")
_MOST = 20
_HEAD = 8
# So many paragraphs on, the next number of a series is looked for.
_AHEAD = 8


def numbered_counts(
    paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity], series: Sequence[Series]
) -> Iterator[Enumeration]:
    """Every small count whose clause ends where a series begins that starts with one."""
    starts = {each.markers[0].span.start: each for each in series if each.markers[0].number == 1}
    for quantity in quantities:
        if not _may_count(quantity):
            continue
        paragraph = paragraphs[quantity.block]
        cue = _CUE.match(paragraph.view.text, quantity.end)
        if cue is None:
            continue
        found = starts.get(_next_place(paragraphs, quantity.block, cue.end()))
        if found is not None and len(found.markers) > 1:
            yield _enumeration(paragraphs, quantity, cue, found)


def _may_count(quantity: Quantity) -> bool:
    counts = quantity.role is Role.DATA and quantity.unit.dimension is Dimension.COUNT
    return counts and quantity.hedge is Hedge.NONE and 2 <= quantity.value <= _MOST and quantity.block >= 0


def _next_place(paragraphs: Sequence[Paragraph], block: int, end: int) -> int:
    """The source's offset behind a clause: in its paragraph, or where the next one opens."""
    view = paragraphs[block].view
    if end < len(view.text):
        return view.origin[end]
    return paragraphs[block + 1].span.start if block + 1 < len(paragraphs) else -1


def _enumeration(
    paragraphs: Sequence[Paragraph], quantity: Quantity, cue: re.Match[str], series: Series
) -> Enumeration:
    """Firm where points are counted; a heading's own count, and other nouns, are only tried."""
    noun = cue.group("noun").lstrip("个项条大类种的主要重点")
    points = quantity.unit.base == "方面" or _POINTS.fullmatch(noun) is not None
    is_firm = points and paragraphs[quantity.block].kind is BlockKind.PROSE
    is_whole = [marker.number for marker in series.markers] == list(range(1, len(series.markers) + 1))
    closed = is_firm and is_whole and not _goes_on(paragraphs, series)
    items = tuple(Item(marker.span, _CLAUSE_END.split(marker.head)[0][:_HEAD]) for marker in series.markers)
    return Enumeration(quantity, ListForm.NUMBERED, Closure.CLOSED if closed else Closure.OPEN, (items,))


def _goes_on(paragraphs: Sequence[Paragraph], series: Series) -> bool:
    """Whether the next number stands somewhere behind, where a conversion hid it."""
    last = series.markers[-1]
    numeral = last.style.numeral(last.number + 1)
    following = "".join(each.view.text for each in paragraphs[last.block : last.block + _AHEAD])
    _, _, rest = following.partition(last.head)
    return any(f"{numeral}{mark}" in rest for mark in "是、.）")
