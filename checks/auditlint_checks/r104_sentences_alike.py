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
    rationale="整句照录而只有一个数字不同，多半是改了一处漏改另一处，或者复制后未改全。",
    severity=Severity.WARNING,
    find=find,
    good=(
        (
            "一、年度工作概况\n"
            "制定了《青禾县基层卫生服务能力提升专项工作计划》和工作台账，认领的23项事项，89条具体措施已全部完成。\n"
            "二、绩效情况\n"
            "制定了《青禾县基层卫生服务能力提升专项工作计划》和工作台账，认领的⟦23项⟧事项，⟦89条⟧具体措施已全部完成。\n"
        ),
        (
            "一、年度工作概况\n"
            "联合省属高校共同申报的流域生态修复技术项目获得批准立项，获得省级资助资金1200万元，配备专职人员18名。\n"
            "二、绩效情况\n"
            "联合省属高校共同申报的流域生态修复技术项目获得批准立项，获得省级资助资金⟦1200⟧万元，配备专职人员⟦18⟧名。\n"
        ),
    ),
    bad=(
        (
            "一、年度工作概况\n"
            "联合省属高校共同申报的流域生态修复技术项目获得批准立项，获得省级资助资金1200万元，配备专职人员18名。\n"
            "二、绩效情况\n"
            "联合省属高校共同申报的流域生态修复技术项目获得批准立项，获得省级资助资金⟦2100⟧万元，配备专职人员18名。\n"
        ),
        ("完成验收成果达到省内先进及以上水平的工程3项，成果达到省内先进及以上水平的工程⟦18⟧项。"),
    ),
)
