"""T101: a total row equals the sum of the rows it totals, column by column."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, FootingKind, Severity, Words, footing_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every total or subtotal and every column of amounts."""
    yield from footing_equations(document.tables, FootingKind.COLUMN)


CHECK = Check(
    code="T101",
    name="column-total",
    title=Words("表中合计行等于各行之和", "a total row equals the sum of its rows"),
    fault=Words("合计行与各行之和不符", "the total row differs from the sum of its rows"),
    rationale=Words(
        (
            "合计行是读者最先核对、也最容易漏改的一行：增删一个项目或更正一个数字之后，合计往往仍是旧数。"
            "合计由“合计”“小计”等字样认定，不由数字凑合认定；其中行、下级行不与上级行重复相加，空白视为没有。"
        ),
        (
            "The total row is what readers check first, and what is most easily forgotten: after a project is "
            "added, struck out or corrected, the total is often still the old one. A row is a total because "
            "it says so (“合计”, “小计”), never because the numbers happen to fit; of-which rows and sub-rows are "
            "not added on top of the rows above them, and blanks count as nothing."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "表1 水文站专项资金支出情况\n序号\t项目名称\t支出金额（万元）\n1\t测站改造\t120.50\n2\t仪器购置\t33\n"
        "3\t巡测养护\t0\n\t合 计\t⟦153.50⟧\n",
        "单位：万元\n| 科目 | 预算数 | 决算数 |\n|---|---|---|\n| 合计 | ⟦90⟧ | ⟦84.6⟧ |\n| 办公费 | 40 | 38.1 |\n"
        "| 差旅费 | 50 | 46.5 |\n",
    ),
    bad=(
        "表1 水文站专项资金支出情况\n序号\t项目名称\t支出金额（万元）\n1\t测站改造\t120.50\n2\t仪器购置\t33\n"
        "3\t巡测养护\t8\n\t合 计\t⟦153.50⟧\n",
        "项目        预算数      执行数\n堤防养护     310         300\n泵站检修     95.2        90\n"
        "合计        ⟦450.2⟧       390\n",
    ),
)
