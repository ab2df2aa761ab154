"""A203: the rates of the parts meet in the rate of the whole."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """整体使用率 = 各项使用之和 ÷ 总额."""
    for derivation in document.derivations:
        if derivation.form == "rate" and derivation.shape == "joint":
            yield derivation.equation()


CHECK = Check(
    code="A203",
    name="overall-rate",
    title=Words("总体比率由各分项汇成", "the overall rate follows from the parts"),
    fault=Words("总体比率与各分项不符", "the overall rate does not follow from the parts"),
    rationale=Words(
        "逐项列明使用金额后再报总体使用率的，总体使用率应等于各项使用之和除以总额。",
        (
            "Where the amounts used are listed item by item before the overall rate of use, that rate should "
            "equal the sum of the amounts used over the total."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "专项经费共计拨付200万元，其中包括评审管理费用60万元，平台建设费用90万元，科技下乡经费50万元。\n"
        "截至12月底，评审管理费用使用40万元；平台建设费用使用80万元；科技下乡经费使用20万元。\n"
        "资金整体使用率达到⟦70%⟧。",
    ),
    bad=(
        "专项经费共计拨付200万元，其中包括评审管理费用60万元，平台建设费用90万元，科技下乡经费50万元。\n"
        "截至12月底，评审管理费用使用40万元；平台建设费用使用80万元；科技下乡经费使用20万元。\n"
        "资金整体使用率达到⟦72%⟧。",
    ),
)
