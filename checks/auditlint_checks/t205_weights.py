"""T205: the weight printed for a group equals the sum of its items' weights, and all add up to the total."""

import re
from collections.abc import Iterator

from auditlint.api import (
    Cell,
    Check,
    ColumnKind,
    Document,
    Equation,
    Group,
    Quantity,
    Reading,
    Role,
    RowKind,
    Severity,
    Table,
    Words,
    scorings,
    total,
)

# 产出指标（50分）  效益指标(30)  满意度指标10分
_LABEL = re.compile(r".*?(?:[（(]\D{0,4}?\d+(?:\.\d+)?[分%]?[）)]|\d+(?:\.\d+)?分)")


def find(document: Document) -> Iterator[Equation]:
    """Groups against their items, upper weight columns against lower ones, items against the total row."""
    for table in document.tables:
        weights = table.columns_of(ColumnKind.WEIGHT)
        if weights:
            for group in table.groups:
                yield from _group(table, group, [column.index for column in weights])
    for scoring in scorings(document.tables):
        yield from _total(
            scoring.total.weight, [row.weight for row in scoring.budget], [r.weight for r in scoring.items]
        )


def _group(table: Table, group: Group, weights: list[int]) -> Iterator[Equation]:
    stated = _stated(group.cell, weights)
    below = next((column for column in weights if column > group.cell.column), None)
    if stated is None or below is None:
        return
    kinds = (RowKind.TOTAL, RowKind.SUBTOTAL)
    rows = [row for row in range(group.first, group.last + 1) if table.rows[row].kind not in kinds]
    parts = [figure for row in rows if (figure := table.figure(row, below)) is not None]
    if parts:
        yield Equation(stated, (Reading(total(*parts)),), subject=group.cell.text)


def _stated(cell: Cell, weights: list[int]) -> Quantity | None:
    """The weight in a group's label, or in a weight column that has a finer one beside it."""
    if cell.column in weights:
        return cell.figure
    figures = [q for q in cell.quantities if q.role in (Role.DATA, Role.MALFORMED)]
    return figures[0] if len(figures) == 1 and _LABEL.fullmatch(cell.text) else None


def _total(stated: Quantity | None, budget: list[Quantity | None], items: list[Quantity | None]) -> Iterator[Equation]:
    if stated is None:
        return
    indicators = [weight for weight in items if weight is not None]
    execution = [weight for weight in budget if weight is not None]
    readings = [Reading(total(*execution, *indicators))]
    if execution and len(indicators) > 1:
        readings.append(Reading(total(*indicators)))
    if len(indicators) + len(execution) > 1:
        yield Equation(stated, tuple(readings), subject="总分·分值")


CHECK = Check(
    code="T205",
    name="weights",
    title=Words("各级分值相加一致", "weights add up on every level"),
    fault=Words("标注的分值与所属指标分值之和不符", "the weight printed differs from the sum of the weights below it"),
    rationale=Words(
        (
            "一级指标标注的分值应等于其三级指标分值之和，全部分值之和应等于表中总分（一般为100，含预算执行10分）。"
            "各地权重不同，只要求表内自洽，不要求某一固定权重。"
        ),
        (
            "The weight printed for a first-level indicator should equal the sum of the weights of its "
            "third-level indicators, and all weights together should equal the total of the form (usually "
            "100, of which 10 for budget execution). Weights differ from place to place: the form only has to "
            "agree with itself."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一级指标\t三级指标\t分值\t得分\n产出指标⟦（50分）⟧\t巡测次数\t30\t30\n\t设备完好率\t20\t20\n"
        "效益指标⟦（50分）⟧\t预警及时率\t50\t48\n总分\t\t⟦100⟧\t98\n",
        "一级指标\t分值\t三级指标\t分值\t得分\n产出指标\t⟦60⟧\t巡测次数\t35\t35\n\t\t设备完好率\t25\t20\n"
        "效益指标\t⟦40⟧\t预警及时率\t40\t40\n",
    ),
    bad=(
        "一级指标\t三级指标\t分值\t得分\n产出指标⟦（50分）⟧\t巡测次数\t30\t30\n\t设备完好率\t10\t10\n"
        "效益指标（50分）\t预警及时率\t50\t48\n",
        "一级指标\t三级指标\t分值\t得分\n产出指标（50分）\t巡测次数\t30\t30\n\t设备完好率\t20\t20\n"
        "效益指标（40分）\t预警及时率\t40\t40\n总分\t\t⟦100⟧\t90\n",
    ),
)
