"""R104: sentences that are alike but for a figure tell the same figure."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Of, Reading, RepetitionKind, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """The later mention against the earlier; a coarser one holds within its digits."""
    for told in document.repetitions:
        if told.kind is RepetitionKind.SENTENCES:
            yield Equation(told.second, (Reading(Of(told.first)),), standing=told.standing, subject=told.label)


CHECK = Check(
    code="R104",
    name="sentences-alike",
    title=Words("相同语句中的数据一致", "sentences in the same words tell the same figures"),
    fault=Words("语句相同而数据不同", "the same sentence with another figure"),
    rationale=Words(
        "整句照录而只有一个数字不同，多半是改了一处漏改另一处，或者复制后未改全。",
        (
            "A sentence that is repeated in full with only one number changed was most likely corrected in "
            "one place and missed in the other, or copied and not fully adapted."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        (
            "一、年度工作概况\n"
            "印发《青禾县基层卫生服务能力提升三年方案》并逐项建账，承接的17项任务、64条举措年底前悉数办结。\n"
            "二、绩效情况\n"
            "印发《青禾县基层卫生服务能力提升三年方案》并逐项建账，承接的⟦17项⟧任务、⟦64条⟧举措年底前悉数办结。\n"
        ),
        (
            "一、年度工作概况\n"
            "与两家农科院所合建的耐盐水稻育繁推一体化基地通过审核，争取到省级配套资金1200万元，配备专职人员18名。\n"
            "二、绩效情况\n"
            "与两家农科院所合建的耐盐水稻育繁推一体化基地通过审核，争取到省级配套资金⟦1200⟧万元，配备专职人员⟦18⟧名。\n"
        ),
    ),
    bad=(
        (
            "一、年度工作概况\n"
            "与两家农科院所合建的耐盐水稻育繁推一体化基地通过审核，争取到省级配套资金1200万元，配备专职人员18名。\n"
            "二、绩效情况\n"
            "与两家农科院所合建的耐盐水稻育繁推一体化基地通过审核，争取到省级配套资金⟦2100⟧万元，配备专职人员18名。\n"
        ),
        ("竣工验收质量达到市级优质结构标准的工程3项，质量达到市级优质结构标准的工程⟦18⟧项。"),
    ),
)
