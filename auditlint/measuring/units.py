"""What stands behind a numeral: hedge, scale, unit."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import cache

from auditlint.model.han import HAN
from auditlint.model.unit import NO_UNIT, Dimension, Unit

_SCALES = {
    "十": 10,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "十万": 10**5,
    "百万": 10**6,
    "千万": 10**7,
    "亿": 10**8,
    "十亿": 10**9,
    "百亿": 10**10,
    "千亿": 10**11,
    "万亿": 10**12,
}
# Measure words of one family count the same thing: 30名, 30位 and 30人 may stand in one sum.
_PERSONS = "人 名 位"
_COUNTS = (
    "人次 户次 车次 件次 批次 场次 班次 架次 列次 艘次 台次 笔 家次 项次 "
    "个 家 项 户 件 场 次 所 座 处 台 辆 套 张 条 起 宗 期 份 篇 种 类 批 支 只 头 枚 棵 株 艘 架 列 部 本 册 "
    "例 幅 幢 栋 间 床 届 站 口 股 门 课时 学时 节 班 团 队 组 村 镇 街道 社区 乡 大 方面 部分 片 颗 盏 面 道 根 块 "
    "羽 尾 袋 瓶 盒 包 箱 桶 对 双 副 道次 人天 个次 请求数 标箱 万标箱 TEU 床位 方"
)
_MEASURES = (
    "吨公里 人公里 千瓦时 万千瓦时 平方公里 平方千米 平方米 立方米 立方 平米 公顷 公里 千米 公斤 千克 海里 毫米 厘米 "
    "微克 毫克 吨标准煤 吨 亩 米 克 千瓦 兆瓦 瓦 度 升 标准箱 微克/立方米 分贝 赫兹 ㎡ m² m2 km kg kW MW kWh GB TB "
    "cm mm ℃ 摄氏度 斤 卷"
)
_TIMES = "小时 分钟 个月 年 天 秒 周 工作日 个工作日 岁 季度"
_FOREIGN = "美元 欧元 日元 港元 港币 英镑 澳元 韩元"
_PERCENTS = "%"
# Characters before which a unit's character is none: 5分 is a score, 5分别, 5分之1 and 5分局 are not.
_NOT_BEFORE = {
    "分": "别之布析类享组配管层期批局公院部店支行项",
    "部": "分门委署级位队",
    "大": "学于小型力多豆米",
    "年": "度级报检鉴龄轻",
    "度": "假电",
    "组": "织建成长团合",
    "队": "伍员",
    "团": "队委体",
    "面": "积向试上对临",
    "道": "路德",
    "对": "接口应比照外标全",
    "节": "约能目点省日",
    "班": "子车列",
    "站": "点式",
    "位": "居于列次",
    "本": "级市年部县区省单次科",
    "包": "括含装",
    "间": "接",
    "处": "理置级于罚",
    "口": "岸",
    "村": "民级庄镇",
    "条": "件例款",
    "期": "间末初限满货",
    "成": "为立功员果长就本交效都品套",
    "支": "出持付撑部行护",
    "门": "诊店类市",
    "名": "单称义牌",
    "人": "民均大口才员力工事社",
    "天": "然津",
    "米": "粉",
    "克": "服",
    "场": "所地馆景",
    "家": "具庭电族属用长",
    "类": "别似",
}
# 方 is a measure of earthwork only; 大 counts 五大任务, and is none before a mark.
_ONLY_BEFORE = {"方": re.compile("[土石混]"), "大": re.compile(HAN)}
_MORE = frozenset("余多来")
_MORE_BEHIND = frozenset("余多")
_NO_SCALE_BEFORE = ("里挑", "分之", "众")
_PER = re.compile(rf"/({HAN}{{1,3}}|[a-zA-Z]{{1,3}})")


@cache
def _units() -> dict[str, Unit]:
    table: dict[str, Unit] = {"元": Unit("元", "元", Dimension.MONEY), "人民币": Unit("元", "元", Dimension.MONEY)}
    table.update({word: Unit(word, "人", Dimension.COUNT) for word in _PERSONS.split()})
    table.update({word: Unit(word, word, Dimension.COUNT) for word in _COUNTS.split()})
    table.update({word: Unit(word, word, Dimension.MEASURE) for word in _MEASURES.split()})
    table.update({word: Unit(word, word, Dimension.TIME) for word in _TIMES.split()})
    table.update({word: Unit(word, word, Dimension.FOREIGN) for word in _FOREIGN.split()})
    table["%"] = Unit("%", "%", Dimension.PERCENT, Decimal("0.01"))
    table["‰"] = Unit("‰", "%", Dimension.PERCENT, Decimal("0.001"))
    table["成"] = Unit("成", "%", Dimension.PERCENT, Decimal("0.1"))
    for name in ("个百分点", "百分点", "个点"):
        table[name] = Unit(name, "百分点", Dimension.POINT, Decimal("0.01"))
    table["倍"] = Unit("倍", "倍", Dimension.TIMES)
    table["分"] = Unit("分", "分", Dimension.SCORE)
    return table


class Tail:
    """What stands behind a numeral: how many characters, which unit, whether 余 or 多 opens it."""

    __slots__ = ("length", "more", "unit")

    def __init__(self, length: int, unit: Unit, more: bool) -> None:
        self.length = length
        self.unit = unit
        self.more = more


_NO_TAIL = Tail(0, NO_UNIT, False)


@cache
def _scaled(scale: str, name: str, per: str) -> Unit:
    base = _units()[name] if name else NO_UNIT
    factor = Decimal(_SCALES[scale]) if scale else Decimal(1)
    printed = scale + name
    if per:
        return Unit(f"{printed}/{per}", f"{base.base}/{per}", Dimension.RATIO, factor * base.scale)
    return Unit(printed, base.base, base.dimension, factor * base.scale)


def read_tail(text: str, at: int) -> Tail:
    """The unit that begins at ``text[at]``; NO_UNIT and length 0 where there is none.

    100多万元, 1200余条, 3.5亿千瓦时, 10万元/项, 5个百分点.
    """
    if text[at : at + 1] not in _openings():
        return _NO_TAIL
    end = at
    more = text[end : end + 1] in _MORE
    end += more
    scale = _scale_at(text, end)
    end += len(scale)
    if text[end : end + 1] in _MORE_BEHIND:
        more = True
        end += 1
    name = _name_at(text, end)
    end += len(name)
    if not scale and not name:
        # 余 alone belongs to a noun that is no measure word: 余款.
        return _NO_TAIL
    per = _PER.match(text, end) if name and text.startswith("/", end) else None
    if per is not None:
        return Tail(per.end() - at, _scaled(scale, name, per.group(1)), more)
    return Tail(end - at, _scaled(scale, name, ""), more)


def _scale_at(text: str, at: int) -> str:
    for scale in _scales().get(text[at : at + 1], ()):
        if text.startswith(scale, at) and not text.startswith(_NO_SCALE_BEFORE, at + len(scale)):
            return scale
    return ""


def _name_at(text: str, at: int) -> str:
    """The longest name of a unit that stands there and is no beginning of another word."""
    for name in _names().get(text[at : at + 1], ()):
        if text.startswith(name, at) and _is_whole(name, text, at + len(name)):
            return name
    return ""


@cache
def _scales() -> dict[str, list[str]]:
    return _by_first_character(_SCALES)


@cache
def _names() -> dict[str, list[str]]:
    return _by_first_character(_units())


@cache
def _openings() -> frozenset[str]:
    """The characters with which something behind a numeral may begin."""
    return _MORE.union(_scales(), _names())


def _by_first_character(words: Iterable[str]) -> dict[str, list[str]]:
    """The words that begin with each character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[0], []).append(word)
    return found


def _is_whole(name: str, text: str, end: int) -> bool:
    only = _ONLY_BEFORE.get(name)
    if only is not None and only.match(text, end) is None:
        return False
    return end >= len(text) or text[end] not in _NOT_BEFORE.get(name, "")


def unit_named(name: str) -> Unit:
    """The unit of a header (万元, %, 人); NO_UNIT for words that name none."""
    tail = read_tail(name, 0)
    return tail.unit if tail.length == len(name) else NO_UNIT
