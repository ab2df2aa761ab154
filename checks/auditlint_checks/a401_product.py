"""A401: a product is its factors multiplied."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """N人，每人B元，共A元; 拨付P%，A元; 分值×完成率."""
    for derivation in document.derivations:
        if derivation.form in ("product", "marks"):
            yield derivation.equation()


CHECK = Check(
    code="A401",
    name="product",
    title=Words("金额等于标准乘以数量", "an amount is its rate times its number"),
    fault=Words("金额与标准、数量之积不符", "the amount is not the product of its factors"),
    rationale=Words(
        "按人均、每项标准安排的资金，金额应等于标准与数量之积。",
        ("Where money is granted at a rate per person or per item, the amount should be the rate times the number."),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "支持123名科技特派员，人均经费2万元，实际支出⟦246⟧万元。",
        "慰问老党员40人，每人慰问金500元，共发放⟦2⟧万元。",
    ),
    bad=(
        "支持123名科技特派员，人均经费2万元，实际支出⟦264⟧万元。",
        "慰问老党员40人，每人慰问金500元，共发放⟦20⟧万元。",
    ),
)
