"""四项工作：一是…二是…, 以上三项…, 共3个：: a count and the numbered points, or the lines, beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.closure import Closure
from auditlint.model.enumeration import Enumeration, Item, ListForm
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.series import Marker, MarkerStyle, Series
from auditlint.model.unit import Dimension
from auditlint.stating.counting.completeness import Listed, closure, is_body

# What series spell out point by point; 12个项目：一是… tells of some of them.
_POINTS = re.compile(
    "(?:方面|问题|原因|措施|特点|原则|环节|举措|建议|要求|不足|困难|抓手|关键|要点|着力点|突破口|变化|因素|任务|工作)"
    "[^，；。：（）、\\d]{0,6}"
)
_CUE = re.compile(r"(?P<noun>[^，；。：（）、！？\d]{0,20})(?P<mark>[：。])")
# 以上社会保障支出5项: the points before that are called so.
_BACK = re.compile("(?:以上|上述|前述)(?P<name>[^，；。：（）、]{0,12}?)(?P<all>一?共计?|合计|总计)?$")
_CLAUSE_END = re.compile("[，；。：]")
_MOST = 20
_HEAD = 8
# So many paragraphs on, the next number of a series is looked for.
_AHEAD = 8


def numbered_counts(
    paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity], series: Sequence[Series]
) -> Iterator[Enumeration]:
    """Every small count whose clause ends where a series or a run of lines begins, or that points back at one."""
    starts = {each.markers[0].span.start: each for each in series if each.markers[0].number == 1}
    in_text = [each for each in series if each.markers[0].style is not MarkerStyle.SERIAL]
    for quantity in quantities:
        if not _counts(quantity):
            continue
        paragraph = paragraphs[quantity.block]
        if (back := _BACK.search(paragraph.view.text, 0, quantity.start)) is not None:
            yield from _told_before(quantity, back.group("name"), in_text, back.group("all") is not None)
        if not 2 <= quantity.value <= _MOST:
            continue
        cue = _CUE.match(paragraph.view.text, quantity.end)
        if cue is None:
            continue
        found = starts.get(_next_place(paragraphs, quantity.block, cue.end()))
        if found is not None and len(found.markers) > 1:
            yield _enumeration(paragraphs, quantity, cue, found)
        elif cue.group("mark") == "：" and cue.end() == len(paragraph.view.text):
            yield from _lines(paragraphs, quantity)


def _counts(quantity: Quantity) -> bool:
    counts = quantity.role is Role.DATA and quantity.unit.dimension is Dimension.COUNT
    return counts and quantity.hedge is Hedge.NONE and quantity.block >= 0


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
    return _of_markers(quantity, series.markers, closed)


def _told_before(quantity: Quantity, name: str, series: Sequence[Series], are_all: bool) -> Iterator[Enumeration]:
    """The last points before the count whose words begin with the name; without a name any series may be meant.

    以上共4个问题 right behind a series that runs from 1 means all of it.
    """
    before = [each for each in series if each.markers[0].span < quantity.span]
    wanted = {each.markers[0].style: each for each in before}.values()
    for each in sorted(wanted, key=lambda found: found.markers[0].span, reverse=True):
        told: list[Marker] = []
        for marker in reversed([marker for marker in each.markers if marker.span < quantity.span]):
            if not marker.head.startswith(name):
                break
            told.insert(0, marker)
        if len(told) > 1 and quantity.block - told[-1].block <= 1:
            is_whole = are_all and [each.number for each in told] == list(range(1, len(told) + 1))
            yield _of_markers(quantity, tuple(told), bool(name) or is_whole)
            return


def _of_markers(quantity: Quantity, markers: tuple[Marker, ...], is_closed: bool) -> Enumeration:
    items = tuple(Item(marker.span, _CLAUSE_END.split(marker.head)[0][:_HEAD]) for marker in markers)
    return Enumeration(quantity, ListForm.NUMBERED, Closure.CLOSED if is_closed else Closure.OPEN, (items,))


def _lines(paragraphs: Sequence[Paragraph], quantity: Quantity) -> Iterator[Enumeration]:
    """下属单位共3个： and a body on each line, up to the first line that is none."""
    items: list[Item] = []
    for paragraph in paragraphs[quantity.block + 1 : quantity.block + 1 + _MOST + 2]:
        text = paragraph.view.text.rstrip("；。、，")
        item = Item(paragraph.view.span(0, len(text)), text)
        if not is_body(item):
            break
        items.append(item)
    if len(items) > 1:
        listed = Listed(ListForm.AFTER, "".join(item.text for item in items) + "。", 0, 0, is_firm=True)
        yield Enumeration(quantity, ListForm.AFTER, closure(listed, (tuple(items),), quantity), (tuple(items),))


def _goes_on(paragraphs: Sequence[Paragraph], series: Series) -> bool:
    """Whether the next number stands somewhere behind, where a conversion hid it."""
    last = series.markers[-1]
    numeral = last.style.numeral(last.number + 1)
    following = "".join(each.view.text for each in paragraphs[last.block : last.block + _AHEAD])
    rest = following.partition(last.head)[2] if last.head else following
    return any(f"{numeral}{mark}" in rest for mark in "是、.）")
