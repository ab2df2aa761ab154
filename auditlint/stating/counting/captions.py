"""Source -> its captions of tables, figures and annexes, and the references to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from auditlint.model.caption import Caption
from auditlint.model.source import Source
from auditlint.model.span import Span

_KIND = "附表|附件|附图|附录|专栏|表|图"
_NUMBER = r"[ ]?(?P<number>\d{1,2}|[一二三四五六七八九十])"
# 表3 2024年…, 附件1：…; what follows the number is no further digit, and no measure word.
_CAPTION = re.compile(
    rf"^[ \t\u3000]*[（(]?(?P<kind>{_KIND}){_NUMBER}(?![\d.]*\d|[-—～至、,，和）)]|[张个项份幅])", re.MULTILINE
)
# （详见附表3）, 如图2所示; behind 》 or 号 it is another document's.
_REFERENCE = re.compile(
    rf"(?<![》号])(?:详见|参见|见|如)(?:本报告)?(?P<kind>{_KIND}){_NUMBER}(?![\d.]*\d|[张个项份幅])"
)
_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}


def captions(source: Source) -> tuple[Caption, ...]:
    """Both, in order of place within each kind of match: captions first."""
    return (*_found(_CAPTION, source.text, False), *_found(_REFERENCE, source.text, True))


def _found(pattern: re.Pattern[str], text: str, is_reference: bool) -> Iterator[Caption]:
    for match in pattern.finditer(text):
        numeral = match.group("number")
        span = Span(match.start("kind"), match.end("number"))
        yield Caption(match.group("kind"), _DIGITS.get(numeral) or int(numeral), span, is_reference)
