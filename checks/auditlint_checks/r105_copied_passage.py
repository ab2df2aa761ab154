"""R105: a passage with its results stands under one project, not under two."""

from collections.abc import Iterator

from auditlint.api import Check, Copied, Defect, Document, Severity, Words


def find(document: Document) -> Iterator[Defect]:
    """Loud where results (amounts, counts) stand under two projects; else a remark."""
    for copied in document.copies:
        line, _ = document.source.line_column(copied.first.start)
        yield _defect(copied, line)


def _defect(copied: Copied, line: int) -> Defect:
    if copied.apart:
        message = Words(
            f"与第 {line} 行另一项目的成果逐字相同，同一成果可能重复填报",
            f"repeats word for word the results of another project on line {line}, which may be reported twice",
        )
    else:
        message = Words(
            f"与第 {line} 行逐字相同，请确认是否重复",
            f"repeats line {line} word for word; please check whether this is intended",
        )
    return Defect(copied.second, message, loudness=None if copied.apart else "info", related=(copied.first,))


CHECK = Check(
    code="R105",
    name="copied-passage",
    title=Words("不同项目不重复填报同一成果", "results are not reported under two projects"),
    fault=Words("文字重复", "a passage is repeated"),
    rationale=Words(
        "同一成果写在两个项目之下会被重复计算；多半是复制上一项目的文字后没有修改。",
        (
            "A result that is written under two projects is counted twice; most likely the text of the "
            "previous project was copied and not adapted."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "（一）渔港整治项目\n已拆除违规网箱120口，清理岸线3公里，投放增殖苗种50万尾。\n"
        "（二）湿地修复项目\n已补种红树林46亩，建成观鸟栈道2公里，安装警示牌18块。\n",
        "（一）渔港整治项目\n本项目年度预算10万元，实际支出10万元，预算执行率100%。\n"
        "（二）湿地修复项目\n本项目年度预算10万元，实际支出10万元，预算执行率100%。\n"
        "（三）海堤加固项目\n本项目年度预算10万元，实际支出10万元，预算执行率100%。\n",
    ),
    bad=(
        "（一）招展推介项目\n赴沿海城市推介展区，签下参展厂商12家，意向成交3亿元，定金到账2000万元。\n"
        "（二）驻点小分队项目\n⟦赴沿海城市推介展区，签下参展厂商12家，意向成交3亿元，定金到账2000万元。⟧\n",
        "（一）科普基地项目\n全年接待学校团体参观58批次，发放科普读物9600册，组织志愿讲解员培训4期。\n"
        "（二）流动展馆项目\n⟦全年接待学校团体参观58批次，发放科普读物9600册，组织志愿讲解员培训4期。⟧\n",
    ),
)
