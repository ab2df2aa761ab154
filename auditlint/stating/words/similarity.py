"""When two names mean one thing, and what sets two alike names apart."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from auditlint.stating.words.cues import LABEL_HEAD

# Stands for a figure among words.
FIGURE = "#"
# Words that any figure may have beside it: they tell nothing of what it is.
_GENERIC = re.compile(
    r"本项目|本年度?|当年|今年|全年|年度|1至?12月|其中|截[止至]|目前|已有?|共有?|均|各|分别|达到?|为|超过?|约|近|"
    r"实际|计划|实现|完成|完成了|安排|财政|资金|预算|决算|执行数?|支出|收入|使用|金额|总额|总数|合计|共计|累计|新增|"
    r"比上年|较上年|同比|增长|增加|减少|下降|提高|上升|占比?|比重|工作|项目|情况|等|的|了|和|与|[A-Za-z\d]"
)
# What a name may end with, or not: 补助企业数量, 支出决算数.
_TAIL = re.compile(
    r"(?:完成|实现|达到?|数量|[人个家次总]数|[总金数]额|执行数?|决算数?|数|为|是|同|[共合总]?计|均|累计)+$"
)
# Figures, years, that it is money, and the place that the whole report is about name nothing.
_NOT_NAMED = re.compile(
    r"[全我本][省市县区镇乡局]|[\d#]+年?|[了的]|经费|资金|[本此]次|期间|一年来|[现实]有|年[内度]|^所|(?<![总公和])共(?=[^同公青建享])"
)
_SCOPE = re.compile(r"全[国省市县区]|[省市县区](?:本?级|直)|园区|农村|城镇|城市|乡镇")
_MONTHS = re.compile(
    r"\d{1,4}月|[一二三四]季度|[上下]半年|年(?:[末底]|初(?!预算|批复|安排|下达|计划|部门))|近[两三四五\d#]|[这前][两三四五]年|[两三四五]年来|历年"
)
_YEAR_END = frozenset({"年末", "年底"})
# What a thing has come to: 申报16家 is not 获批6家.
_STAGE = re.compile(
    "申报|申请|推荐|邀请|征集|报名|受理|立项|获批|获评|入选|认定|批准|签约|到位|开工|完工|竣工|投产|参会|参加|"
    "结业|检查|整改|办结|发现|新(?=[增建引设])"
)
_SIDE = re.compile("收入|支出|资产|负债|借方|贷方|存款|贷款|进口|出口")
# What makes another thing of one that is called alike.
_OTHER = re.compile("其他|其中|非|不含|除|人均|户均|每|补助|结[转余]|转贷|调[入出]|[总新业类税费区县镇村]")
# Who tells of it: 区财政局批复预算总额.
_AGENT = re.compile(r"^[^的]{1,8}?(?:局|厅|委员会|办公室)")
_GRAM = 4
_SHORTEST = 3
# So many characters name an indicator; fewer are a word that many have.
_ROW = 6
_REMEMBERED = 4096


def naming(words: str) -> int:
    """How many characters name something: neither figures nor words that any figure may have beside it."""
    return len(_GENERIC.sub("", words.replace(FIGURE, "")))


@lru_cache(maxsize=_REMEMBERED)
def bare(label: str) -> str:
    """A label without cues at its head, figures, and words at its end that only say that it is a number."""
    return _TAIL.sub("", LABEL_HEAD.sub("", _NOT_NAMED.sub("", label)))


def same_name(one: str, two: str) -> bool:
    """Whether two labels may name one thing: equal, or one the other abbreviated or put in another order.

    The head of a Chinese noun is its end: where the ends differ (新建档案室, 档案室新建), most of the rest must not.
    """
    short, long = sorted((bare(one), bare(two)), key=len)
    return _more(short, long) == "" and (short[-2:] == long[-2:] or overlapping(short, long))


def other_kind(one: str, two: str) -> bool:
    """规模以上工业中装备制造业增加值 is a part of 规模以上工业增加值: what one name has more makes it another thing."""
    return bool(_more(*sorted((bare(one), bare(two)), key=len)))


def _more(short: str, long: str) -> str | None:
    """What makes the longer name another thing, "" where nothing does; None where it does not hold the shorter."""
    if len(short) < _SHORTEST or Counter(short) - Counter(long):
        return None
    return "".join(_OTHER.findall("".join((Counter(_AGENT.sub("", long)) - Counter(short)).elements())))


def overlapping(one: str, two: str) -> bool:
    """Whether most pairs of neighbouring characters of the shorter label stand in the longer one."""
    short, long = sorted((one, two), key=len)
    pairs = [short[i : i + 2] for i in range(len(short) - 1)]
    return len(pairs) >= 3 and sum(1 for pair in pairs if pair in long) * 5 >= len(pairs) * 3


def grams(one: str, two: str) -> int:
    """How many runs of four characters that name something stand in both."""
    found = {one[at : at + _GRAM] for at in range(len(one) - _GRAM + 1)}
    return sum(1 for gram in found if gram in two and FIGURE not in gram and not _GENERIC.search(gram))


def longest_run(one: str, two: str, least: int) -> str:
    """The first of the longest runs of characters that stand in both, empty where none has ``least``."""
    size, start, at = least - 1, 0, 0
    while at + size < len(one):
        end = at + size + 1
        if one[end - least : end] not in two:
            at = end - least + 1  # nor does any longer run that these characters stand in
        elif one[at:end] in two:
            size, start = size + 1, at
        else:
            at += 1
    return one[start : start + size] if size >= least else ""


def common_start(one: str, two: str) -> int:
    """How many characters two texts begin with in common."""
    length = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        length += 1
    return length


def names_row(label: str, row: str) -> bool:
    """Whether the words of a text name a table's row: 补助符合条件的高新技术企业 for 补助高新技术企业数量."""
    if len(row) > _SHORTEST and (label.endswith(row) or (row in label and len(label) <= len(row) + _SHORTEST)):
        return True
    name, words = bare(row), bare(label)
    if len(name) > _SHORTEST and words.endswith(name):
        return True
    if len(name) >= _ROW and words[:2] == name[:2] and words[-_GRAM:] == name[-_GRAM:]:
        letters = iter(words)
        return all(letter in letters for letter in name)
    return bool(longest_run(name, words, _ROW))


def other_territory(one: str, two: str, above: tuple[str, str] = ("", "")) -> bool:
    """Whether the words, or where they tell none those ``above`` them, name different territories or levels."""
    first, second = (_told(_SCOPE, words, head) for words, head in zip((one, two), above, strict=True))
    return bool(first and second and not first & second)


def territory(words: str) -> str | None:
    """The territory or level that words name last."""
    found = _SCOPE.findall(words)
    return found[-1] if found else None


def other_time(one: str, two: str, above: tuple[str, str] = ("", "")) -> bool:
    """Whether the words, or those above them, name different months, halves or ends of a year."""
    first, second = (_told(_MONTHS, words, head) for words, head in zip((one, two), above, strict=True))
    if not first or not second:  # what is told of no time is told of the year, and at its end
        return bool((first | second) - _YEAR_END)
    return first != second


def year_end(words: str) -> bool:
    """Whether words speak of the end of a year: so many staff at the year's end are not those of the year."""
    return any(word in words for word in _YEAR_END)


def other_stage(one: str, two: str) -> bool:
    """申报 and 获批: whether two figures tell of one thing at two stages."""
    first, second = set(_STAGE.findall(one)), set(_STAGE.findall(two))
    return bool(first and second and not first & second)


def other_side(one: str, two: str) -> bool:
    """Whether one name is of what comes in, of what is owned, and the other of what goes out, of what is owed."""
    first, second = set(_SIDE.findall(one)), set(_SIDE.findall(two))
    return bool(first and second and not first & second)


def _told(pattern: re.Pattern[str], words: str, above: str) -> set[str]:
    return set(pattern.findall(words)) or set(pattern.findall(above))
