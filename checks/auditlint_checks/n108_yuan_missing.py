"""N108: amounts of money are written with 元."""

import re
from collections.abc import Iterator, Sequence

from auditlint.api import Check, Defect, Dimension, Document, Fact, Severity, Words

_SCALES = frozenset(("万", "十万", "百万", "千万", "亿", "百亿", "千亿", "万亿"))
_MONEY = re.compile(
    r"资金|经费|支出|收入|投资|补助|补贴|奖补|奖励|贷款|金额|进资|到资|产值|税|[奖补话]金|费用|拨付|预算|融资|签约|成本|造价|债"
)
# 万 behind which a unit of another kind follows after all: 3万余名, 5万多棵.
_OTHER_UNIT = re.compile(
    r"^[余多]?(?:名|人|户|亩|吨|棵|株|册|份|次|平方|立方|千瓦|头|只|羽|辆|台|套|件|个|条|张|字|公里|米|用户|粉丝|"
    r"困难|群众|婴|儿童|老|学|居民|市民|农|职工|游客|残疾|党员|青年|妇女|企业|元)"
)
# So many bare amounts in a row make a list of money where the paragraph speaks of money.
_LIST = 3


def find(document: Document) -> Iterator[Defect]:
    """The first bare amount of each paragraph."""
    for block in dict.fromkeys(fact.block for fact in document.facts if fact.quantity.unit.name in _SCALES):
        text = document.paragraphs[block].view.text
        bare = [fact for fact in document.facts_in(block) if _is_bare(fact) and fact.quantity.end < len(text)]
        named = [fact for fact in bare if _MONEY.search(fact.phrase[-14:])]
        if named or (len(bare) >= _LIST and _MONEY.search(text)):
            yield _defect(named or bare)


def _is_bare(fact: Fact) -> bool:
    unit = fact.quantity.unit
    return unit.dimension is Dimension.BARE and unit.name in _SCALES and not _OTHER_UNIT.match(fact.after)


def _defect(facts: Sequence[Fact]) -> Defect:
    first = facts[0].quantity
    words = Words("金额缺“元”字", "the amount is not followed by “元” (yuan)")
    return Defect(
        first.span, words, f"{first.text}{first.unit.name}元", related=tuple(f.quantity.span for f in facts[1:])
    )


CHECK = Check(
    code="N108",
    name="yuan-missing",
    title=Words("金额写明“元”", "amounts of money are written with their currency"),
    fault=Words("金额单位不全", "an amount without its currency"),
    rationale=Words(
        "“1000万”可以是人次、株数，也可以是金额；公文中的金额应写全单位。",
        (
            "“1000万” may be visits, trees or money; in an official document an amount of money is written "
            "with its full unit."
        ),
    ),
    severity=Severity.INFO,
    find=find,
    good=("拨付扶持资金1000万元，惠及群众3万余名。", "栽植苗木20万株，发放补助60万元。"),
    bad=("已将首期扶持资金共⟦1000万⟧拨付至合作社。", "签约项目2项，签约金额⟦4亿⟧，到位及时。"),
)
