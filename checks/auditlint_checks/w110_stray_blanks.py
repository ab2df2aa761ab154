"""W110: no blank stands inside a word or a numeral."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, BlockKind, Check, Defect, Document, Severity, Span, Words
from auditlint_checks._places import with_places

# 持续激 发, 重大科技    专项: between two characters of a sentence, on one line.
_BLANKS = re.compile(r"[ \u3000\u00a0]+")
_IN_NUMERAL = re.compile(r"(?<=[\d.,，])[ \u3000\u00a0]+(?=[\d.,，])")
# Behind 第三章 and a name that is called, a blank belongs.
_PARTED = re.compile(r"第[一二三四五六七八九十百\d]+[章节条编部]$|第$|(?:附件|单位|日期|签字|签名|盖章|如下)$")
_HAN = re.compile(HAN)
_LOOK_BACK = 8
_MOST = 20


def find(document: Document) -> Iterator[Defect]:
    """Once a report, with the first places."""
    if " " not in document.source.characters and "\u3000" not in document.source.characters:
        return
    spans = sorted((*_in_words(document), *_in_numerals(document)), key=lambda span: span.start)
    if spans:
        told = Words("词语或数字中间有空格", "a blank inside a word or a numeral")
        yield Defect(spans[0], with_places(told, len(spans)), replacement="", related=tuple(spans[1:_MOST]))


def _in_words(document: Document) -> Iterator[Span]:
    text = document.source.text
    for paragraph in document.paragraphs:
        if paragraph.kind is not BlockKind.PROSE or "。" not in paragraph.view.text:
            continue
        for match in _BLANKS.finditer(text, paragraph.span.start, paragraph.span.end):
            words = _is_han(text[match.start() - 1 : match.start()]) and _is_han(text[match.end() : match.end() + 1])
            if words and _PARTED.search(text, max(0, match.start() - _LOOK_BACK), match.start()) is None:
                yield Span(*match.span())


def _is_han(character: str) -> bool:
    return _HAN.match(character) is not None


def _in_numerals(document: Document) -> Iterator[Span]:
    text = document.source.text
    for quantity in document.quantities:
        printed = quantity.numeral_span
        if len(printed) > len(quantity.text):
            for match in _IN_NUMERAL.finditer(text, printed.start, printed.end):
                yield Span(*match.span())


CHECK = Check(
    code="W110",
    name="stray-blanks",
    title=Words("词语和数字中间没有空格", "no blank inside words and numerals"),
    fault=Words("词语或数字中间有空格", "a blank inside a word or a numeral"),
    rationale=Words(
        "夹在词语里的空格使检索落空；夹在数字里的空格会把一个数读成两个。",
        ("A blank inside a word hides it from a search; a blank inside a numeral makes two figures of one."),
    ),
    severity=Severity.INFO,
    find=find,
    good=(
        "第三章 总则。资金使用 12 万元，同比增长 5%，使用 WPS 软件。",
        "负责人    联系电话\n项目支出1,234.5万元。",
    ),
    bad=(
        "持续激⟦ ⟧发市场活力，推进重大科技⟦    ⟧专项实施。",
        "全年支出3,⟦ ⟧156,077元，其中培训费5.0⟦ ⟧0万元。",
    ),
)
