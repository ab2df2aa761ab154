"""N105: a measure word fits its noun, and what is counted one by one is a whole number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.api import Check, Defect, Dimension, Document, Fact, Measure, Severity, Words


@dataclass(frozen=True, slots=True, eq=False)
class _Misfit:
    """A noun right before the figure, and units that can never count it."""

    noun: re.Pattern[str]
    never: frozenset[str]
    loudness: str | None = None


def _rule(noun: str, never: str, loudness: str | None = None) -> _Misfit:
    return _Misfit(
        re.compile(noun + r"(?:分别)?(?:达到?|为|共|共计|超过?|约|近|：)*$"), frozenset(never.split()), loudness
    )


_MISFITS = (
    _rule(
        r"(?:活动|会议|讲座|培训班|演练|比赛|赛事|宣讲)(?:场次|次数|场数|数量?|个数)",
        "人 名 位 家 户 亩 公里 元 万元 亿元 篇",
    ),
    # 项 may be meant of the firms' projects: the noun may be the wrong one.
    _rule(r"(?:企业|公司|机构|学校|医院|商户|合作社)(?:数量?|家数|个数|总数)", "项 篇 场 次", "warning"),
    _rule(r"(?:企业|公司|机构|学校|医院|商户|合作社)(?:数量?|家数|个数|总数)", "人 名 亩 公里 万元 元 亿元 吨"),
    _rule(r"(?:人数|人员数量?|职工数|学生数|教师数)", "家 项 件 篇 亩 公里 元 万元 亿元 台 辆 场 吨"),
    _rule(r"(?:论文|专利|文章)(?:数量?|篇数|件数)", "人 名 家 场 亩 公里 万元"),
    _rule(r"(?:种植|建筑|占地|用地|造林|灌溉|销售|播种|绿化)面积", "人 名 家 个 项 元 万元 亿元 公里 吨 件"),
    _rule(r"(?:总里程|公路里程|道路长度|管网长度)", "人 名 家 亩 平方米 元 万元 吨"),
    _rule(r"(?:总金额|交易额|成交额|投资额|签约金额|贷款余额)", "人 名 家 项 件 场 个 户"),
)
# Nobody is half a person: 14.1家 is a point in the wrong place.
_WHOLE = frozenset(["家", "人", "名", "位", "户", "所", "项", "件", "篇", "台", "辆", "座", "场", "人次", "个"])
# Means, densities and equivalents may have decimals; 1.5个小时 counts hours.
_MEAN = re.compile(r"均|每|比|率|标准|折|当量|密度|强度|指数|系数|单[位台]|倍|拥有|亿元|万车|百万|死亡|托位")
_GOES_ON = re.compile(
    r"[/·×*]|百分点|标准|小时|月|日|工作日|学时|单位|点|当量|基点|亿|万|千|周|年|天|半|克|吨|标箱|TEU"
)

# 7.0 个人所得税: 个 begins a word of the next cell.
_OWN_WORD = re.compile(r"人(?![次才大民选物])|体(?!育)|股(?!东)|案(?!件)")


def find(document: Document) -> Iterator[Defect]:
    """Nouns counted in a unit of other things, and fractions of what is whole."""
    for fact in document.facts:
        unit = fact.quantity.unit
        if fact.measure is Measure.LEVEL and unit.dimension is not Dimension.BARE:
            for rule in _MISFITS:
                if unit.name in rule.never and rule.noun.search(fact.phrase):
                    words = Words("计量单位与所指事物不符", "the unit does not fit what is counted")
                    yield Defect(fact.quantity.span, words, loudness=rule.loudness)
                    break
        yield from _fraction(fact)


def _fraction(fact: Fact) -> Iterator[Defect]:
    quantity = fact.quantity
    if quantity.decimals and quantity.unit.name in _WHOLE and not quantity.note:
        around = fact.gap[-40:]
        # 3.4个、1个百分点: what 个 counts must stand behind it.
        counted = quantity.unit.name != "个" or (len(fact.after) > 1 and not _OWN_WORD.match(fact.after))
        if counted and not _MEAN.search(around) and not _GOES_ON.match(fact.after):
            yield Defect(
                quantity.span, Words("按个计数的事物不应有小数", "what is counted one by one is a whole number")
            )


CHECK = Check(
    code="N105",
    name="unit-misfit",
    title=Words("计量单位与所指事物相符", "measure words fit their nouns"),
    fault=Words("计量单位不符", "a unit that does not fit"),
    rationale=Words(
        "活动不以人计，企业不以项计，户数没有小数；单位用错说明数据抄错了栏目，或者小数点错位。",
        (
            "Activities are not counted in persons, nor enterprises in items, and there is no fraction of a "
            "household; a wrong unit shows that a figure was copied from another column, or that its decimal "
            "point has moved."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "开展科普活动数9场，参加活动人数300人，走访企业数量达到412家。",
        "户均住房1.5套，每千人口医生3.2人，培训时长2.5个小时，提高0.5个百分点。",
        "企业所得税 27.4 6.0 个人所得税 11.3 2.5 个体经营 3.1 1.5。",
    ),
    bad=(
        "开展技能竞赛活动数⟦9人⟧，参赛选手满意。",
        "全年走访企业数量达到⟦63项⟧，解决问题12个。",
        "共建村级服务站⟦14.1家⟧，累计培训300人。",
    ),
)
