"""A302: a growth rate follows from the change, or from the two levels."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """增长, 下降 in all their words; 是…的n倍."""
    for derivation in document.derivations:
        if derivation.form in ("growth", "multiple") and derivation.shape != "annual-growth":
            yield derivation.equation()


CHECK = Check(
    code="A302",
    name="growth-rate",
    title=Words("增长率与增减额、基期数相符", "a growth rate follows from the change or the base"),
    fault=Words("增减幅度与所列数据不符", "the growth rate does not follow from the amounts stated"),
    rationale=Words(
        "增长率=增减额÷基期数。只写“同比增长”而未列基期数或增减额的无从复算，不作判断；同口径、可比价等另有基数的也不作判断。",
        (
            "Growth rate = change ÷ base. Where the text only says “同比增长” and gives neither base nor change, "
            "nothing can be recomputed and nothing is judged; nor is a rate on another base, such as 同口径 or "
            "可比价."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "税收收入38160万元，比上年增加3427万元，增长⟦9.9%⟧。",
        "城镇公共图书馆藏书由80万册增加到92万册，增长⟦15%⟧。",
        "2025年当年预算执行数为59.11万元，2026年预算安排57.8万元，比2025年预算执行数减少⟦2.22%⟧。",
        "接待费3.2万元，比上年减少0.85万元，下降⟦20.99%⟧。",
    ),
    bad=(
        "税收收入38160万元，比上年增加3427万元，增长⟦19.9%⟧。",
        "城镇公共图书馆藏书由80万册增加到92万册，增长⟦12%⟧。",
        "2025年当年预算执行数为432.69万元，2026年预算安排384.55万元，比2025年预算执行数减少⟦11.31%⟧。",
    ),
)
