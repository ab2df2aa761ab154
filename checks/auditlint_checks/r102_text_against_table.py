"""R102: a figure of the text and the same figure of a table agree."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Of, Reading, RepetitionKind, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """The later mention against the earlier; a coarser one holds within its digits.

    What another figure of the tables confirms is no misprint of this one: the same row of another year.
    """
    pairs = [told for told in document.repetitions if told.kind is RepetitionKind.TEXT_TABLE]
    confirmed = {
        figure.span for told in pairs if told.first.value == told.second.value for figure in (told.first, told.second)
    }
    for told in pairs:
        if told.first.value == told.second.value or not confirmed & {told.first.span, told.second.span}:
            yield Equation(told.second, (Reading(Of(told.first)),), standing=told.standing, subject=told.label)


CHECK = Check(
    code="R102",
    name="text-against-table",
    title=Words("正文与表格数据一致", "text and table tell the same figure"),
    fault=Words("正文与表格数据不一致", "text and table differ"),
    rationale=Words(
        "表格随台账更新，正文由人改写，两处不一致时读者无从判断以哪处为准。",
        (
            "Tables are updated from the ledgers, the text is rewritten by hand; where they differ, the "
            "reader cannot tell which of them to trust."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        (
            "水库移民后期扶持实际支出2318.6万元。\n\n"
            "表1 支出情况\n\n"
            "序号\t项目名称\t支出（万元）\n"
            "1\t基础设施\t1500\n"
            "2\t产业扶持\t818.6\n"
            "\t合计\t⟦2318.60⟧\n"
        ),
        (
            "表1 支出情况\n\n"
            "序号\t项目名称\t支出（万元）\n"
            "1\t河道清淤工程\t436.75\n"
            "2\t堤防加固工程\t818.60\n"
            "\n"
            "全年河道清淤工程支出⟦436.75⟧万元，进度正常。\n"
        ),
    ),
    bad=(
        (
            "表1 绩效目标完成情况\n\n"
            "一级指标\t二级指标\t三级指标\t指标值\t完成值\n"
            "产出指标\t数量指标\t资助社区养老驿站数量\t≥200家\t⟦26家⟧\n"
            "\t\t开展护理培训场次\t≥10场\t12场\n"
            "\n"
            "一、履职情况\n"
            "全年资助符合条件的社区养老驿站⟦260⟧家。\n"
        ),
        (
            "表1 绩效目标完成情况\n\n"
            "一级指标\t二级指标\t三级指标\t指标值\t完成值\n"
            "产出指标\t数量指标\t改造农村危旧桥梁数量\t≥100座\t137座\n"
            "\t\t养护县乡道路里程\t≥900公里\t950公里\n"
            "\n"
            "一、履职情况\n"
            "全年改造四类农村危旧桥梁⟦1370⟧座。\n"
        ),
    ),
)
