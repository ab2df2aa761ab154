"""T202: a difference in a table equals one column less the other."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, LinkKind, Severity, Words, link_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every difference column and every row with figures in it."""
    yield from link_equations(document.tables, LinkKind.DIFFERENCE)


CHECK = Check(
    code="T202",
    name="difference-column",
    title=Words("表中增减额等于两栏之差", "a difference column equals one column less the other"),
    fault=Words("增减额与两栏之差不符", "the difference does not follow from its columns"),
    rationale=Words(
        (
            "增减额＝本年数－上年数，结余＝预算数－执行数；差额一栏正负写法不一，两种方向都认可。"
            "结余可能含以前年度结转，只在仅有一个预算栏、一个执行栏时核对。"
        ),
        (
            "Change = this year − last year, balance = budgeted − executed. Signs are written either way, and "
            "both directions are accepted. A balance may include amounts carried over from earlier years, so "
            "it is checked only where there is exactly one budget column and one execution column."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "单位：万元\n项目\t上年决算数\t本年决算数\t增减额\n养护费\t50\t56\t⟦6⟧\n检修费\t80.5\t72\t⟦-8.5⟧\n",
        "单位：万元\n项目\t预算数\t执行数\t差额\n养护费\t50\t46\t⟦4⟧\n检修费\t80\t72\t⟦8⟧\n",
    ),
    bad=(
        "单位：万元\n项目\t上年决算数\t本年决算数\t增减额\n养护费\t50\t56\t⟦16⟧\n检修费\t80.5\t72\t-8.5\n",
        "单位：万元\n项目\t预算数\t执行数\t差额\n养护费\t50\t46\t4\n检修费\t80\t72\t⟦12⟧\n",
    ),
)
