"""A204: a change in percentage points is the difference of the two percentages."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """由P%提高到Q%，提高x个百分点; 高于全市平均x个百分点."""
    for derivation in document.derivations:
        if derivation.form == "points":
            yield derivation.equation()


CHECK = Check(
    code="A204",
    name="percentage-points",
    title=Words("百分点等于两个百分比之差", "percentage points are the difference of two percentages"),
    fault=Words("百分点与两个百分比之差不符", "the percentage points differ from the two percentages"),
    rationale=Words(
        "百分比的变化以百分点计（GB/T 3101）；比重更新后，变化的百分点也应更新。",
        (
            "A change of a percentage is told in percentage points (GB/T 3101); when the percentages are "
            "updated, so should the points be."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "税收占比由81.2%提高到83.4%，提高⟦2.2⟧个百分点。",
        "不良率从1.9%下降到1.5%，下降⟦0.4⟧个百分点。",
    ),
    bad=(
        "税收占比由81.2%提高到83.4%，提高⟦3.2⟧个百分点。",
        "不良率从1.9%下降到1.5%，下降⟦4⟧个百分点。",
    ),
)
