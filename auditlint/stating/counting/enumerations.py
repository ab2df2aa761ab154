"""Counts and the lists that they count: A、B、C3个…, N个…：A、B、C, N个…（A、B、C）."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from auditlint.model.block import Paragraph
from auditlint.model.closure import Closure
from auditlint.model.enumeration import Enumeration, ListForm
from auditlint.model.han import HAN
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.unit import Dimension, Unit
from auditlint.model.view import View
from auditlint.stating.counting.completeness import AMOUNT, OPEN_WORDS, Listed, Listings, closure, is_body
from auditlint.stating.counting.listing import listings, outer_marks, repetitions

# Beyond this many, nobody names them all.
_MOST = 999
_MARKS = "，；。：！？,;!?"
# Units that number rather than count: 二期, 三次产业, 两届, 三级.
_NO_COUNT = frozenset(["期", "次", "届", "级", "岁", "倍", "成", "人次", "户次", "页", "节", "场次", "件次"])
# 局长、科长、所长三级责任体系; 由财政局、审计局、第三方机构三方组成
_TIERS = re.compile(
    "(?<=[^第十一二三四五六七八九、，。；：])(?P<count>[二三四五六七八九])(?P<unit>[级方])(?![以及医公联法案向形])"
)
_DIGITS = "零一二三四五六七八九"
# What ends so is no list of names: 保障民生的9项 are qualified, 国家级、省级企业分别为10家 are counted by a verb.
_STATES = re.compile("(?:[的为达有增计约是均到入第前后超近余获设了评至这该其各每含逾按建成降升近展施出\\]]|[,.\\d%])$")
# What is counted stands behind the count: 6个职能科室.
_NOUN = re.compile(f"{HAN}|“")
# 低保、残疾人两项补贴、…: a count in words is part of a name, and the name an item of a longer list.
_GOES_ON = re.compile(f"{HAN}{{2,6}}?(?:等|、)")
_TOTALS = ("共", "合计", "总计", "其中")
_TOGETHER = re.compile("(?:一?共计?|合计|总共|这)$")
# What may stand between a count and the list behind it: its noun, and a word or a mark that leads on.
_BEHIND = re.compile(
    r"(?P<noun>[^，；。：（）【】、！？\d—]{0,26}?)(?:(?P<bracket>[（【])"
    r"|(?P<cue>[，。]?(?:即|(?:它们)?(?:分别|依次|具体)[为是由]|包括|包含)：?)|(?P<colon>[为是有]?(?:：|—{1,2}))|(?P<comma>，))"
)
_SUBORDINATE = re.compile("[内下]设|[下直所]属|局属")
_FAR_BRACKET = re.compile(r"，[^，；。：（）、]{2,16}（")
# 1个下属单位（市水文监测中心）; 1人（我市首个） is a remark.
_ONE_NAME = re.compile(r"(?![我首全第为即])[^\d，；：。]{5,24}")
_NUMBERED = re.compile("[一二三四五六七八九十]是|（?[1一]）|1[.、]|①|首先|第一")
# Kinds of what is counted, not its names: 3个县（市、区）, 5个乡镇（街道、园区）, 2个作品（个人）.
_KINDS = re.compile(
    ".?[镇乡街道村居市区县旗盟师团场人位门队品目园办企业体台校构科城]|(?:开发|高新|经开)区|管委会|办事处"
)
_LONGEST_BRACKET = 400


def enumerations(paragraph: Paragraph, quantities: Sequence[Quantity]) -> Iterator[Enumeration]:
    """Every count of a paragraph that stands beside a list of what it counts."""
    for quantity in _tiers(paragraph.view, quantities):
        found = _before(paragraph.view, quantity)
        if found is not None:
            yield found
    for quantity in quantities:
        if _counts(quantity):
            found = _before(paragraph.view, quantity) or _behind(paragraph.view, quantity)
            if found is not None:
                yield found


def _tiers(view: View, quantities: Sequence[Quantity]) -> Iterator[Quantity]:
    """What numbers levels and sides counts them where a list of them stands before: 县、镇、村三级, 甲、乙、丙四方."""
    read = {quantity.start for quantity in quantities}
    for match in _TIERS.finditer(view.text):
        if match.start() not in read:
            numeral, unit = match.group("count"), match.group("unit")
            value = Decimal(_DIGITS.index(numeral))
            spans = view.span(*match.span()), view.span(*match.span("count"))
            counted = Unit(unit, unit, Dimension.COUNT)
            yield Quantity(*spans, numeral, value, Decimal(1), counted, start=match.start(), end=match.end())


def _counts(quantity: Quantity) -> bool:
    if quantity.role is not Role.DATA or quantity.hedge is not Hedge.NONE or quantity.decimals:
        return False
    unit = quantity.unit
    return (
        unit.dimension is Dimension.COUNT
        and unit.scale == 1
        and unit.base not in _NO_COUNT
        and 1 <= quantity.value <= _MOST
        and quantity.value == int(quantity.value)
    )


def _before(view: View, quantity: Quantity) -> Enumeration | None:
    """A、B、C3个科室; A、B、C等3个县; “A、B、C”三大工程; A、B、C共3家."""
    text = view.text
    # A list does not begin before its sentence; looking no further keeps long paragraphs linear.
    sentence = max(text.rfind("。", 0, quantity.start), text.rfind("；", 0, quantity.start)) + 1
    low = max((mark + 1 for mark in outer_marks(text, sentence, quantity.start, _MARKS)), default=sentence)
    high = quantity.start
    together = _TOGETHER.search(text, low, high)
    high = together.start() if together else high
    is_open = text[low:high].endswith("等")
    high -= is_open
    if not (_NOUN.match(text, quantity.end) or is_open or together):
        return None
    if high - low < 3 or _STATES.search(text, low, high):
        return None
    low, high = _quoted(text, low, high)
    if "，" in text[low:high] or any(map(str.isdecimal, text[low:high])):
        return None
    form = ListForm.ETCETERA if is_open else ListForm.BEFORE
    is_item = not quantity.text.isdecimal() and _GOES_ON.match(text, quantity.end) is not None
    is_apart = together is not None or is_item
    lists = tuple(items for items in listings(view, low, high) if len(items) > 1)
    found = _enumeration(quantity, Listed(form, text, low, high, is_apart=is_apart), lists)
    # Two words with 和 between are a list only where two things are counted, or bodies act.
    is_list = found is not None and (
        len(found.listings[0]) > 2 or quantity.value == 2 or found.closure is Closure.CLOSED
    )
    return found if is_list else None


def _quoted(text: str, low: int, high: int) -> tuple[int, int]:
    """The inside of “A、B、C” where the count follows the quotation and the list is in it."""
    if text[high - 1] in '”"':
        opened = text.rfind("“" if text[high - 1] == "”" else '"', low, high - 1)
        inside = opened >= 0 and next(outer_marks(text, opened + 1, high - 1, "、"), None) is not None
        if inside and next(outer_marks(text, low, opened, "、"), None) is None:
            return opened + 1, high - 1
    return low, high


def _behind(view: View, quantity: Quantity) -> Enumeration | None:
    """内设科室3个：A、B、C; 九个项目，包括A、B和C; 2家企业（A、B）; 直属单位1个，A。"""
    text = view.text
    cue = _BEHIND.match(text, quantity.end)
    if cue is None:
        return None
    if cue.group("bracket"):
        return _bracket(view, quantity, cue.end(), is_adjacent=True)
    if cue.group("comma"):
        far = _FAR_BRACKET.match(text, cue.start("comma"))
        if far is not None:
            return _bracket(view, quantity, far.end(), is_adjacent=False)
        return _behind_comma(view, quantity, cue)
    return None if _NUMBERED.match(text, cue.end()) else _list_behind(view, quantity, cue)


def _list_behind(view: View, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    text, low = view.text, cue.end()
    word = cue.group("cue") or ""
    stop = next(outer_marks(text, low, len(text), "。；！？;"), len(text))
    high = next(outer_marks(text, low, stop, "，："), stop)
    if "由" in word and (inner := AMOUNT.search(text, low, high)) is not None:
        high = inner.start()  # 分别由甲和乙2家企业实施: a second count of the same things
    is_firm = (word != "" and "由" not in word) or cue.group("colon") is not None
    listed = Listed(ListForm.AFTER, text, low, high, cue.start() + len(cue.group("noun")), is_firm)
    lists = listings(view, low, high)
    if high < stop and len(lists[0] if lists else ()) < quantity.value:
        # The list may go on behind a comma: A、B，C、D.
        further = next(outer_marks(text, low, stop, "："), stop)
        longer = listings(view, low, further, "、，")
        lists += tuple(each for each in longer if not any(item.text.startswith(_TOTALS) for item in each))
    # Either each name has a figure of its own, or none has.
    lists = tuple(each for each in lists if len({AMOUNT.search(item.text) is None for item in each}) == 1)
    return _enumeration(quantity, listed, lists)


def _behind_comma(view: View, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    """下设直属单位2个，甲中心、乙中心。 One count, bodies of that kind, and no more in the sentence."""
    text, low = view.text, cue.end()
    high = next(outer_marks(text, low, len(text), "，；。："), len(text))
    if cue.group("noun") or high - low < 3 or text[high : high + 1] not in ("。", "；"):
        return None
    lists = listings(view, low, high)
    if AMOUNT.search(text, low, high) or not all(is_body(item) for item in lists[0]):
        return None
    is_structure = _SUBORDINATE.search(text, max(0, quantity.start - 12), quantity.start) is not None
    return _enumeration(quantity, Listed(ListForm.AFTER, text, low, high, low, is_structure), lists)


def _bracket(view: View, quantity: Quantity, low: int, is_adjacent: bool) -> Enumeration | None:
    """2家企业（甲、乙）; 贷款2笔，共计500万元（甲200万元、乙300万元）."""
    high = _closing(view.text, low)
    inside = view.text[low : max(low, high)]
    if not inside or OPEN_WORDS.search(inside[:8]) or "等" in inside[-8:]:
        return None
    lists = listings(view, low, high, "、" if "、" in inside or not is_adjacent else "，；")
    if not lists or (len(lists[0]) == 1 and (quantity.value != 1 or not _ONE_NAME.fullmatch(inside))):
        return None
    if any(_KINDS.fullmatch(item.text) for item in lists[0]):
        return None
    listed = Listed(ListForm.BRACKET, view.text, low, high, is_firm=is_adjacent)
    return _enumeration(quantity, listed, lists)


def _closing(text: str, low: int) -> int:
    """Where the bracket that stands open at ``low`` closes, -1 where it does not soon."""
    depth = 1
    for place in range(low, min(len(text), low + _LONGEST_BRACKET)):
        depth += (text[place] in "（【") - (text[place] in "）】")
        if depth == 0:
            return place
    return -1


def _enumeration(quantity: Quantity, listed: Listed, lists: Listings) -> Enumeration | None:
    """None for a single name that is no list, unless one was counted or more were promised."""
    sure = closure(listed, lists, quantity)
    alone = quantity.value == 1 or sure is Closure.CLOSED
    lists = tuple(items for items in lists if items and (len(items) > 1 or alone))
    if not lists:
        return None
    repeated = repetitions(lists[0])
    if repeated:
        again = {second.span for _, second in repeated}
        lists = (tuple(item for item in lists[0] if item.span not in again), *lists)
    return Enumeration(quantity, listed.form, sure, lists, repeated)
