"""Source -> its captions of tables, figures and annexes, and the references to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditlint.model.caption import Caption
from auditlint.model.source import Source
from auditlint.model.span import Span

# A kind and its number; what follows the number is no further digit, and no measure word.
_NUMBERED = (
    r"(?P<kind>附表|附件|附图|附录|专栏|表|图)[ ]?(?P<number>\d{1,2}|[一二三四五六七八九十])(?![\d.]*\d|[张个项份幅])"
)
# 表3 2024年…, 附件1：…, but not 表1至表3, 表1、表2.
_CAPTION = re.compile(rf"^[ \t\u3000]*[（(]?{_NUMBERED}(?![-—～至、,，和）)])(?P<title>.*)", re.MULTILINE)
# （详见附表3）, 如图2所示; behind 》 or 号 it is another document's.
_REFERENCE = re.compile(rf"(?<![》号])(?:详见|参见|见|如)(?:本报告)?{_NUMBERED}")
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
_MARKS = re.compile(r"[\s：:.．、]+")


def captions(source: Source) -> tuple[Caption, ...]:
    """Both, in order of place within each kind of match: captions first."""
    return (*_found(_CAPTION, source.text, False), *_found(_REFERENCE, source.text, True))


def _found(pattern: re.Pattern[str], text: str, is_reference: bool) -> Iterator[Caption]:
    for match in pattern.finditer(text):
        numeral = match.group("number")
        span = Span(match.start("kind"), match.end("number"))
        title = "" if is_reference else _MARKS.sub("", match.group("title"))
        yield Caption(match.group("kind"), _DIGITS.get(numeral) or int(numeral), span, is_reference, title)
