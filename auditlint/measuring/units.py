"""What stands behind a numeral: hedge, scale, unit."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache

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
# 5分 is a score, 5分别, 5分之1 and 5分局 are not.
_UNIT_TAIL = {
    "分": r"分(?![别之布析类享组配管层期批局公院部店支行项])",
    "部": r"部(?![分门委署级位队])",
    "大": r"大(?=[\u4e00-\u9fff])(?![学于小型力多豆米])",
    "年": r"年(?![度级报检鉴龄轻])",
    "度": r"度(?!假|电)",
    "组": r"组(?!织|建|成|长|团|合)",
    "队": r"队(?!伍|员)",
    "团": r"团(?!队|委|体)",
    "面": r"面(?!积|向|试|上|对|临)",
    "道": r"道(?!路|德)",
    "对": r"对(?!接|口|应|比|照|外|标|全)",
    "节": r"节(?!约|能|目|点|省|日)",
    "班": r"班(?!子|车|列)",
    "站": r"站(?!点|式)",
    "位": r"位(?!居|于|列|次)",
    "本": r"本(?!级|市|年|部|县|区|省|单位|次|科)",
    "方": r"方(?=土|石|混)",
    "包": r"包(?!括|含|装)",
    "间": r"间(?!接)",
    "处": r"处(?!理|置|级|于|罚)",
    "口": r"口(?!岸)",
    "组建": r"组建(?!)",
    "村": r"村(?!民|级|庄|镇)",
    "条": r"条(?!件|例|款)",
    "期": r"期(?!间|末|初|限|满|货)",
    "成": r"成(?![为立功员果长就本交效都品套])",
    "支": r"支(?![出持付撑部行护])",
    "门": r"门(?![诊店类市])",
    "名": r"名(?!单|称|义|牌)",
    "人": r"人(?!民|均|大|口|才|员|力|工|事|社)",
    "天": r"天(?!然|津)",
    "米": r"米(?!粉)",
    "克": r"克(?!服)",
    "件": r"件",
    "级": r"级",
    "场": r"场(?!所|地|馆|景)",
    "家": r"家(?!具|庭|电|族|属|用|长)",
    "项": r"项(?!目)|项(?=目)",
    "类": r"类(?!别|似)",
}


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


@cache
def _tail_pattern() -> re.Pattern[str]:
    """100多万元, 1200余条, 3.5亿千瓦时, 10万元/项, 5个百分点."""
    names = sorted(_units(), key=len, reverse=True)
    units = "|".join(_UNIT_TAIL.get(name, re.escape(name)) for name in names)
    scales = "|".join(sorted(_SCALES, key=len, reverse=True))
    per = r"(?:/(?P<per>[\u4e00-\u9fff]{1,3}|[a-zA-Z]{1,3}))?"
    return re.compile(
        rf"(?P<more>[余多来])?(?P<scale>(?:{scales})(?!里挑|分之|众))?(?P<more2>[余多])?(?:(?P<unit>{units}){per})?"
    )


class Tail:
    """What stands behind a numeral: how many characters, which unit, whether 余 or 多 opens it."""

    __slots__ = ("length", "more", "unit")

    def __init__(self, length: int, unit: Unit, more: bool) -> None:
        self.length = length
        self.unit = unit
        self.more = more


@cache
def _scaled(scale: str, name: str, per: str) -> Unit:
    base = _units()[name] if name else NO_UNIT
    factor = Decimal(_SCALES[scale]) if scale else Decimal(1)
    printed = scale + name
    if per:
        return Unit(f"{printed}/{per}", f"{base.base}/{per}", Dimension.RATIO, factor * base.scale)
    return Unit(printed, base.base, base.dimension, factor * base.scale)


def read_tail(text: str, at: int) -> Tail:
    """The unit that begins at ``text[at]``; NO_UNIT and length 0 where there is none."""
    match = _tail_pattern().match(text, at)
    if match is None or match.end() == at:
        return Tail(0, NO_UNIT, False)
    more, scale, more2, name, per = match.group("more", "scale", "more2", "unit", "per")
    if scale is None and name is None:
        # 余 alone belongs to a noun that is no measure word: 余款.
        return Tail(0, NO_UNIT, False)
    return Tail(match.end() - at, _scaled(scale or "", name or "", per or ""), bool(more or more2))


def unit_named(name: str) -> Unit:
    """The unit of a header (万元, %, 人); NO_UNIT for words that name none."""
    tail = read_tail(name, 0)
    return tail.unit if tail.length == len(name) else NO_UNIT
