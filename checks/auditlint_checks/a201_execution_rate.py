"""A201: an execution or completion rate is what its two amounts make it."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """预算执行率, 到位率, 合格率, 办结率 …; 为预算的P%, 完成目标的P%."""
    for derivation in document.derivations:
        if derivation.form == "rate" and derivation.shape != "joint":
            yield derivation.equation()


CHECK = Check(
    code="A201",
    name="execution-rate",
    title=Words("执行率、完成率等于完成数除以基数", "an execution rate is the amount done over its base"),
    fault=Words("比率与所列数据不符", "the rate does not follow from the amounts stated"),
    rationale=Words(
        (
            "预算执行率=全年执行数÷全年（调整后）预算数；以年初预算为基数的应称“完成年初预算的”。"
            "（《项目支出绩效评价管理办法》财预〔2020〕10号）基数换用到位资金或计划数而不说明，会高估执行情况。"
        ),
        (
            "Budget execution rate = amount executed in the year ÷ budget of the year (as adjusted); a rate "
            "over the budget as first approved is to be called “完成年初预算的” "
            "(《项目支出绩效评价管理办法》, 财预〔2020〕10号). "
            "To take the money received or the planned amount as the base without saying so overstates the execution."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "本项目年度预算2200万元，实际支出900万元，预算执行率⟦40.9%⟧。",
        "年初预算为525800万元，实际完成566579万元，为预算的⟦107.8%⟧。",
        "调整后预算2677.67万元，其中：财政资金2675.97万元，单位资金1.7万元。全年执行数2628.48万元，预算执行率为⟦98.16%⟧。",
        "年初预算为232万元，支出决算为300万元，完成年初预算的⟦129.31%⟧。",
    ),
    bad=(
        "本项目年度预算2200万元，实际支出900万元，预算执行率⟦49%⟧。",
        "本项目年度预算30万元，实际支出21.62万元，预算执行率⟦77.21%⟧。当年收到财政拨付经费共计28万元。",
        "年初预算为232万元，支出决算为300万元，完成年初预算的⟦192.31%⟧。",
    ),
)
