"""W107: marks between Chinese characters are full-width."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Severity, Span, Words

_HAN = r"\u4e00-\u9fff"
_MARKS = re.compile(
    rf"""
      (?P<stop> (?<=[{_HAN}）)”》%％]) (?<![一二三四五六七八九十]) \. (?!政务|公益|中国|公司|网[址络]) (?=[{_HAN}“《][{_HAN}”》，。、]) | (?<=[{_HAN}][）)])\.(?=\d\s?[{_HAN}]) )
    | (?P<comma> (?<=[{_HAN}”》）)]),(?!,) | (?<!,),(?=[{_HAN}“《]) )
    | (?P<colon> (?<=[{_HAN}”》]): | (?<=[{_HAN}”》）)]);(?!&) )
    | (?P<bracket> \((?=[{_HAN}“《]) | (?<=[{_HAN}])\((?=\d) )
    """,
    re.VERBOSE,
)
_NAMES = {
    "comma": ("逗号", "，", "commas"),
    "colon": ("冒号、分号", "：", "colons and semicolons"),
    "bracket": ("括号", "（", "brackets"),
}
# 一. and （一）. open a heading: the mark belongs to the number.
_NUMBER_BEFORE = re.compile(r"(?:^|\n)[ \t\u3000]*[（(]?[一二三四五六七八九十\d]{1,3}[）)]$")
# More than these are the habit of a report, or of the program that converted it.
_EACH = 5
_MOST = 20


def find(document: Document) -> Iterator[Defect]:
    """Every half-width full stop; commas, colons and brackets once a report."""
    text = document.source.text
    places: dict[str, list[Span]] = {}
    for match in _MARKS.finditer(text):
        start = match.start()
        if match.lastgroup != "stop" or _NUMBER_BEFORE.search(text, max(0, start - 12), start) is None:
            places.setdefault(match.lastgroup or "", []).append(Span(start, match.end()))
    stops = places.pop("stop", [])
    yield from _stops(stops)
    for kind, spans in places.items():
        yield _once(kind, text[spans[0].start], spans)


def _stops(spans: list[Span]) -> Iterator[Defect]:
    told = Words("中文句子用了半角句点", "a half-width full stop in Chinese text")
    if len(spans) <= _EACH:
        yield from (Defect(span, told, replacement="。") for span in spans)
        return
    many = Words(f"{told.zh}（全文{len(spans)}处）", f"{told.en} ({len(spans)} places)")
    yield Defect(spans[0], many, replacement="。", loudness="info", related=tuple(spans[1:_MOST]))


def _once(kind: str, first: str, spans: list[Span]) -> Defect:
    zh, full, en = _NAMES[kind]
    return Defect(
        spans[0],
        Words(f"中文中用了半角{zh}（全文{len(spans)}处）", f"half-width {en} in Chinese text ({len(spans)} places)"),
        replacement="；" if first == ";" else full,
        loudness="info",
        related=tuple(spans[1:_MOST]),
    )


CHECK = Check(
    code="W107",
    name="half-width-marks",
    title=Words("中文标点用全角", "marks in Chinese text are full-width"),
    fault=Words("中文中用了半角标点", "a half-width mark in Chinese text"),
    rationale="半角句点夹在中文里像小数点，“10万元.5名”会读错；GB/T 15834 规定句号为“。”。",
    severity=Severity.WARNING,
    find=find,
    good=(
        "一.总体情况\n资金已拨付。\n（二）.支出情况\n详见www.example.gov.cn和云山市人民政府.政务，增长3.5%。",
        "建成平台3个，投入12,500万元，比例为3:2。",
    ),
    bad=(
        "资金使用较滞后⟦.⟧对照批复的目标，主要完成招商工作。",
        "下达10万元⟦.⟧项目已完工。1人入选（我市首个）⟦.⟧5名专家获奖。",
        "拟订计划⟦,⟧组织实施⟦,⟧按期完成。",
        "其中⟦:⟧财政资金200万元。",
    ),
)
