"""A202: a share is the part over its whole."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """占…的P%, 比重, 占比; 三者合计占P%."""
    for derivation in document.derivations:
        if derivation.form == "share":
            yield derivation.equation()


CHECK = Check(
    code="A202",
    name="share",
    title=Words("占比等于部分除以总体", "a share is the part over its whole"),
    fault=Words("占比与所列数据不符", "the share does not follow from the amounts stated"),
    rationale=Words(
        "收入各项占比以本年收入合计为基数，支出各项以本年支出合计为基数；分项更新后占比常未随之更新。",
        (
            "Shares of revenue are taken over the total revenue of the year, shares of expenditure over its "
            "total expenditure; when a part is updated, its share is often forgotten."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年收入200万元，其中：财政拨款收入150万元，占⟦75%⟧；其他收入50万元，占25%。",
        "一般公共预算收入2490.2亿元，其中税收收入2076.0亿元，税收收入占一般公共预算收入的比重达⟦83.4%⟧。",
        "全年支出1000万元，其中教育支出400万元、卫生支出200万元、社保支出150万元，三者合计占⟦75%⟧。",
    ),
    bad=(
        "全年收入200万元，其中：财政拨款收入150万元，占⟦57%⟧；其他收入50万元，占25%。",
        "一般公共预算收入2490.2亿元，其中税收收入2076.0亿元，税收收入占一般公共预算收入的比重达⟦88.4%⟧。",
        "全年支出1000万元，其中教育支出400万元、卫生支出200万元、社保支出150万元，三者合计占⟦57%⟧。",
    ),
)
