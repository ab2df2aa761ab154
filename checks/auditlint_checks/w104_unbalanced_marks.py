"""W104: brackets, quotation marks and book-title marks come in pairs."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditlint.api import BlockKind, Check, Defect, Document, Paragraph, Severity, Span, Words

_PAIRS = {"（": "）", "《": "》", "“": "”", "【": "】", "〔": "〕"}
_OPENERS = {closer: opener for opener, closer in _PAIRS.items()}
_PAIR = re.compile("（）|《》|“”|【】|〔〕")
_ANY = re.compile("[（）《》“”【】〔〕]")
# 1） and a） number a list and have no partner.
_LIST = re.compile(r"(?:^|[。；：，、 ])(?:\d{1,2}|[a-zA-Z]|[一二三四五六七八九十]{1,3}|[①-⑳])$")
# A report whose paragraphs are cut into lines, or by pages, cannot be asked for pairs.
_WRAPPED_SHARE = 5


@dataclass(frozen=True, slots=True, eq=False)
class _Odd:
    """The marks of one paragraph that have no partner, and titles within titles."""

    marks: tuple[tuple[str, Span], ...] = ()
    nested: tuple[Span, ...] = ()


def find(document: Document) -> Iterator[Defect]:
    """The first odd mark of each kind in each paragraph that is known to be whole."""
    read = [each for each in document.paragraphs if each.kind in (BlockKind.PROSE, BlockKind.HEADING)]
    odd = [_odd(paragraph) for paragraph in read]
    wrapped = sum("\n" in document.source[paragraph.span] for paragraph in read)
    for at, paragraph in enumerate(read):
        yield from _nested(odd[at])
        whole = wrapped * _WRAPPED_SHARE < len(read) and _is_whole(paragraph)
        around = {mark for near in (at - 1, at + 1) if 0 <= near < len(odd) for mark, _ in odd[near].marks}
        if whole and len(odd[at].marks) == 1:
            mark, span = odd[at].marks[0]
            if _partner(mark) not in around:
                yield _unbalanced(mark, span)


def _is_whole(paragraph: Paragraph) -> bool:
    """Whether it ends as a sentence does and shows no interval [90，100）."""
    text = paragraph.view.text
    return text.endswith(("。", "；", "。”", "！")) and "[" not in text and "]" not in text


def _odd(paragraph: Paragraph) -> _Odd:
    text, view = paragraph.view.text, paragraph.view
    if not _PAIR.sub("", "".join(_ANY.findall(text))):  # pairs one behind the other, none within another
        return _Odd()
    opened: list[tuple[str, int]] = []
    alone: list[tuple[str, int]] = []
    nested = []
    for match in _ANY.finditer(text):
        mark, at = match.group(), match.start()
        if mark in _PAIRS:
            if mark == "《" and any(before == "《" for before, _ in opened):
                nested.append(view.span(at, at + 1))
            opened.append((mark, at))
        elif any(before == _OPENERS[mark] for before, _ in opened):
            while opened and opened[-1][0] != _OPENERS[mark]:
                alone.append(opened.pop())
            opened.pop()
        elif mark != "）" or _LIST.search(text[max(0, at - 4) : at]) is None:
            alone.append((mark, at))
    marks = sorted([*alone, *opened], key=lambda pair: pair[1])
    return _Odd(tuple((mark, view.span(at, at + 1)) for mark, at in marks), tuple(nested))


def _partner(mark: str) -> str:
    return _PAIRS.get(mark) or _OPENERS[mark]


def _unbalanced(mark: str, span: Span) -> Defect:
    return Defect(span, Words(f"「{mark}」没有配对的「{_partner(mark)}」", f"{mark} has no {_partner(mark)} to match"))


def _nested(odd: _Odd) -> Iterator[Defect]:
    if odd.nested:
        yield Defect(
            odd.nested[0],
            Words("书名号内再用书名号应写作〈〉", "a title within a title should stand in 〈〉"),
            replacement="〈",
            loudness="info",
        )


CHECK = Check(
    code="W104",
    name="unbalanced-marks",
    title=Words("括号、引号、书名号成对", "brackets and quotation marks come in pairs"),
    fault=Words("括号、引号或书名号不成对", "a mark has no partner"),
    rationale=Words(
        "缺半边的括号让读者不知注释到哪里为止；GB/T 15834。",
        ("With one half of a pair of brackets missing, the reader cannot tell where the note ends; GB/T 15834."),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "按《管理办法（试行）》执行，分为：1）申报；2）评审；3）公示。",
        "评为“优秀”等次，得分区间为[90,100)分。",
        "单位名称（盖章",
    ),
    bad=(
        "按《云山市专项资金管理办法⟦（⟧修订》执行。",
        "完成年度任务⟦（⟧含上年结转项目，资金按《管理办法》拨付。",
        "按《关于印发⟦《⟧实施方案》的通知》执行。",
    ),
)
