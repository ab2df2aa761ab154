"""A stretch of text -> the items of the list in it, in every defensible way to part them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from auditlint.model.enumeration import Item
from auditlint.model.view import View

Range = tuple[int, int]

_OPENING = {"（": "）", "《": "》", "“": "”", "【": "】", "〈": "〉", "「": "」", "『": "』", "[": "]"}
_CLOSING = frozenset(_OPENING.values())
# A和B, A以及B: one name or two.
_CONJUNCTION = re.compile("以及|[和及与]")
# 内设甲科、乙科: the verb is no part of the first name.
_LEADING = re.compile(
    "(?:(?:[一二三四五六七八九十]是|内设机构|已?形成|共?设置|内设|下设|下辖|设有|分设|设立|包括|包含|分别|新增|建设|即|由|为|有|是|了)"
    "[：有为是由了]*)+"
)
# 财务科和人事科: the name of an office is complete before the conjunction; 实验室与平台科 is one.
_OFFICE = frozenset("科处股")
_LONG = 4
_REMARK = re.compile("（[^）]*）")
# A body by its last word: 市水文监测中心, 恒通机械公司.
_BODY = re.compile("(?:中心|公司|合作社|[学医]院|学校|大学|委员会|集团|协会|基地|[局科室所站院馆队委处办社股厂会])$")
# 《甲办法》《乙办法》, “甲”“乙”
_ADJOINING = re.compile("》(?=《)|”(?=“)")


def outer_marks(text: str, low: int, high: int, wanted: str) -> Iterator[int]:
    """The places of ``wanted`` characters outside brackets and quotation marks, in order."""
    closing: list[str] = []
    straight = False
    for match in _marks(wanted).finditer(text, low, high):
        c = match.group()
        if c == '"':
            straight = not straight
        elif c in _OPENING:
            closing.append(_OPENING[c])
        elif c in _CLOSING:
            if c in closing:
                del closing[closing.index(c) :]
        elif not closing and not straight:
            yield match.start()


@cache
def _marks(wanted: str) -> re.Pattern[str]:
    return re.compile(f'[{re.escape(wanted + "".join(_OPENING) + "".join(_CLOSING))}"]')


def listings(view: View, low: int, high: int, marks: str = "、") -> tuple[tuple[Item, ...], ...]:
    """Every defensible parting of ``view.text[low:high]`` at ``marks``, likeliest first.

    A conjunction between two names that are complete parts them for certain; the last one of the
    list does so most likely; any other may belong to a name. A ） with a word right behind it may
    have lost its 、.
    """
    text = view.text
    ranges = _certain(text, _parted(text, low, high, marks))
    optional = _optional(text, ranges)
    likely = 1 if optional and optional[0][1] else 0
    sizes = sorted(range(len(optional) + 1), key=lambda size: (size != likely, size))
    return tuple(_items(view, _cut(ranges, [at for at, _ in optional[:size]])) for size in sizes)


def repetitions(items: Sequence[Item]) -> tuple[tuple[Item, Item], ...]:
    """The first and each later place of what a list names more than once; short words may recur."""
    seen: dict[str, Item] = {}
    found = []
    for item in items:
        if len(item.text) >= 4 and item.text in seen:
            found.append((seen[item.text], item))
        seen.setdefault(item.text, item)
    return tuple(found)


def _parted(text: str, low: int, high: int, marks: str) -> list[Range]:
    cuts = [low - 1, *outer_marks(text, low, high, marks), high]
    ranges = [(a + 1, b) for a, b in pairwise(cuts) if text[a + 1 : b].strip("等 ")]
    return _cut(ranges, [(at, at) for low, high in ranges for at in _adjoining(text, low, high)])


def _adjoining(text: str, low: int, high: int) -> Iterator[int]:
    """Where 》《 or ”“ part two names without a mark between, outside brackets (GB/T 15834)."""
    for match in _ADJOINING.finditer(text, low, high):
        if text.count("（", low, match.start()) == text.count("）", low, match.start()):
            yield match.start() + 1


def _certain(text: str, ranges: list[Range]) -> list[Range]:
    """The ranges, parted further at conjunctions behind a complete name."""
    heads = Counter(text[high - 2 : high] for _, high in ranges)
    for low, high in ranges:
        heads.update({text[at - 2 : at] for at, _ in _conjunctions(text, low, high)})
    cuts = []
    for low, high in ranges:
        for at, end in _conjunctions(text, low, high):
            named = heads[text[at - 2 : at]] >= 3 and at - low >= 4
            if named or (text[at - 1] in _OFFICE and at - low >= 3 and text[high - 1] == text[at - 1]):
                cuts.append((at, end))
    return _cut(ranges, cuts)


def _conjunctions(text: str, low: int, high: int) -> list[Range]:
    """Those outside brackets with at least two characters on both sides."""
    outer = set(outer_marks(text, low, high, "以和及与"))
    found = [match.span() for match in _CONJUNCTION.finditer(text, low, high) if match.start() in outer]
    return [(at, end) for at, end in found if at - low >= 2 and high - end >= 2]


def _optional(text: str, ranges: list[Range]) -> list[tuple[Range, bool]]:
    """Further places to part, likeliest first, each with whether it is the list's closing conjunction."""
    if not ranges:
        return []
    last = [(place, True) for place in _conjunctions(text, *ranges[-1])[-1:]]
    bare = [((at + 1, at + 1), False) for low, high in ranges for at in _bare_brackets(text, low, high)]
    others = [(place, False) for low, high in ranges for place in _conjunctions(text, low, high)]
    inner = [each for each in others if each[0] != (last[0][0] if last else None)]
    # Where 、 parts a longer list, 和 inside an item is nearly always part of its name.
    found = [*last, *bare, *(inner if len(ranges) < _LONG else inner[:1])]
    if sum(1 for low, high in ranges if ends_as_body(text[low:high])) * 2 > len(ranges) >= _LONG - 1:
        # 农村能源与环境保护站 among stations and centres is one: what stands before 与 is none.
        found = [(place, closing) for place, closing in found if ends_as_body(_ahead(text, ranges, place[0]))]
    return found


def _ahead(text: str, ranges: Sequence[Range], at: int) -> str:
    return next((text[low:at] for low, high in ranges if low <= at <= high), "")


def ends_as_body(name: str) -> bool:
    """An office, firm or institution by its last word."""
    return _BODY.search(_REMARK.sub("", name)) is not None


def _bare_brackets(text: str, low: int, high: int) -> list[int]:
    """Places of a ） behind which a word of two characters or more follows at once."""
    depth = 0
    found = []
    for at in range(low, high):
        depth += (text[at] == "（") - (text[at] == "）")
        if text[at] == "）" and depth == 0 and high - at > 2 and text[at + 1] not in "、和及与以等（":
            found.append(at)
    return found


def _cut(ranges: list[Range], cuts: Sequence[Range]) -> list[Range]:
    result: list[Range] = []
    for low, high in ranges:
        at = low
        for start, end in sorted(cut for cut in cuts if low < cut[0] < high):
            result.append((at, start))
            at = end
        result.append((at, high))
    return result


def _items(view: View, ranges: list[Range]) -> tuple[Item, ...]:
    items = []
    for number, (low, high) in enumerate(ranges):
        if number == 0 and (match := _LEADING.match(view.text, low, high)) is not None and match.end() < high - 1:
            low = match.end()
        items.append(Item(view.span(low, high), view.text[low:high].strip('，：；和及与“”" ')))
    return tuple(items)
