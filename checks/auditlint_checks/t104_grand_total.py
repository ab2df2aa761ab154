"""T104: a grand total equals the sum of the totals or subtotals it stands over."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, FootingKind, Severity, Words, footing_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every grand total and every column of amounts."""
    yield from footing_equations(document.tables, FootingKind.GRAND)


CHECK = Check(
    code="T104",
    name="grand-total",
    title=Words("总计等于各合计、小计之和", "a grand total equals the sum of its subtotals"),
    fault=Words("总计与各合计、小计之和不符", "the grand total differs from its subtotals"),
    rationale=Words(
        (
            "总计＝各小计之和；收支总表中，收入总计＝本年收入合计＋使用非财政拨款结余＋年初结转和结余，支出方同理"
            "（部门决算报表编制说明）。小计与其明细不重复相加。"
        ),
        (
            "The grand total = the sum of the subtotals. In a summary of revenue and expenditure, total "
            "revenue = revenue of the year + non-fiscal balances used + balances carried forward from the "
            "year before, and likewise for expenditure (notes on compiling departmental final accounts). A "
            "subtotal is not added to its own details."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "单位：万元\n部门\t项目\t金额\n甲站\t测报\t10\n\t养护\t5.5\n\t小计\t15.5\n乙站\t测报\t8\n\t培训\t2\n\t小计\t10\n"
        "总计\t\t⟦25.5⟧\n",
        "单位：万元\n项目\t决算数\n一、财政拨款收入\t300\n二、其他收入\t12.5\n本年收入合计\t312.5\n年初结转和结余\t7.5\n"
        "总计\t⟦320⟧\n",
    ),
    bad=(
        "单位：万元\n部门\t项目\t金额\n甲站\t测报\t10\n\t养护\t5.5\n\t小计\t15.5\n乙站\t测报\t8\n\t培训\t2\n\t小计\t10\n"
        "总计\t\t⟦52.5⟧\n",
        "单位：万元\n项目\t决算数\n一、财政拨款收入\t300\n二、其他收入\t12.5\n本年收入合计\t312.5\n年初结转和结余\t5.7\n"
        "总计\t⟦320⟧\n",
    ),
)
