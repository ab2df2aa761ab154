"""The lexicon: how reports say that a figure is a part, a change, a share, a budget.

Patterns are matched against the few words around one figure, never against whole sentences.
"""

from __future__ import annotations

import re

UP = "增加|增长|上升|提高|增收|增支|上涨|扩大|净增|(?<!改造)提升|攀升|回升|调增|追加|上浮|上调|跃升|多增|多收|多支"
DOWN = "负增长|减少|下降|降低|减收|减支|回落|下滑|压减|缩减|调减|核减|收窄|下调|下跌|下浮|压缩|缩小|压降|少增|少收|少支"
_FILL = r"(?:了|约|大约|近|超过?|逾|达到?|高达|为|幅度|共|合计|共计|实际|金额|额|资金|支出|收入|[：:])*"

# 比上年增加, 同比下降, 较年初预算数减少了约; group "base" holds what it is compared with.
CHANGE = re.compile(
    rf"(?:(?:比|较|与|同|对比)(?P<base>[^，；。、（）]{{1,30}}?)(?:相比|比较|相较)?)?"
    rf"(?P<how>同口径|可比口径|名义|实际|不变价|可比价)?(?:同比|环比|分别|各|均|共|合计|累计|净|年均|平均每年)*"
    rf"(?:(?P<up>{UP}|(?<!新)增(?!速|幅|至|到|值|量)|(?<=比).*多|涨)|(?P<down>{DOWN}|(?<!增)(?<!裁)减(?!至|到)|降(?!至|到)))"
    rf"{_FILL}$"
)
# 多5万元 after 比…, where 多 and 少 are the verb.
MORE_LESS = re.compile(
    rf"(?:比|较)(?P<base>[^，；。、（）]{{1,30}}?)(?:(?P<up>多|高出?)|(?P<down>少|低))(?:出|了)?{_FILL}$"
)
# 比上年的B(减少…), 较招标控制价B(节约…): the earlier level, where a word of change follows the figure.
AGAINST = re.compile(r"(?:(?<![占同环正对])比|较|对比|相比)(?P<what>[^，；。、（）由从]{1,24}?)的?$")
TURNED = re.compile(rf"^(?:相比)?(?:同比|分别|各|共|净)?(?:{UP}|{DOWN}|节约|节省|增|降|高出?|低|多|少)(?!\d*到|至)")
# 占预算B的P%, 完成目标任务B的P%: the base with its figure, where only 的 stands before the rate.
OF_FIGURE = re.compile(r"(?:占|完成了?|为|是|达到?|相当于)(?P<what>[^，；。、（）]{1,24}?)$")
THE_RATE_OF_IT = re.compile(r"^的(?:比例|比重)?(?:为|达到?|约)?$")
# 增加到, 降至, 提高到: the new level.
REACHED = re.compile(
    rf"(?:{UP}|{DOWN}|增|降|减|涨|发展|扩大|上升)(?:到|至|为)(?:了|约|近)?$|(?:调整|变更|核定|修订)(?:到|至|为)(?:了)?$"
)
# 由B增加到A, 从B提高到A: the earlier level.
FROM = re.compile(r"(?:由|从)(?P<what>[^，；。、（）]{0,16}?)$")
# 增速5%, 涨幅为3.1%, 降幅2%
PACE = re.compile(
    r"(?:(?P<up>增速|增幅|涨幅|增长率|增长速度|增长幅度)|(?P<down>降幅|跌幅|减幅|下降幅度|压减率|压减比例))(?:分别)?(?:为|达到?|是|约|在)*$"
)
# 占T的P%, 占T比重为, 占比
SHARE = re.compile(
    r"占(?:到|了)?(?P<base>[^，；。（）]{0,40}?)(?:的比重|的比例|的份额|比重|比例|比|的)?"
    r"(?:分别|依次)?(?:达到?|为|约|是|近|超过?|高达|仅|已|：|:)*$"
)
# 为预算的98.6%, 完成年初预算, 是上年决算数的
OF_BASE = re.compile(
    r"(?:为|是|达到?|完成了?|占|相当于|达成|实现|超)(?P<base>[^，；。、（）：]{0,24}?"
    r"(?:预算|计划|目标|任务|指标|决算|执行|上年|同期|快报|预期|预计|年初)(?:任务|目标|计划|指标|数|额|总额|总数|收入|支出)*)"
    r"(?:的|之)?(?:比例|比重)?(?:分别)?(?:为|达到?|约|近|超)*$"
)
# 预算执行率为, 资金到位率达到
RATE = re.compile(
    r"(?P<what>[^，；。、（）：]{0,20}?(?:率|进度|比例|比率|强度|系数))(?:均|分别|也|都|已|仅|只|约|为|达到?|是|高达|超过?|近|：|:|到|计|达标)*$"
)
# Levels that are computed from others: 人均, 平均每…, 日均
MEAN = re.compile(r"(?:人均|户均|日均|月均|年均|平均|均价|每人|每户|单价|每平方米|每吨|每亩|亩均|每万人|每千人|每百)")

# A whole's parts follow.
OF_WHICH = re.compile(
    r"其中[，：:]?|(?:具体)?(?:主要)?包括[：:]?|包含[：:]?|(?:其)?(?:主要|具体)?构成(?:情况)?(?:是|为|如下)[：:]?|具体(?:为|是|如下|情况(?:是|为|如下))[：:]"
    r"|分(?:地区|区域|县区|科目|项目|级次|级|类别|部门|单位|险种|行业|层级)(?:来?看|情况)?(?:为|是)?[：:]"
    r"|(?:主要)?用于以下(?:几个?)?方面[：:]"
    r"|资金来源(?:为|是|包括)?[：:]|分别(?:是|为)[：:]|分为[：:]?|(?<=（)含|(?<=，)含"
)
# A partition by a criterion: 按…分, 从…看, 分…看.
PARTITION = re.compile(r"(?:按|从|分)(?P<by>[^，。；]{1,14}?)(?:分类?|划分|来?看|统计|分析|分为)[，：]")
OPEN_WORDS = re.compile(r"主要|重点|例如|比如|优先|着力|大力|部分")
ETCETERA = re.compile(r"等(?![级待于额次量级])")
# The sum stands behind its parts.
TOTAL_LAST = re.compile(
    r"(?:(?:以上|上述|两者|三者|两项|三项|四项|五项|各项|前述)?(?:[一二两三四五六七八九十\d]+项)?(?:资金|支出|收入|金额)?(?:合计|共计|总计|总共|累计共|相加|加总))"
    r"(?:为|达到?|是|约|数|资金|金额|支出|收入|安排|[：:])*$"
)
CHAIN_TOTAL = re.compile(
    r"(?:收入|支出|资金|财力|收支|基金)?(?:总计|总量|合计|总额|总数|总收入|总支出|可用财力|总财力|财力)"
    r"(?:分别|各|均)?(?:为|达到?|是|约|预计|安排|完成|实现|[：:])*$"
)
PLUS = re.compile(r"加上|再加|加：|(?<=[，；、。])加(?![强快大速工入密])")
MINUS = re.compile(r"减去|减：|扣除|剔除|扣减|(?<=[，；、。])减(?![少低税负排轻免速缓])")
NETTED = re.compile(r"收支相抵|收支轧抵|收支平衡后|相抵后?|轧差|收支结余|收支结转")

# What a label is not: cues, hedges and verbs at its ends.
LABEL_HEAD = re.compile(
    r"^(?:[、和及与或]|以及|其中[，：:]?|包括[：:]?|包含|具体|分别|加上|并|还|另|另外|此外|同时|含|加|减|减去|扣除|再|[一二三四五六七八九十]是|（[一二三四五六七八九十\d]+）|\d{1,2}[、.]|[①-⑳]|用于|主要|全年|今年|本年|当年)+"
)
LABEL_TAIL = re.compile(
    r"(?:为|是|达到?|(?<!节)约|大约|近|超过?|逾|突破|共|共计|合计|(?<![总共合累统])计|累计|实现|完成|安排|预计|预期|有|仅|只|已|各|分别|均|数为|了|到|至|高达|[：:]|拟|可|应|将)+$"
)

BUDGET_NAMES = re.compile(
    r"预算稳定调节基金|预算周转金|一般公共预算|政府性基金预算|国有资本经营预算|社会保险基金预算|社保基金预算|公共财政预算|公共预算|部门预算|政府预算|全口径预算"
)

_BRACKETED = re.compile(r"（[^（）]*）")


def plain(gap: str) -> str:
    """A gap without the remarks that open and close inside it: （含再融资债券，下同） begins no list."""
    return _BRACKETED.sub("", gap) if "）" in gap else gap
