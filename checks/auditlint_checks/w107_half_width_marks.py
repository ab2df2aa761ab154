"""W107: marks between Chinese characters are full-width."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words
from auditlint_checks._places import with_places

# Marks are found by themselves and asked for their neighbours: quicker than patterns of neighbours.
_MARK = re.compile(r"[.,:;(]")
_KINDS = {",": "comma", ":": "colon", ";": "colon", "(": "bracket"}
_NAMES = {
    "comma": ("逗号", "，", "commas"),
    "colon": ("冒号、分号", "：", "colons and semicolons"),
    "bracket": ("括号", "（", "brackets"),
}
_TITLES = frozenset("“《")
_RATES = frozenset("%％")
_BEHIND = frozenset("）)”》")
_NUMERALS = frozenset("一二三四五六七八九十")
# 政府网.政务 is an address.
_DOMAIN = re.compile("政务|公益|中国|公司|网[址络]")
# （我市首个).5 名专家: the figure opens a sentence.
_NEW_SENTENCE = re.compile(rf"\d+ ?{HAN}")
# 一. and （一）. open a heading: the mark belongs to the number.
_NUMBER_BEFORE = re.compile(r"(?:^|\n)[ \t\u3000]*[（(]?[一二三四五六七八九十\d]{1,3}[）)]$")
# More than these are the habit of a report, or of the program that converted it.
_EACH = 5
_MOST = 20


def find(document: Document) -> Iterator[Defect]:
    """Every half-width full stop; commas, colons and brackets once a report."""
    text = document.source.text
    places: dict[str, list[Span]] = {}
    for match in _MARK.finditer(text):
        at = match.start()
        kind = _kind(text, at, text[at - 1 : at], text[at + 1 : at + 2])
        if kind:
            places.setdefault(kind, []).append(Span(at, at + 1))
    yield from _stops(places.pop("stop", []))
    for kind, spans in places.items():
        yield _once(kind, text[spans[0].start], spans)


def _kind(text: str, at: int, before: str, after: str) -> str:
    """What a mark should have been full-width as; empty where it is no mark of a Chinese sentence."""
    mark = text[at]
    if mark == ".":
        return "stop" if _is_stop(text, at, before, after) else ""
    if mark == "(":
        return "bracket" if _is_han(after) or after in _TITLES or (_is_han(before) and after.isdigit()) else ""
    behind_han = _is_han(before) or before in _BEHIND
    if mark == ",":
        return "comma" if "," not in (before, after) and (behind_han or _is_han(after) or after in _TITLES) else ""
    return _KINDS[mark] if behind_han else ""


def _is_stop(text: str, at: int, before: str, after: str) -> bool:
    if before in _NUMERALS or not (_is_han(before) or before in _BEHIND or before in _RATES):
        return False
    if _NUMBER_BEFORE.search(text, max(0, at - 12), at) is not None:
        return False
    if before in ")）":
        return (_is_han(text[at - 2 : at - 1]) and _NEW_SENTENCE.match(text, at + 1) is not None) or _is_han(after)
    following = text[at + 2 : at + 3]
    goes_on = _is_han(following) or following in "”》，。、"
    return (_is_han(after) or after in _TITLES) and goes_on and _DOMAIN.match(text, at + 1) is None


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _stops(spans: list[Span]) -> Iterator[Defect]:
    told = Words("中文句子用了半角句点", "a half-width full stop in Chinese text")
    if len(spans) <= _EACH:
        yield from (Defect(span, told, replacement="。") for span in spans)
        return
    many = with_places(told, len(spans))
    yield Defect(spans[0], many, replacement="。", loudness="info", related=tuple(spans[1:_MOST]))


def _once(kind: str, first: str, spans: list[Span]) -> Defect:
    zh, full, en = _NAMES[kind]
    return Defect(
        spans[0],
        with_places(Words(f"中文中用了半角{zh}", f"half-width {en} in Chinese text"), len(spans)),
        replacement="；" if first == ";" else full,
        loudness="info",
        related=tuple(spans[1:_MOST]),
    )


CHECK = Check(
    code="W107",
    name="half-width-marks",
    title=Words("中文标点用全角", "marks in Chinese text are full-width"),
    fault=Words("中文中用了半角标点", "a half-width mark in Chinese text"),
    rationale=Words(
        "半角句点夹在中文里像小数点，“10万元.5名”会读错；GB/T 15834 规定句号为“。”。",
        (
            "A half-width full stop within Chinese text looks like a decimal point, and “10万元.5名” is misread; "
            "GB/T 15834 prescribes “。”."
        ),
    ),
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
