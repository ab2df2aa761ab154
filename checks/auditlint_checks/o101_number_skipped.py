"""O101: a numbered series leaves no number out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from auditlint.api import BlockKind, Check, Defect, Document, Marker, MarkerStyle, Series, Severity, Words

# A series that jumps further lost more than one item to a conversion.
_ONE_MISSING = 2
_BRACKETS = (MarkerStyle.CHINESE_BRACKET, MarkerStyle.ARABIC_BRACKET)
_CLAUSES = (MarkerStyle.CLAUSE, MarkerStyle.ORDINAL)


def find(document: Document) -> Iterator[Defect]:
    """Every place where a series that begins with one leaves out one number."""
    for series in document.series:
        if series.markers[0].number == 1:
            for before, after in pairwise(series.markers):
                if after.number == before.number + _ONE_MISSING and _is_certain(document, before, after):
                    yield _defect(series, before, after)


def _is_certain(document: Document, before: Marker, after: Marker) -> bool:
    """Whether nothing between the two can hold the number: no lost table, no marker within a line."""
    if after.style is MarkerStyle.SERIAL:
        return True
    between = document.paragraphs[before.block : after.block + 1]
    if any(paragraph.kind is BlockKind.RESIDUE for paragraph in between):
        return False
    text = document.source.text[before.span.end : after.span.start]
    return _written(after.style, before.number + 1).search(text) is None


def _written(style: MarkerStyle, number: int) -> re.Pattern[str]:
    """The missing number as it may stand inside a paragraph."""
    numeral = style.numeral(number)
    if style in _CLAUSES:
        return re.compile(rf"[其第]\s*{numeral}|{numeral}\s*[是要则、]")
    if style in _BRACKETS:
        return re.compile(rf"{numeral}\s*[）)]")
    if style is MarkerStyle.CIRCLED:
        return re.compile(numeral)
    return re.compile(rf"(?<![\d.])\s*{numeral}\s*[.．、，：]")


def _defect(series: Series, before: Marker, after: Marker) -> Defect:
    missing = after.renumbered(before.number + 1)
    return Defect(
        after.span,
        Words(
            f"序号不连续：{before.printed} 之后是 {after.printed}，缺 {missing}",
            f"{before.printed} is followed by {after.printed}: {missing} is missing",
        ),
        replacement=missing,
        related=(before.span,),
    )


CHECK = Check(
    code="O101",
    name="number-skipped",
    title=Words("序号连续", "numbers follow each other"),
    fault=Words("序号缺漏", "a number is skipped"),
    rationale=Words(
        "缺号或是漏改序号，或是整段被删；读者无从分辨是少了一条还是写错了数。",
        (
            "Either the numbering was not updated or a whole passage was deleted; the reader cannot tell a "
            "missing item from a wrong number."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "一是健全制度。二是加强培训。三是严格考核。",
        "一、基本情况\n（一）职能\n（二）机构\n二、绩效情况\n（一）目标\n（二）完成情况",
        "工作成效：一是完善机制；二是细化标准，第三、压实责任；四是强化监督。",
        "（一）收入情况\n正文。（二）支出情况\n（三）结余情况",
    ),
    bad=(
        "一是健全制度。二是加强培训。三是严格考核。四是公开结果。⟦六是⟧完善档案。",
        "主要做法：（1）建章立制；（2）强化培训；⟦（4）⟧严格考核；（5）公开结果。",
        "序号\t项目\t金额（万元）\n1\t河道整治\t100\n2\t管网改造\t200\n3\t泵站维修\t300\n⟦5⟧\t水闸加固\t50\n",
        "一、基本情况\n单位概况。\n二、绩效情况\n完成较好。\n⟦四、⟧存在问题\n进度较慢。",
    ),
)
