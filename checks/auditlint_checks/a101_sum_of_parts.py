"""A101: a total equals the sum of the parts that the text puts under it."""

from collections.abc import Iterator

from auditlint.api import Check, Document, Equation, Severity, Words

_SUMS = ("parts-behind", "parts-before", "run-mean")


def find(document: Document) -> Iterator[Equation]:
    """A，其中B、C; A（B、C）; B，C，合计A; parts under headings and in the sentences before."""
    for derivation in document.derivations:
        if derivation.form == "sum" and derivation.shape in _SUMS:
            yield derivation.equation()


CHECK = Check(
    code="A101",
    name="sum-of-parts",
    title=Words("合计等于分项之和", "a total equals the sum of its parts"),
    fault=Words("合计与分项之和不符", "the total differs from the sum of its parts"),
    rationale=Words(
        (
            "读者先看合计再看构成；分项改动而合计未改，是报告中最常见的差错。"
            "其中、包括、分别为、括号列示、合计在后等写法均按同一关系复算；“主要”“等”所引的不完全列举不作要求。"
        ),
        (
            "Readers look at the total first and at its parts next; a part that was changed while the total "
            "was not is the commonest slip in a report. Parts told by 其中, by 包括, by 分别为, in brackets, or "
            "before a closing total are all recomputed alike; an open list (“主要”, “等”) need not add up."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "全年收入⟦320.5⟧万元，其中：财政拨款收入300万元，其他收入20.5万元。",
        "2024年本单位支出合计⟦855.82⟧万元。其中，基本支出660.35万元，项目支出195.47万元。",
        "实际支出⟦6159.9⟧万元（本级支出3708.71万元，转移支付2451.19万元），其余收回。",
        "获奖⟦370⟧项（一等奖60项，二等奖140项，三等奖170项）。",
        "办公费12.4万元，差旅费30.1万元，共计⟦42.5⟧万元。",
        "总支出⟦623.97⟧万元，其中：基本支出174.63万元（包含人员支出130.74万元，公用经费43.89万元），项目支出449.34万元。",
    ),
    bad=(
        "全年收入⟦350.5⟧万元，其中：财政拨款收入300万元，其他收入20.5万元。",
        "实际支出⟦6195.9⟧万元（本级支出3708.71万元，转移支付2451.19万元），其余收回。",
        "年初预算⟦3743.78⟧万元，其中：政府预算资金3726.78万元，单位资金1.7万元。",
    ),
)
