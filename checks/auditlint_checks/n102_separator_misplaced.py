"""N102: separators part a numeral into groups of three."""

from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Role, Severity, Words


def find(document: Document) -> Iterator[Defect]:
    """Every numeral whose separator parts groups of another length."""
    for quantity in document.every_quantity():
        if quantity.role is Role.MALFORMED and quantity.note == "separator":
            yield Defect(
                quantity.numeral_span,
                Words(
                    f"数字 {quantity.text} 的分节号位置有误，应每三位一节",
                    f"the separators in {quantity.text} do not part groups of three digits",
                ),
            )


CHECK = Check(
    code="N102",
    name="separator-misplaced",
    title=Words("千位分节每三位一节", "separators part groups of three digits"),
    fault=Words("千位分节有误", "separator misplaced"),
    rationale=Words(
        "分节错位常是小数点或数字脱落，数值可能差百倍；GB/T 15835 规定从小数点起每三位一节。",
        (
            "A misplaced separator often means that a decimal point or a digit was lost, and the value may be "
            "a hundredfold off; GB/T 15835 groups digits by threes, counted from the decimal point."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "年度预算12,500万元，实际支出10800万元。",
        "涉及2022,2023,2024年共三个年度，5,6,7号楼已交付，分别为12.5,1345.6万元。",
    ),
    bad=(
        "年度预算12,500万元，实际支出⟦11,25791⟧万元。",
        "贷款余额⟦1,2345,678⟧元。",
    ),
)
