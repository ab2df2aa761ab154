"""A301: a difference is what its two amounts leave."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """增加, 减少, 结余, 缺口, 节约, 高出 … told with the two amounts."""
    for derivation in document.derivations:
        if derivation.form == "difference":
            yield derivation.equation()


CHECK = Check(
    code="A301",
    name="difference",
    title=Words("增减额、结余等于两数之差", "a change or remainder is the difference of its amounts"),
    fault=Words("差额与所列两数不符", "the difference does not follow from the two amounts"),
    rationale=Words(
        "增加、减少、结余由前列两数相减得出；改动其一而差额未改，前后即不一致。",
        (
            "An increase, a decrease or a balance is the difference of the two amounts before it; if one of "
            "them is changed and the difference is not, the report contradicts itself."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "基金收入120.5亿元，支出100.3亿元，当年收支结余⟦20.2⟧亿元。",
        "编外人员由120人减少到95人，减少⟦25⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，支出率83.2%，结余⟦1247.01⟧万元由财政收回。",
    ),
    bad=(
        "编外人员由120人减少到95人，减少⟦35⟧人。",
        "调整后预算7406.91万元，实际支出6159.9万元，结余⟦1274.01⟧万元由财政收回。",
    ),
)
