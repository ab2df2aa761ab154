"""A405: arithmetic that the text writes out comes to its result."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words


def find(document: Document) -> Iterator[Equation]:
    """A×B=C, A÷B×C=D, A+B=C; nothing with brackets."""
    for derivation in document.derivations:
        if derivation.form == "written":
            yield derivation.equation("算式")


CHECK = Check(
    code="A405",
    name="written-arithmetic",
    title=Words("写出的算式与结果相符", "arithmetic that is written out comes to its result"),
    fault=Words("算式与结果不符", "the arithmetic does not come to the result stated"),
    rationale=Words(
        "评分说明、测算依据中写出的算式应与等号后的结果一致；含括号的算式不作判断。",
        (
            "Arithmetic that explains a mark or an estimate should come to what stands behind the equals sign; "
            "arithmetic with brackets is not judged."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "该项得分＝10分×93.57%＝⟦9.36⟧分。",
        "综合分＝92×0.4＋85×0.6＝⟦87.8⟧分。",
        "护栏维修150元/米×420米=⟦6.3⟧万元。",
    ),
    bad=(
        "该项得分＝10分×93.57%＝⟦9.63⟧分。",
        "综合分＝92×0.4＋85×0.6＝⟦78.8⟧分。",
        "护栏维修150元/米×420米=⟦63⟧万元。",
    ),
)
