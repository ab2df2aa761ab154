"""Counts and the lists that they count: N个…：A、B、C in the forms that reports use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from auditlint.model.block import Paragraph
from auditlint.model.enumeration import Enumeration, ListForm
from auditlint.model.han import HAN
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.scope import Closure
from auditlint.model.unit import Dimension
from auditlint.model.view import View
from auditlint.stating.counting import completeness
from auditlint.stating.counting.completeness import AMOUNT, OPEN_WORDS, Listings
from auditlint.stating.counting.listing import listings, outer_marks, repetitions

# Beyond this many, nobody names them all.
_MOST = 999
_MARKS = "，；。：！？,;!?"
# 八项规定 and its like are names: the list before them is not what they count.
_NAMES = re.compile(
    "八项规定|两个(?:确立|维护|务必|毫不|责任|规划)|四个(?:意识|自信|全面|伟大)|两项(?:补贴|改革)|三项(?:制度|纪律|世界)|三(?:次|大)(?:产业|球|战役)"
    "|两位数|三大(?:攻坚|件|革命)|四大(?:家|班子)|五大发展|两会|六(?:稳|保|大纪律)|四项基本"
)
# Units that number rather than count: 二期, 三次产业, 两届, 三级.
_NO_COUNT = frozenset(["期", "次", "届", "级", "岁", "倍", "成", "人次", "户次", "页", "节", "场次", "件次"])
# A word that makes the count a statement of its own: 国家级、省级企业分别为10家.
_STATES = re.compile(
    "(?:[为达有增计约是均到入第前后超近余获设了评至这该其各每含逾按建成降升近、]"
    "|推进|推出|打造|开展|实施|培育|组建|认定|引进|完成|支持|召开|举办|开设|创建|申报|承办|带动|覆盖|涉及|抽取|选取|提出|出台|[,.\\d%])$"
)
# What is counted stands behind the count: 6个职能科室.
_NOUN = re.compile(f"{HAN}|“")
# 五大类23个指标: what stands before is itself a count.
_COUNTED = re.compile("[一二两三四五六七八九十]+(?:大类|方面|[大个项类种])$")
_TOGETHER = re.compile("(?:一?共计?|合计|总共|这)$")
# 个 noun cue: what may stand between a count and the list behind it.
_BEHIND = re.compile(
    r"(?P<noun>[^，；。：（）、！？\d]{0,26}?)(?:(?P<bracket>（)"
    r"|(?P<cue>，?(?:即|分别[为是由]|依次[为是]|具体[为是]|包括|包含)：?)|(?P<colon>[为是有]?：)|(?P<comma>，))"
)
_INNER = re.compile(r"\d+[家个名位所]")
_SUBORDINATE = re.compile("[内下]设|[下直所]属|局属")
_FAR_BRACKET = re.compile(r"，[^，；。：（）、]{2,16}（")
# 1个下属单位（市水文监测中心）; 1人（我市首个） is a remark.
_ONE_NAME = re.compile(r"(?![我首全第为即])[^\d，；：。]{5,24}")
_NUMBERED = re.compile("^[一二三四五六七八九十]是|^（?[1一]）|^1[.、]|^①|^首先|^第一")
# Kinds of what is counted, not its names: 3个县（市、区）, 5个乡镇（街道、园区）, 2个作品（个人）.
_KINDS = re.compile(
    "镇|乡|街道|街|园区|社区|村|居|市|区|县|旗|盟|师|团|团场|林场|农场|牧场|个人|单位|部门|团队|作品|项目|园|办|场|企业|载体|平台|办事处"
    "|开发区|管委会|高新区|经开区|特区|学校|机构|学科|专业|县城|城区"
)
_LONGEST_BRACKET = 400


def enumerations(paragraph: Paragraph, quantities: Sequence[Quantity]) -> Iterator[Enumeration]:
    """Every count of a paragraph that stands beside a list of what it counts."""
    for quantity in quantities:
        if _counts(quantity):
            found = _before(paragraph.view, quantity) or _behind(paragraph.view, quantity)
            if found is not None:
                yield found


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
    if _NAMES.match(text, quantity.start):
        return None
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
    if high - low < 3 or _STATES.search(text, low, high) or _COUNTED.search(text, low, high):
        return None
    low, high = _quoted(text, low, high)
    if "，" in text[low:high] or AMOUNT.search(text, low, high):
        return None
    return _list_before(view, quantity, (low, high), is_open, together is not None)


def _list_before(
    view: View, quantity: Quantity, place: tuple[int, int], is_open: bool, is_sum: bool
) -> Enumeration | None:
    low, high = place
    lists = listings(view, low, high)
    if next(outer_marks(view.text, low, high, "、"), None) is None:
        pairs = tuple(items for items in lists if len(items) == 2)
        closure = completeness.pair_before(view.text, low, high, pairs[0]) if pairs else Closure.OPEN
        wanted = quantity.value == 2 or closure is Closure.CLOSED
        return _enumeration(quantity, ListForm.BEFORE, closure, pairs) if wanted else None
    if is_open:
        return _enumeration(quantity, ListForm.ETCETERA, completeness.examples_before(lists, quantity), lists)
    # 门卫、泵房共8栋: a sum over things of several kinds.
    closure = Closure.OPEN if is_sum else completeness.before(view.text, low, high, lists, quantity)
    return _enumeration(quantity, ListForm.BEFORE, closure, lists)


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
    return None if _NUMBERED.match(text[cue.end() : cue.end() + 4]) else _list_behind(view, quantity, cue)


def _list_behind(view: View, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    text, low = view.text, cue.end()
    word = cue.group("cue") or ""
    stop = next(outer_marks(text, low, len(text), "。；！？;"), len(text))
    high = next(outer_marks(text, low, stop, "，："), stop)
    if "由" in word and (inner := _INNER.search(text, low, high)) is not None:
        high = inner.start()  # 分别由甲和乙2家企业实施: a second count of the same things
    lists = listings(view, low, high)
    if lists and len({AMOUNT.search(item.text) is None for item in lists[0]}) == 2:
        return None
    if high < stop and len(lists[0] if lists else ()) < quantity.value:
        # The list may go on behind a comma: A、B，C、D.
        further = next(outer_marks(text, low, stop, "："), stop)
        lists += tuple(each for each in listings(view, low, further, "、，") if each not in lists)
    is_firm = (word != "" and "由" not in word) or (cue.group("colon") is not None and not cue.group("noun"))
    closure = completeness.behind(text, cue.start() + len(cue.group("noun")), high, lists, quantity, is_firm)
    return _enumeration(quantity, ListForm.AFTER, closure, lists)


def _behind_comma(view: View, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    """下设直属单位2个，甲中心、乙中心。 One count, bodies of that kind, and no more in the sentence."""
    text, low = view.text, cue.end()
    high = next(outer_marks(text, low, len(text), "，；。："), len(text))
    if cue.group("noun") or high - low < 3 or text[high : high + 1] not in ("。", "；"):
        return None
    lists = listings(view, low, high)
    if AMOUNT.search(text, low, high) or not all(completeness.is_body(item) for item in lists[0]):
        return None
    is_structure = _SUBORDINATE.search(text, max(0, quantity.start - 12), quantity.start) is not None
    return _enumeration(quantity, ListForm.AFTER, Closure.CLOSED if is_structure else Closure.OPEN, lists)


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
    closure = completeness.bracket(lists[0], quantity) if is_adjacent else Closure.OPEN
    return _enumeration(quantity, ListForm.BRACKET, closure, lists)


def _closing(text: str, low: int) -> int:
    """Where the bracket that stands open at ``low`` closes, -1 where it does not soon."""
    depth = 1
    for place in range(low, min(len(text), low + _LONGEST_BRACKET)):
        depth += (text[place] == "（") - (text[place] == "）")
        if depth == 0:
            return place
    return -1


def _enumeration(quantity: Quantity, form: ListForm, closure: Closure, lists: Listings) -> Enumeration | None:
    """None for a single name that is no list, unless one was counted or more were promised."""
    alone = quantity.value == 1 or closure is Closure.CLOSED
    lists = tuple(items for items in lists if items and (len(items) > 1 or alone))
    if not lists:
        return None
    repeated = repetitions(lists[0])
    if repeated:
        again = {second.span for _, second in repeated}
        lists = (tuple(item for item in lists[0] if item.span not in again), *lists)
    return Enumeration(quantity, form, closure, lists, repeated)
