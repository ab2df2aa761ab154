"""T203: a score is its weight times the execution rate, and never above the weight."""

from collections.abc import Iterator

from auditlint.api import (
    Capped,
    Check,
    ColumnKind,
    Document,
    Equation,
    Expression,
    LinkKind,
    Of,
    Reading,
    Relation,
    Scored,
    Severity,
    Table,
    Words,
    is_budget_part,
    ratio,
)


def find(document: Document) -> Iterator[Equation]:
    """The budget line's score from its rate; every other score against its weight."""
    for table in document.tables:
        if not table.columns_of(ColumnKind.SCORE) or not table.columns_of(ColumnKind.WEIGHT):
            continue
        for row in table.rows[table.header_height :]:
            yield from _row(table, Scored(table, row.index), row.label)


def _row(table: Table, scored: Scored, label: str) -> Iterator[Equation]:
    weight, score = scored.weight, scored.score
    if weight is None or score is None or not scored.in_marks:
        return
    rates = _rates(table, scored.row) if is_budget_part(table) else ()
    if rates:
        readings = tuple(Reading(Capped(Of(weight), rate)) for rate in rates)
        yield Equation(score, readings, subject=f"{label}·得分")
    else:
        yield Equation(score, (Reading(Of(weight)),), Relation.AT_MOST, subject=f"{label}·得分")


def _rates(table: Table, row: int) -> tuple[Expression, ...]:
    """The rate from the amounts, which is the better known, and the rate as printed."""
    found: list[Expression] = []
    for link in table.links:
        if link.kind is LinkKind.RATE:
            above = table.figure(row, link.readings[0].left)
            below = table.figure(row, link.readings[0].right)
            printed = table.figure(row, link.result)
            if above is not None and below is not None:
                found.append(ratio(above, below))
            if printed is not None:
                found.append(Of(printed))
    return tuple(found)


CHECK = Check(
    code="T203",
    name="score-column",
    title=Words("得分等于分值乘执行率，且不超过分值", "a score is weight times rate, and never above the weight"),
    fault=Words("得分与分值、执行率不符", "the score does not follow from weight and rate"),
    rationale=Words(
        (
            "绩效自评表预算执行一行：得分＝分值×执行率，超额执行按满分计；任何指标的得分都不能高于分值"
            "（财政部《项目支出绩效评价管理办法》所附自评表填报说明）。"
        ),
        (
            "The budget execution row of a self-evaluation form: score = weight × execution rate, with full "
            "marks for more than 100%; no indicator may score above its weight (instructions for the form "
            "annexed to 《项目支出绩效评价管理办法》 of the Ministry of Finance)."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目资金（万元）\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t80\t74\t10\t92.5%\t⟦9.25⟧\n",
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t22次\t15\t⟦15⟧\n设备完好率\t≥95%\t90%\t10\t⟦9⟧\n",
    ),
    bad=(
        "项目资金（万元）\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t80\t74\t10\t92.5%\t⟦9.52⟧\n",
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t22次\t10\t⟦15⟧\n设备完好率\t≥95%\t96%\t10\t10\n",
    ),
)
