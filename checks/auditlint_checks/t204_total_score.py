"""T204: the total score equals the sum of the scores, the budget line's included."""

from collections.abc import Iterator, Sequence

from auditlint.api import Check, Document, Equation, Reading, Scored, Severity, Words, scorings, total


def find(document: Document) -> Iterator[Equation]:
    """One equation for every total row with a score."""
    for scoring in scorings(document.tables):
        stated = scoring.total.score
        rows = (*scoring.budget, *scoring.items)
        if stated is not None and not any(row.unreadable for row in rows):
            readings = tuple(_readings((rows, scoring.items)))
            if readings:
                yield Equation(stated, readings, subject="总分·得分")


def _readings(lists: Sequence[Sequence[Scored]]) -> Iterator[Reading]:
    """With the budget line, and without where the form scores it apart."""
    seen: list[tuple[object, ...]] = []
    for rows in lists:
        scores = tuple(score for row in rows if (score := row.score) is not None)
        if len(scores) > 1 and scores not in seen:
            seen.append(scores)
            yield Reading(total(*scores))


CHECK = Check(
    code="T204",
    name="total-score",
    title=Words("总分等于各项得分之和", "the total score equals the sum of the scores"),
    fault=Words("总分与各项得分之和不符", "the total score differs from the sum of the scores"),
    rationale=Words(
        "总分决定评价等级；改动一项得分而总分未改，等级就失去依据。预算执行一行的得分计入总分。",
        (
            "The grade depends on the total score; if one score is changed and the total is not, the grade "
            "has no basis. The score of the budget execution row is part of the total."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t22次\t50\t50\n设备完好率\t≥95%\t96%\t30\t28.5\n"
        "群众满意度\t≥90%\t93%\t20\t20\n总分\t\t\t100\t⟦98.5⟧\n",
        "\t项目资金（万元）\n\t全年预算数\n\t全年执行数\n\t分值\n\t执行率\n\t得分\n\n\t年度资金总额\n\t80\n\t74\n\t10\n\t92.5%\n\t9.25\n\n"
        "\t三级指标\n\t年度指标值\n\t实际完成值\n\t分值\n\t得分\n\n\t巡测次数\n\t≥20次\n\t22次\n\t60\n\t60\n\n"
        "\t设备完好率\n\t≥95%\n\t96%\n\t30\n\t30\n\n\t总分\n\t100\n\t⟦99.25⟧\n",
    ),
    bad=(
        "三级指标\t年度指标值\t实际完成值\t分值\t得分\n巡测次数\t≥20次\t22次\t50\t50\n设备完好率\t≥95%\t96%\t30\t28.5\n"
        "群众满意度\t≥90%\t93%\t20\t20\n总分\t\t\t100\t⟦99.5⟧\n",
        "| 指标 | 分值 | 得分 |\n|---|---|---|\n| 产出数量 | 60 | 58 |\n"
        "| 服务对象满意度 | 40 | 36 |\n| 合计 | 100 | ⟦96⟧ |\n",
    ),
)
