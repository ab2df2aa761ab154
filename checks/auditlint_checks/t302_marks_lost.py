"""T302: marks that were lost have their reason entered."""

import re
from collections.abc import Iterator

from auditlint.api import (
    Check,
    ColumnKind,
    Document,
    Equation,
    Of,
    Reading,
    Relation,
    RowKind,
    Scored,
    Severity,
    Table,
    Words,
    is_budget_part,
)

# The execution line's marks follow from its rate: nothing to explain in this column.
_EXPLAINED = re.compile(r"执行率")
_NO_REASON = frozenset({"", "无", "/", "-", "—", "——", "无偏差", "不涉及"})


def find(document: Document) -> Iterator[Equation]:
    """Where no reason is entered, the score has to be the whole weight."""
    for table in document.tables:
        reasons = table.columns_of(ColumnKind.REASON)
        if len(reasons) == 1 and table.columns_of(ColumnKind.SCORE) and not is_budget_part(table):
            yield from _rows(table, reasons[0].index)


def _rows(table: Table, reason: int) -> Iterator[Equation]:
    if not any(table.columns_of(kind) for kind in (ColumnKind.TARGET, ColumnKind.ACTUAL)):
        return
    for row in table.rows[table.header_height :]:
        scored = Scored(table, row.index)
        weight, score, cell = scored.weight, scored.score, table.cell(row.index, reason)
        empty = cell is not None and cell.text in _NO_REASON
        if row.kind is not RowKind.DETAIL or not empty or not scored.in_marks or _EXPLAINED.search(row.label):
            continue
        if weight is not None and score is not None:
            yield Equation(score, (Reading(Of(weight)),), Relation.AT_LEAST, subject=f"{row.label}·得分")


CHECK = Check(
    code="T302",
    name="marks-lost",
    title=Words("扣分的指标填写偏差原因", "marks lost have their reason entered"),
    fault=Words("得分低于分值而未填偏差原因", "marks were lost and no reason is entered"),
    rationale=Words(
        "自评表要求：未完成的指标须在“偏差原因分析及改进措施”栏说明原因；扣了分而该栏空白，自评不完整。",
        (
            "The self-evaluation form asks for the reason of every indicator that was not met, in the column "
            "“偏差原因分析及改进措施”; if marks are deducted and this is left blank, the self-evaluation is incomplete."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n巡测次数\t≥20次\t22次\t15\t⟦15⟧\t\n"
        "设备完好率\t≥95%\t90%\t10\t9\t汛期两台设备损坏，已列入更新计划\n",
        "三级指标\t指标值\t完成值\t权重\t自评得分\t未完成原因\n培训人数\t≥300人\t312人\t20\t⟦20⟧\t无\n",
    ),
    bad=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施\n巡测次数\t≥20次\t22次\t15\t15\t\n"
        "设备完好率\t≥95%\t90%\t10\t⟦9⟧\t\n",
        "三级指标\t指标值\t完成值\t权重\t自评得分\t未完成原因\n培训人数\t≥300人\t212人\t20\t⟦12⟧\t无\n",
    ),
)
