"""Counts and the lists that they count: N个…：A、B、C in the forms that reports use."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.enumeration import Enumeration, Item, ListForm
from auditlint.model.quantity import Hedge, Quantity, Role
from auditlint.model.scope import Closure
from auditlint.model.unit import Dimension
from auditlint.stating.listing import listings, outer_marks, repetitions
from auditlint.stating.planned_years import planned_years

# Beyond this many, nobody names them all in a sentence.
_MOST = 30
_MARKS = "，；。：！？,;!?"
# 八项规定 and its like are names: the list before them is not what they count.
_NAMES = re.compile(
    "八项规定|两个(?:确立|维护|务必|毫不|责任|规划)|四个(?:意识|自信|全面|伟大)|两项(?:补贴|改革)|三项(?:制度|纪律|世界)|三(?:次|大)(?:产业|球|战役)"
    "|两位数|三大(?:攻坚|件|革命)|四大(?:家|班子)|五大发展|两会|六(?:稳|保|大纪律)|四项基本"
)
# Units that number rather than count: 二期, 三次产业, 两届, 三级.
_NO_COUNT = frozenset(["期", "次", "届", "级", "岁", "倍", "成", "人次", "户次", "页", "节", "场次", "件次"])
# Units of kinds and bodies, which lists name one by one; those of events and persons are summed.
_WHOLE_UNITS = frozenset(["大", "类", "方面"])
_KIND_UNITS = _WHOLE_UNITS | frozenset(["个", "项", "家", "所", "种", "条", "门", "座", "处"])
_NEAR = 3
# A word that makes the count a statement of its own: 国家级、省级企业分别为10家.
_STATES = re.compile(
    "(?:[为达有增计约是均到入第前后超近余获设了评至这该其各每含逾按建成降升近、]"
    "|推进|推出|打造|开展|实施|培育|组建|认定|引进|完成|支持|召开|举办|开设|创建|申报|承办|带动|覆盖|涉及|抽取|选取|提出|出台|[,.\\d%])$"
)
# What is counted stands behind the count: 6个职能科室.
_NOUN = re.compile("[\u4e00-\u9fff“]")
# 五大类23个指标: what stands before is itself a count.
_COUNTED = re.compile("[一二两三四五六七八九十]+(?:大类|方面|[大个项类种])$")
_TOGETHER = re.compile("(?:一?共计?|合计|总共|这)$")
_STRUCTURE = re.compile("内设|下设|设有|分设|下辖|分为|包括|包含|即")
_ETCETERA = re.compile("等$")
# 个 noun cue: what may stand between a count and the list behind it.
_BEHIND = re.compile(
    r"(?P<noun>[^，；。：（）、！？\d]{0,26}?)(?:(?P<bracket>（)"
    r"|(?P<cue>，?(?:即|分别[为是由]|依次[为是]|具体[为是]|包括|包含)：?)|(?P<colon>[为是有]?：)|(?P<comma>，))"
)
_INNER = re.compile(r"\d+[家个名位所]")
_FAR_BRACKET = re.compile(r"，[^，；。：（）、]{2,16}（")
_OPEN = re.compile("主要|例如|譬如|诸如|^如|重点|其中|^含|不含|^见|详见|^不|^按|^以|^注|部分")
_AMOUNT = re.compile(r"\d")
# 1个下属单位（市水文监测中心）; 1人（我市首个） is a remark.
_ONE_NAME = re.compile(r"(?![我首全第为即])[^\d，；：。]{5,24}")
_REMARK = re.compile("（[^）]*）")
_VERSE = re.compile("^[一二三四五六七八九十]是|^（?[1一]）|^1[.、]|^①|^首先|^第一")
# Kinds of what is counted, not its names: 3个县（市、区）, 5个乡镇（街道、园区）, 2个作品（个人）.
_KINDS = re.compile(
    "镇|乡|街道|街|园区|社区|村|居|市|区|县|旗|盟|师|团|团场|林场|农场|牧场|个人|单位|部门|团队|作品|项目|园|办|场|企业|载体|平台|办事处"
    "|开发区|管委会|高新区|经开区|特区|学校|机构|学科|专业|县城|城区"
)


@dataclass(frozen=True, slots=True)
class _Text:
    """One paragraph and its counts."""

    paragraph: Paragraph
    block: int

    @property
    def text(self) -> str:
        return self.paragraph.view.text


def enumerations(paragraph: Paragraph, quantities: Sequence[Quantity], block: int) -> Iterator[Enumeration]:
    """Every count of a paragraph that stands beside a list of what it counts."""
    at = _Text(paragraph, block)
    text = at.text
    yield from planned_years(paragraph, block)
    if "、" not in text and "和" not in text and "（" not in text and "：" not in text:
        return
    for quantity in quantities:
        if not _counts(quantity):
            continue
        found = _before(at, quantity) or _behind(at, quantity)
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


def _before(at: _Text, quantity: Quantity) -> Enumeration | None:
    """A、B、C3个科室; A、B、C等3个县; “A、B、C”三大工程; A、B、C共3家."""
    text = at.text
    if _NAMES.match(text, quantity.start):
        return None
    # A list does not begin before its sentence; looking no further keeps long paragraphs linear.
    sentence = max(text.rfind("。", 0, quantity.start), text.rfind("；", 0, quantity.start)) + 1
    low = max((mark + 1 for mark in outer_marks(text, sentence, quantity.start, _MARKS)), default=sentence)
    high = quantity.start
    together = _TOGETHER.search(text, low, high)
    high = together.start() if together else high
    is_open = _ETCETERA.search(text, low, high) is not None
    high -= is_open
    if not (_NOUN.match(text, quantity.end) or is_open or together):
        return None
    if high - low < 3 or _STATES.search(text, low, high) or _COUNTED.search(text, low, high):
        return None
    low, high = _quoted(text, low, high)
    if "，" in text[low:high] or _AMOUNT.search(text, low, high):
        return None
    lists = listings(at.paragraph.view, low, high)
    if next(outer_marks(text, low, high, "、"), None) is None:
        # 由甲公司和乙公司2家企业实施: a pair without 、 is worth a tick, no more.
        pairs = tuple(items for items in lists if len(items) == 2)
        return _enumeration(quantity, ListForm.BEFORE, Closure.OPEN, pairs) if quantity.value == 2 else None
    structural = _STRUCTURE.match(text, low, high) is not None
    # 门卫、泵房共8栋: a sum over things of several kinds.
    closure = Closure.OPEN if together else _before_closure(lists, quantity, is_open, structural)
    form = ListForm.ETCETERA if is_open else ListForm.BEFORE
    return _enumeration(quantity, form, closure, lists)


def _before_closure(
    lists: tuple[tuple[Item, ...], ...], quantity: Quantity, is_open: bool, structural: bool
) -> Closure:
    """等 gives examples, unless there are more of them than the count; two names may be of another list.

    学校、医院、道路20个项目 counts what the names are kinds of: only a near miss shows that they were
    meant to be all, unless the words (内设, 大, 方面) say so.
    """
    fewest, most = min(map(len, lists)), max(map(len, lists))
    plain = all(len(item.text) >= 2 for item in lists[0])
    if is_open:
        return Closure.CLOSED if fewest >= 3 and fewest > quantity.value and plain else Closure.OPEN
    if structural and fewest >= 2:
        return Closure.CLOSED
    if not plain or fewest < 3 or quantity.unit.base not in _KIND_UNITS:
        return Closure.OPEN
    near = fewest - _NEAR <= quantity.value <= most + _NEAR
    return Closure.CLOSED if near or quantity.unit.base in _WHOLE_UNITS else Closure.OPEN


def _quoted(text: str, low: int, high: int) -> tuple[int, int]:
    """The inside of “A、B、C” where the count follows the quotation and the list is in it."""
    if text[high - 1] in '”"':
        opened = text.rfind("“" if text[high - 1] == "”" else '"', low, high - 1)
        inside = opened >= 0 and next(outer_marks(text, opened + 1, high - 1, "、"), None) is not None
        if inside and next(outer_marks(text, low, opened, "、"), None) is None:
            return opened + 1, high - 1
    return low, high


def _behind(at: _Text, quantity: Quantity) -> Enumeration | None:
    """内设科室3个：A、B、C; 九个项目，包括A、B和C; 2家企业（A、B）; 直属单位1个，A。"""
    text = at.text
    cue = _BEHIND.match(text, quantity.end)
    if cue is None:
        return None
    if cue.group("bracket"):
        return _bracket(at, quantity, cue.end(), certain=True)
    if cue.group("comma"):
        far = _FAR_BRACKET.match(text, cue.start("comma"))
        if far is not None:
            return _bracket(at, quantity, far.end(), certain=False)
        return _lone(at, quantity, cue) if quantity.value == 1 else None
    if _VERSE.match(text[cue.end() : cue.end() + 4]):
        return None
    return _list_behind(at, quantity, cue)


def _list_behind(at: _Text, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    text, low = at.text, cue.end()
    stop = next(outer_marks(text, low, len(text), "。；！？;"), len(text))
    high = next(outer_marks(text, low, stop, "，："), stop)
    if "分别由" in (cue.group("cue") or ""):
        high = _inner_count(text, low, high)
    lists = listings(at.paragraph.view, low, high)
    if lists and len({_AMOUNT.search(item.text) is None for item in lists[0]}) == 2:
        return None
    if high < stop and len(lists[0] if lists else ()) < quantity.value:
        # The list may go on behind a comma: A、B，C、D.
        further = next(outer_marks(text, low, stop, "："), stop)
        lists += tuple(each for each in listings(at.paragraph.view, low, further, "、，") if each not in lists)
    named = cue.group("cue") is not None and "由" not in cue.group("cue")
    is_sure = named or (cue.group("colon") is not None and not cue.group("noun"))
    closure = _list_closure(text, cue.start(), high, lists, is_sure, int(quantity.value))
    return _enumeration(quantity, ListForm.AFTER, closure, lists)


def _list_closure(
    text: str, cue: int, high: int, lists: tuple[tuple[Item, ...], ...], is_sure: bool, count: int
) -> Closure:
    """A list of names behind 即, 包括 or 个： is complete; sentences, and what ends with 等, are not."""
    if not lists or len(lists[0]) < 2 or count < 2:
        return Closure.OPEN
    items = lists[0]
    if _OPEN.search(text[cue - 4 : cue + 30]) or "等" in text[high - 8 : high]:
        return Closure.OPEN
    if not all(_is_name(item) for item in items):
        return Closure.OPEN
    if high == len(text) and text[-1] not in "。；）":
        return Closure.OPEN  # a page may have cut the list
    if len(items) < 3 and len(items) != count:
        return Closure.LIKELY
    return Closure.CLOSED if is_sure else Closure.LIKELY


def _is_name(item: Item) -> bool:
    """A name, not a clause; a remark in brackets does not make it longer."""
    return 2 <= len(_REMARK.sub("", item.text)) <= 26 and not _AMOUNT.search(item.text)


def _inner_count(text: str, low: int, high: int) -> int:
    """Where a second count of the same things stands: 分别由甲和乙2家企业实施."""
    match = _INNER.search(text, low, high)
    return match.start() if match else high


def _lone(at: _Text, quantity: Quantity, cue: re.Match[str]) -> Enumeration | None:
    """直属单位1个，市事务中心。 One count, one name, and no more in the sentence."""
    text, low = at.text, cue.end()
    high = next(outer_marks(text, low, len(text), "，；。、："), len(text))
    if cue.group("noun") or not 3 <= high - low <= 20 or text[high : high + 1] not in "。；":
        return None
    if _AMOUNT.search(text, low, high):
        return None
    return _enumeration(quantity, ListForm.AFTER, Closure.OPEN, listings(at.paragraph.view, low, high))


def _bracket(at: _Text, quantity: Quantity, low: int, certain: bool) -> Enumeration | None:
    """2家企业（甲、乙）; 贷款2笔，共计500万元（甲200万元、乙300万元）."""
    text = at.text
    high = _closing(text, low)
    inside = text[low:high]
    if high < 0 or not inside or _OPEN.search(inside[:8]) or "等" in inside[-8:]:
        return None
    marks = "、" if "、" in inside else "，；" if certain and "；" in inside else "、"
    lists = listings(at.paragraph.view, low, high, marks)
    if not lists or (len(lists[0]) == 1 and (quantity.value != 1 or not _ONE_NAME.fullmatch(inside))):
        return None
    if any(_KINDS.fullmatch(item.text) for item in lists[0]):
        return None
    names = all(_is_name(item) for item in lists[0])
    sure = certain and names and len(lists[0]) >= 2 and quantity.value >= 2
    return _enumeration(quantity, ListForm.BRACKET, Closure.CLOSED if sure else Closure.OPEN, lists)


def _closing(text: str, low: int) -> int:
    depth = 1
    for place in range(low, min(len(text), low + 400)):
        depth += (text[place] == "（") - (text[place] == "）")
        if depth == 0:
            return place
    return -1


def _enumeration(
    quantity: Quantity, form: ListForm, closure: Closure, lists: tuple[tuple[Item, ...], ...]
) -> Enumeration | None:
    """None for a single name that is no list, unless one was counted."""
    lists = tuple(items for items in lists if items and (len(items) > 1 or quantity.value == 1))
    if not lists:
        return None
    repeated = repetitions(lists[0])
    if repeated:
        again = {second.span for _, second in repeated}
        lists = (tuple(item for item in lists[0] if item.span not in again), *lists)
    return Enumeration(quantity, form, closure, lists, repeated)
