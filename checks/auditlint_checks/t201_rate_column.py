"""T201: a rate in a table equals the quotient of the columns it is named after."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, LinkKind, Severity, Words, link_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every rate, growth or share column and every row with figures in it."""
    kinds = (LinkKind.RATE, LinkKind.GROWTH, LinkKind.CHANGE_RATE, LinkKind.SHARE)
    yield from link_equations(document.tables, *kinds)


CHECK = Check(
    code="T201",
    name="rate-column",
    title=Words("表中比率等于相应两栏之比", "a rate column equals the quotient of its columns"),
    fault=Words("比率与相应两栏之比不符", "the rate differs from the quotient of its columns"),
    rationale=Words(
        (
            "预算执行率＝全年执行数÷全年（调整后）预算数，控制率＝实际数÷编制数（批复数），到位率＝到位数÷预算数，"
            "增长率＝（本年－上年）÷上年，占比＝本行÷合计。按年初预算计算的须称“完成年初预算的”。"
            "执行率栏误填得分、误用另一口径，最为常见。"
        ),
        (
            "Budget execution rate = amount executed ÷ budget of the year (as adjusted), control rate = "
            "actual ÷ approved number of staff, funding rate = money received ÷ budget, growth rate = (this "
            "year − last year) ÷ last year, share = row ÷ total. A rate over the budget as first approved "
            "must be called “完成年初预算的”. Most often, the score or a rate on another base was entered in the "
            "execution rate column."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t60\t80\t78\t10\t⟦97.5%⟧\t9.75\n",
        "人员情况（人）\t编制数\t实际在职人数\t控制率\n本站\t40\t36\t⟦90%⟧\n",
        "单位：万元\n项目\t上年决算数\t本年决算数\t比上年增长（%）\n养护费\t50\t56\t⟦12⟧\n检修费\t80\t72\t⟦-10⟧\n",
    ),
    bad=(
        "项目资金（万元）\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分\n年度资金总额\t80\t80\t80\t10\t⟦10⟧\t10\n",
        "单位：万元\n项目\t上年决算数\t本年决算数\t比上年增长（%）\n养护费\t50\t56\t⟦21⟧\n检修费\t80\t72\t-10\n",
    ),
)
