"""R103: a figure that two tables tell is the same in both."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Of, Reading, RepetitionKind, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """The later mention against the earlier; a coarser one holds within its digits."""
    for told in document.repetitions:
        if told.kind is RepetitionKind.TABLES:
            yield Equation(told.second, (Reading(Of(told.first)),), standing=told.standing, subject=told.label)


CHECK = Check(
    code="R103",
    name="table-against-table",
    title=Words("表格之间同一数据一致", "two tables tell the same figure"),
    fault=Words("不同表格的同一数据不一致", "two tables differ"),
    rationale=Words(
        "附表由不同科室填报，同一指标、同一项目资金在各表中必须相同。",
        (
            "The attached tables are filled in by different sections; the same indicator, or the funds of the "
            "same project, must be the same in all of them."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        (
            "附件1\n2024年度项目支出情况表\n"
            "项目\t2024年预算数（万元）\t2024年决算数（万元）\n"
            "防汛物资储备\t80\t80\n"
            "渠道维护\t136.24\t136.24\n\n"
            "附件2\n2024年度支出明细表\n"
            "项目\t2024年决算数（万元）\n"
            "防汛物资储备\t80\n"
            "渠道维护\t⟦136.24⟧\n"
        ),
        (
            "附件1\n整体支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "建设便民服务中心，新增服务网点\t县级网点2个以上，乡镇网点20个以上\t县级3个；乡镇26个\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n\n"
            "附件2\n项目支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "建设便民服务中心，新增服务网点\t县级网点2个以上，乡镇网点20个以上\t县级⟦3个⟧；乡镇⟦26个⟧\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n"
        ),
    ),
    bad=(
        (
            "附件1\n整体支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "建设便民服务中心，新增服务网点\t县级网点2个以上，乡镇网点20个以上\t县级3个；乡镇26个\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n\n"
            "附件2\n项目支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "建设便民服务中心，新增服务网点\t县级网点2个以上，乡镇网点20个以上\t县级3个；乡镇⟦62个⟧\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n"
        ),
        (
            "附件1\n整体支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "完成老旧小区改造惠民工程\t改造老旧小区不少于12个\t改造老旧小区15个\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n\n"
            "附件2\n项目支出绩效自评表\n"
            "三级指标\t指标值\t完成值\t分值\t得分\n"
            "完成老旧小区改造惠民工程\t改造老旧小区不少于12个\t改造老旧小区⟦51个⟧\t10\t10\n"
            "完成时间\t2024年底前\t2024年底前\t10\t10\n"
        ),
    ),
)
