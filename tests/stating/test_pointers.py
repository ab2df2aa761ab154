"""Figures of which the grammar says that they were told before, and figures that are told of a part."""

from __future__ import annotations

import pytest

from auditlint.model.source import Source
from auditlint.run import understand


def pairs(text: str) -> list[tuple[str, str]]:
    return [(told.first.text, told.second.text) for told in understand(Source("r.txt", text + "\n")).repetitions]


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("共收回问卷322份。\n\n在收回的232份问卷中，评价“满意”的191份。", ("322", "232")),
        ("全年为企业减负4,215万元，这4,125万元减负资金惠及企业612户。", ("4,215", "4,125")),
        ("当年组织非税收入1,092.3万元。该项收入1,902.3万元已缴入国库。", ("1,092.3", "1,902.3")),
        ("全镇共有农户6,820户。截至目前，全镇8,620户农户全部通水。", ("6,820", "8,620")),
        ("项目概算总投资1.35亿元。概算总投资15,300万元中，征地费由县财政承担。", ("1.35", "15,300")),
        ("应缴社会保险费417.28万元，已足额缴纳471.28万元。", ("417.28", "471.28")),
    ],
)
def test_a_pointer_leads_back(text: str, pair: tuple[str, str]) -> None:
    """这…, 该项…, a relative clause, 全部 or 中 behind the noun, 足额: the earlier figure is meant."""
    assert pair in pairs(text)


@pytest.mark.parametrize(
    "text",
    [
        "全年累计培训2,760人次。对培训合格的2,670人次兑现补贴。",
        "该县农业人口28.64万人。该企业农业用工2.864万人。",
        "全年减税降费4,215万元，其中减税3,015万元、降费1,200万元。这1,200万元降费惠及612户。",
        "市本级安排教育资金3,120万元。全市安排的3,210万元教育资金全部到位。",
        "建成高标准农田5.4万亩。在建的4.5万亩高标准农田全部开工。",
    ],
)
def test_a_part_is_no_retelling(text: str) -> None:
    """A clause with a word more, another territory, a nearer figure: nothing differs."""
    found = understand(Source("r.txt", text + "\n")).repetitions
    assert [told for told in found if told.first.value != told.second.value] == []
