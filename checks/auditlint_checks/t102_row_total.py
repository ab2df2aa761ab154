"""T102: a total column equals the sum of the columns it totals, row by row."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words, crossing_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every total column and every row with figures in it."""
    yield from crossing_equations(document.tables)


CHECK = Check(
    code="T102",
    name="row-total",
    title=Words("表中合计栏等于各栏之和", "a total column equals the sum of its columns"),
    fault=Words("合计栏与各栏之和不符", "the total column differs from the sum of its columns"),
    rationale=Words(
        (
            "同一行的合计与其构成（基本支出与项目支出、各项收入来源）逐行应当相等。"
            "两层表头时，先核各组内的小计，再核总的合计；预算数与执行数不相加。"
        ),
        (
            "In every row the total should equal what it is made of (basic and project expenditure, the "
            "sources of revenue). Under a two-level header the subtotal of each group is checked first, then "
            "the total; budgeted and executed amounts are not added together."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "单位：万元\n科目名称\t合计\t基本支出\t项目支出\n水利管理\t⟦312.4⟧\t200.4\t112\n水文测报\t⟦58.6⟧\t58.6\t\n",
        "单位：万元\n单位名称\t预算数\t\t\t决算数\t\t\n\t小计\t基本\t项目\t小计\t基本\t项目\n"
        "甲站\t⟦30⟧\t20\t10\t⟦28⟧\t19\t9\n乙站\t⟦45⟧\t30\t15\t⟦44.5⟧\t30\t14.5\n",
    ),
    bad=(
        "单位：万元\n科目名称\t合计\t基本支出\t项目支出\n水利管理\t⟦321.4⟧\t200.4\t112\n水文测报\t58.6\t58.6\t\n",
        "单位：万元\n单位名称\t预算数\t\t\t决算数\t\t\n\t小计\t基本\t项目\t小计\t基本\t项目\n"
        "甲站\t30\t20\t10\t⟦29.4⟧\t19\t9\n乙站\t45\t30\t15\t44.5\t30\t14.5\n",
    ),
)
