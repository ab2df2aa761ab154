"""R101: a figure that the text tells in two places is one figure."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Of, Reading, RepetitionKind, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """The later mention against the earlier; a coarser one holds within its digits."""
    for told in document.repetitions:
        if told.kind is RepetitionKind.TEXT:
            yield Equation(told.second, (Reading(Of(told.first)),), standing=told.standing, subject=told.label)


CHECK = Check(
    code="R101",
    name="told-twice-in-text",
    title=Words("正文前后同一数据一致", "a figure told twice in the text is the same figure"),
    fault=Words("正文前后同一数据不一致", "the text tells the same figure twice, and differently"),
    rationale=Words(
        "同一事项在概况、绩效、总结各部分重复出现，改了一处漏改另一处是常见差错。名称、主体、期间、口径相同的数据才作比较，精度较粗的一处按其位数判断。",
        (
            "The same matter is told in the overview, in the results and in the conclusion; a change made in "
            "one place and missed in another is a common slip. Only figures of the same name, subject, period "
            "and definition are compared, the coarser of the two to its own number of digits."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        (
            "一、年度工作概况\n"
            "全年培训村级会计126名，新建标准化档案室14间。\n"
            "二、绩效情况\n"
            "抓好业务培训，村级会计培训⟦126⟧名；档案工作方面，标准化档案室新建⟦14⟧间。\n"
        ),
        (
            "一、部门概况\n"
            "全县农村公路养护投入经费为4620万元，增长6.27%。\n"
            "二、履职情况\n"
            "全县农村公路养护投入经费最终核定为⟦4620⟧万元，同比增长⟦6.3%⟧。\n"
        ),
        (
            "一、年度工作\n"
            "服务小微企业超600家，帮助企业解决300多个用工难题。\n"
            "二、履职效能\n"
            "为小微企业纾困，服务小微企业超⟦600⟧家，为企业解决了⟦300⟧多个用工难题。\n"
        ),
        (
            "关于2025年县本级收入预算执行情况的说明\n"
            "（一）行政事业性收费收入预算数为40.46万元，执行数为46.31万元，为预算数的114.5%。\n"
            "关于2026年县本级收入预算的说明\n"
            "（一）行政事业性收费收入预算数为40.66万元，减少5.65万元。\n"
        ),
    ),
    bad=(
        ("县人社局入选省级工匠培育计划经费88万元，已于6月全额兑付⟦80⟧万元。"),
        ("本项目下达护林员补助专项经费412万元，县林场于11月全额拨付⟦421⟧万元。"),
    ),
)
