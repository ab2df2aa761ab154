"""W103: no mark of punctuation, and no cue, stands twice in a row."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words
from auditlint_checks._places import with_places

# Two marks together; which pairs are wrong is told below, as patterns of them all are slow.
_TOGETHER = re.compile("[，,、；;：。](?<![，,、；;：:。.\\s].)[，,、；;：。](?![，,、；;：:。.\\s])")
_WRONG = frozenset(
    """
    ，， ,, ，, ,， 。。 、、 ；； ;; ；; ;； ：：
    ，。 、。 ；。 ：。 ,。 ，； 、； ：； ,； 。， 。、 。； 。, 、， 、, ，、 ,、
    """.split()  # noqa: SIM905
)
# 其中：其中：
_CUE = re.compile(f"(?P<word>{HAN}{{2,6}}：)(?P=word)")
_OF_WHICH = re.compile("其中[：:，](?:其中[：:，])*(?P<word>其中[：:，])")
_TITLES = re.compile("[》”]、[《“]")


def find(document: Document) -> Iterator[Defect]:
    """Every doubled mark and cue; 、 between 《》 and “” once a report."""
    text = document.source.text
    for match in _TOGETHER.finditer(text):
        if match.group() in _WRONG:
            yield _doubled(Span(match.start(), match.end()), match.group())
    cues = [*_OF_WHICH.finditer(text), *filter(None, (_CUE.match(text, at) for at in _colons(text)))]
    for cue in {cue.start(): cue for cue in cues}.values():
        word = cue.group("word")
        span = Span(cue.start(), cue.end())
        yield Defect(span, Words(f"“{word}”重复", f"“{word}” stands twice"), replacement=word)
    between = [Span(match.start() + 1, match.start() + 2) for match in _TITLES.finditer(text)]
    if between:
        yield Defect(
            between[0],
            with_places(
                Words("相邻的书名号、引号之间不用顿号", "no “、” is needed between adjacent 《》 or “”"), len(between)
            ),
            replacement="",
            loudness="info",
            related=tuple(between[1:20]),
        )


def _colons(text: str) -> Iterator[int]:
    """Where the words before a colon begin, if the same words stand behind it."""
    for match in re.finditer("：", text):
        end = match.end()
        if text.find("：", end, end + 7) < 0:
            continue
        for length in range(2, 7):
            start = end - length - 1
            if start >= 0 and text[start:end] == text[end : end + length + 1]:
                yield start
                break


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
    rationale=Words(
        "重复的标点多是删改后遗留，有时两点之间丢了字词；GB/T 15834。",
        (
            "A doubled mark is usually left over from editing, and sometimes a word between the two was lost; "
            "GB/T 15834."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "完成调研报告3篇，培训12场……效果良好。",
        "获评《先进集体》《优秀单位》；其中：本级收入20万元。",
    ),
    bad=(
        "5名专家入选榜单⟦,,⟧3名专家获奖。",
        "全年支出855.82万元，⟦其中：其中：⟧科技支出660.35万元。",
        "项目已完工⟦，。⟧资金全部拨付，⟦其中，其中：⟧工程款20万元。",
    ),
)
