"""W102: the year of a document number stands in 〔 〕."""

import re
from collections.abc import Iterator

from auditlint.api import HAN, Check, Defect, Document, Severity, Span, Words

_OPENING, _CLOSING = "〔﹝[［【「『(（{<〈", "〕﹞]］】」』)）}>〉"
_PAIRS = dict(zip(_OPENING, _CLOSING, strict=True))
_RIGHT = frozenset("〔﹝")
# 江府[2019]24号; behind a Chinese character: a case number （2024）鲁01民终12号 has no 号 behind its brackets.
_NUMBER = re.compile(
    rf"(?P<year>[{re.escape(_OPENING)}](?:(?<={HAN}.)|(?<={HAN} .)) ?(?:19|20)\d\d ?[{re.escape(_CLOSING)}])"
    r"(?= ?第? ?\d{1,5} ?号)"
)


def find(document: Document) -> Iterator[Defect]:
    """Every document number whose year stands in other brackets, or between two that do not match."""
    for match in _NUMBER.finditer(document.source.text):
        printed = match.group("year")
        first, last = printed[0], printed[-1]
        matched = _PAIRS.get(first) == last
        if matched and first in _RIGHT:
            continue
        wanted = f"〔{printed[1:-1].strip()}〕"
        told = (
            Words(
                f"发文字号的年份应用六角括号：{wanted}", f"the year of a document number should stand in 〔〕: {wanted}"
            )
            if matched
            else Words(f"发文字号的括号不配对：{printed}", f"the brackets of a document number do not match: {printed}")
        )
        start, end = match.span("year")
        yield Defect(Span(start, end), told, replacement=wanted, loudness=None if matched else "error")


CHECK = Check(
    code="W102",
    name="document-number-brackets",
    title=Words("发文字号用六角括号", "document numbers stand in 〔〕"),
    fault=Words("发文字号括号有误", "wrong brackets in a document number"),
    rationale=Words(
        "GB/T 9704 规定发文字号的年份用六角括号“〔〕”括入；写错的字号检索不到原文。",
        (
            "GB/T 9704 puts the year of a document number in the brackets 〔〕; a number written otherwise will "
            "not lead a search to the document."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=(
        "按《专项资金管理办法》（云财教〔2024〕18号）执行。",
        "依据（2024）云01民初12号判决，统计[2024]年数据。",
    ),
    bad=(
        "按《专项资金管理办法》（云财教⟦[2024]⟧18号）执行。",
        "按《若干意见》（云府发⟦【2022】⟧33号）执行。",
        "按《管理办法》（云财教⟦「2024〕⟧18 号）执行。",
    ),
)
