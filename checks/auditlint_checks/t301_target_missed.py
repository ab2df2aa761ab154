"""T301: a target that was missed does not earn full marks, and one without marks is met."""

import re
from collections.abc import Iterator

from auditlint.api import (
    Cell,
    Check,
    ColumnKind,
    Dimension,
    Document,
    Equation,
    Of,
    Product,
    Quantity,
    Quotient,
    Reading,
    Relation,
    Role,
    RowKind,
    Scored,
    Severity,
    Table,
    Words,
)

# ≥95%  500项以上  不少于3次 : more is better
_FLOOR = re.compile(r"≥|>|≧|＞|以上|不低于|不少于|不小于|至少|达到?|超过|大于|高于|突破")
# ≤5%  控制在100万元以内  不超过3天 : less is better
_CEILING = re.compile(r"≤|<|≦|＜|以内|以下|不超过|不高于|不大于|不多于|控制在|小于|低于|少于|压减|下降到")
# Names of what is better small; a target without a sign then says nothing.
_BETTER_SMALL = re.compile(
    r"成本|费用|支出|投诉|事故|差错|死亡|伤亡|时间|时长|天数|时限|上限|控制|下降|降低|减少|能耗|返还|负债|失业|超标|逾期"
)


def find(document: Document) -> Iterator[Equation]:
    """One equation for every indicator with a figure for its target and one for its completion."""
    for table in document.tables:
        targets, actuals = table.columns_of(ColumnKind.TARGET), table.columns_of(ColumnKind.ACTUAL)
        if len(targets) != 1 or len(actuals) != 1:
            continue
        for row in table.rows[table.header_height :]:
            target, actual = table.cell(row.index, targets[0].index), table.cell(row.index, actuals[0].index)
            if target is not None and actual is not None and row.kind is RowKind.DETAIL:
                yield from _indicator(table, row.index, target, actual)


def _indicator(table: Table, row: int, target: Cell, actual: Cell) -> Iterator[Equation]:
    aims, reached = _data(target), _data(actual)
    if not aims or len(aims) != len(reached):
        return
    names = _names(table, row)
    relation = _relation(target.text, names, aims)
    if relation is None or any(a.unit.family != b.unit.family for a, b in zip(aims, reached, strict=True)):
        return
    scored = Scored(table, row)
    for aim, figure in zip(aims, reached, strict=True):
        yield _equation(scored, aim, figure, relation, names)


def _equation(scored: Scored, aim: Quantity, figure: Quantity, relation: Relation, names: str) -> Equation:
    """With marks: not above weight × completion. Without: the target itself."""
    score, weight = scored.score, scored.weight
    if score is None or weight is None or not scored.in_marks:
        return Equation(figure, (Reading(Of(aim)),), relation, subject=names)
    reached = Quotient(Of(figure), Of(aim)) if relation is Relation.AT_LEAST else Quotient(Of(aim), Of(figure))
    return Equation(score, (Reading(Product(Of(weight), reached)),), Relation.AT_MOST, subject=names)


def _data(cell: Cell) -> list[Quantity]:
    return [quantity for quantity in cell.quantities if quantity.role is Role.DATA]


def _names(table: Table, row: int) -> str:
    """The indicator's own name and those of the groups over it."""
    own = table.rows[row].label
    over = [g.cell.text for g in table.groups if g.first <= row <= g.last and g.cell.text != own]
    return "·".join((*over[-1:], own))


def _relation(words: str, names: str, aims: list[Quantity]) -> Relation | None:
    floor, ceiling = _FLOOR.search(words), _CEILING.search(words)
    if floor and ceiling:
        return None
    if floor:
        return Relation.AT_LEAST
    if ceiling:
        return Relation.AT_MOST
    if _BETTER_SMALL.search(names) or any(aim.unit.dimension is Dimension.TIME for aim in aims):
        return None
    return Relation.AT_LEAST


CHECK = Check(
    code="T301",
    name="target-missed",
    title=Words("未达指标值的不得满分", "a missed target does not earn full marks"),
    fault=Words("完成值未达指标值", "the target was missed"),
    rationale=Words(
        (
            "定量指标达到指标值的得满分，未达到的按完成值与指标值的比例计分（财政部《项目支出绩效评价管理办法》）。"
            "未达标而得满分，或表中没有得分栏而完成值低于指标值，需要说明。"
        ),
        (
            "A quantitative indicator that reaches its target earns full marks, one that falls short earns "
            "marks in proportion (《项目支出绩效评价管理办法》 of the Ministry of Finance). Full marks in spite of "
            "a missed target, or a value below the target in a form without scores, call for an explanation."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t22次\t15\t⟦15⟧\n设备完好率\t≥95%\t90%\t10\t⟦9⟧\n",
        "三级指标\t指标值\t完成值\n培训人数\t≥300人\t⟦312人⟧\n平均响应时间\t≤30分钟\t⟦25分钟⟧\n",
    ),
    bad=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t16次\t15\t⟦15⟧\n设备完好率\t≥95%\t96%\t10\t10\n",
        "三级指标\t指标值\t完成值\n培训人数\t≥300人\t⟦31人⟧\n平均响应时间\t≤30分钟\t25分钟\n",
    ),
)
