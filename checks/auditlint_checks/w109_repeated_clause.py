"""W109: no clause stands twice in one sentence."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, BlockKind, Check, Defect, Document, Paragraph, Severity, Words

# Names in a list, parted by 、 or brackets, come back; only whole clauses are asked.
_CLAUSE = re.compile(r"[^，；。！？]+")
_MARKS = re.compile(r"[，；。！？]")
# What a clause of some length must hold to be none but a clause: a name of that length may come back.
_VERB = re.compile(
    r"加强|强化|推进|推动|开展|组织|落实|完善|建立|健全|提高|提升|实施|做好|确保|保障|支持|促进|规范|严格|优化|加快|加大|进行|形成|制定|印发|报送|使用|完成"
)
_WORD = re.compile(HAN)
# Clauses of fewer characters come back on purpose (质量达标，质量达标), longer ones further off do not.
_SIDE_BY_SIDE, _FURTHER_OFF = 6, 16
# A form or a row of findings repeats its entries.
_MOST = 2


def find(document: Document) -> Iterator[Defect]:
    """A clause that follows itself, and a long one that comes back before the sentence ends."""
    for paragraph in document.paragraphs:
        if paragraph.kind is BlockKind.PROSE and _has_twins(paragraph.view.text):
            found = [pair for start, end in paragraph.sentences for pair in _repeated(paragraph.view.text, start, end)]
            if len(found) <= _MOST:
                yield from (_defect(paragraph, first, again) for first, again in found)


def _has_twins(text: str) -> bool:
    """Whether any clause stands twice at all, as a quick look tells."""
    clauses = [clause for clause in _MARKS.split(text) if len(clause) > 1]
    return len(set(clauses)) < len(clauses)


def _repeated(text: str, start: int, end: int) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    clauses = list(_CLAUSE.finditer(text, start, end))
    for first, second, third, fourth in zip(clauses, clauses[1:], clauses[2:], clauses[3:], strict=False):
        both = first.group() + second.group()
        short = len(first.group()) < _SIDE_BY_SIDE <= len(_WORD.findall(both))
        if short and first.group() == third.group() and second.group() == fourth.group():
            yield first, third  # 加强领导，落实责任，加强领导，落实责任
            return
    seen: dict[str, tuple[int, re.Match[str]]] = {}
    for place, match in enumerate(clauses):
        words = match.group()
        if len(words) >= _SIDE_BY_SIDE and len(_WORD.findall(words)) >= _SIDE_BY_SIDE:
            before = seen.get(words)
            further = len(words) >= _FURTHER_OFF and "；" not in text[start:end] and _VERB.search(words) is not None
            if before and (place - before[0] == 1 or further):
                yield before[1], match
            seen[words] = place, match


def _defect(paragraph: Paragraph, first: re.Match[str], again: re.Match[str]) -> Defect:
    words = Words(f"同一句中“{again.group()}”重复", f"“{again.group()}” stands twice in one sentence")
    view = paragraph.view
    return Defect(view.span(*again.span()), words, related=(view.span(*first.span()),))


CHECK = Check(
    code="W109",
    name="repeated-clause",
    title=Words("同一句话里没有重复的分句", "no clause stands twice in one sentence"),
    fault=Words("分句重复", "a clause is repeated"),
    rationale=Words(
        "紧接着重复的分句是粘贴时留下的，有时后一处本应写另一件事，一项内容因此漏写。",
        (
            "A clause that follows itself is left over from pasting; sometimes another matter should have "
            "stood in its place and is now missing."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "加强预算管理，加强资产管理，加强采购管理。",
        "一是资金按时拨付，项目质量达标；二是资金按时拨付，验收一次通过。",
        "用于机关事业单位基本养老保险缴费支出（项）3万元，机关事业单位基本养老保险缴费支出（项）、住房公积金。",
        "加强领导，落实责任，加强监督，落实责任。",
        "甲镇完成，乙镇完成，丙镇完成。",
    ),
    bad=(
        "加强领导，落实责任，⟦加强领导⟧，落实责任，确保到位。",
        "建立健全内控制度，⟦建立健全内控制度⟧，规范资金使用。",
        "组织相关科室对项目资金使用情况开展自查，形成报告，⟦组织相关科室对项目资金使用情况开展自查⟧。",
    ),
)
