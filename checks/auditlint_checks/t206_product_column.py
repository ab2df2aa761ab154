"""T206: an amount in a table equals unit price times quantity."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, LinkKind, Severity, Words, link_equations


def find(document: Document) -> Iterator[Equation]:
    """One equation for every row with a unit price, a count and an amount."""
    yield from link_equations(document.tables, LinkKind.PRODUCT)


CHECK = Check(
    code="T206",
    name="product-column",
    title=Words("金额等于单价乘数量", "an amount equals unit price times quantity"),
    fault=Words("金额与单价、数量之积不符", "the amount differs from price times quantity"),
    rationale=Words(
        "采购明细、项目测算表按单价×数量列金额；改了数量或单价而金额未改，预算即失真。单位按表头分别换算。",
        (
            "Purchase lists and cost estimates state amounts as unit price × quantity; if one of these is "
            "changed and the amount is not, the budget is distorted. Units are converted as the headers of "
            "the columns say."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "品名\t单价（元）\t数量（台）\t金额（元）\n雨量计\t3200\t12\t⟦38400⟧\n水位计\t8500\t4\t⟦34000⟧\n",
        "品名\t数量\t单价（元）\t金额（万元）\n雨量计\t12\t3200\t⟦3.84⟧\n水位计\t4\t8500\t⟦3.4⟧\n",
    ),
    bad=(
        "品名\t单价（元）\t数量（台）\t金额（元）\n雨量计\t3200\t12\t⟦34800⟧\n水位计\t8500\t4\t34000\n",
        "品名\t数量\t单价（元）\t金额（万元）\n雨量计\t12\t3200\t3.84\n水位计\t4\t8500\t⟦34⟧\n",
    ),
)
