"""W103: no mark of punctuation, and no cue, stands twice in a row."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Severity, Span, Words

_DOUBLED = re.compile(
    r"""
      (?P<mark> (?<![，,、；;：:。.\s])
        (?: [，,]{2} | 。{2} | 、{2} | [；;]{2} | ：{2} | [，、；：,][。；] | 。[，、；,] | 、[，,] | [，,]、 )
        (?![，,、；;：:。.\s]) )
    | (?P<cue> (?P<word>其中[：:，]|(?:[\u4e00-\u9fff]{2,6}[：:])) (?P=word) )        # 其中：其中：
    | (?P<titles> (?<=[》”])、(?=[《“]) )                                              # 《甲》、《乙》
    """,
    re.VERBOSE,
)


def find(document: Document) -> Iterator[Defect]:
    """Every doubled mark; 、 between 《》 and “” once a report."""
    between: list[Span] = []
    for match in _DOUBLED.finditer(document.source.text):
        span = Span(match.start(), match.end())
        if match.group("titles"):
            between.append(span)
        elif match.group("cue"):
            cue = match.group("word")
            yield Defect(span, Words(f"“{cue}”重复", f"{cue} stands twice"), replacement=cue)
        else:
            yield _doubled(span, match.group())
    if between:
        yield Defect(
            between[0],
            Words(
                f"相邻的书名号、引号之间不用顿号（全文{len(between)}处）",
                f"no 、 between adjacent 《》 or “” ({len(between)} places)",
            ),
            replacement="",
            loudness="info",
            related=tuple(between[1:20]),
        )


def _doubled(span: Span, marks: str) -> Defect:
    """The second of two different marks ends more: ，。 is a full stop."""
    return Defect(span, Words(f"标点重复：{marks}", f"doubled punctuation: {marks}"), replacement=_kept(marks))


def _kept(marks: str) -> str:
    first, second = marks[0], marks[1]
    if first == "。" or (first, second) in (("、", "，"), ("，", "、"), ("、", ","), (",", "、")):
        return first if first != "、" else second
    return second if second in "。；" else first


CHECK = Check(
    code="W103",
    name="doubled-marks",
    title=Words("标点和领起词不重复", "no mark and no cue stands twice"),
    fault=Words("标点或领起词重复", "a mark or a cue stands twice"),
    rationale="重复的标点多是删改后遗留，有时两点之间丢了字词；GB/T 15834。",
    severity=Severity.ERROR,
    find=find,
    good=(
        "完成调研报告3篇，培训12场……效果良好。",
        "获评《先进集体》《优秀单位》；其中：本级收入20万元。",
    ),
    bad=(
        "5名专家入选榜单⟦,,⟧3名专家获奖。",
        "全年支出855.82万元，⟦其中：其中：⟧科技支出660.35万元。",
        "项目已完工⟦，。⟧资金全部拨付。",
    ),
)
