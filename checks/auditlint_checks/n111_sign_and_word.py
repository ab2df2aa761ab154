"""N111: a word of falling and a minus do not stand together."""

import re
from collections.abc import Iterator

from auditlint.api import BlockKind, Check, Defect, Document, Role, Severity, Span, Words

# 下降-5.2%, 减少了-3万元: a fall below nought. 增长-3% is a fall, told so on purpose.
_FALL = re.compile(r"(?:下降|减少|降低|下滑|压减|缩减|减收|减支)(?:了|约|为)?$")
_LONGEST = 4
# 增加或减少-3万元, 增长/下降-5%
_EITHER_WAY = ("增", "或", "/", "（")


def find(document: Document) -> Iterator[Defect]:
    """Falls with a minus, in running text; a heading such as 增减 over a column gives its signs a sense."""
    for quantity in document.quantities:
        if quantity.role is not Role.DATA or quantity.value >= 0:
            continue
        paragraph = document.paragraphs[quantity.block]
        text = paragraph.view.text
        word = _FALL.search(text, max(0, quantity.start - _LONGEST), quantity.start)
        if (
            paragraph.kind is BlockKind.PROSE
            and word
            and text[word.start() - 1 : word.start()] not in ("增", "或", "/")
        ):
            span = Span(quantity.span.start, quantity.numeral_span.end)
            words = Words(f"“{word.group()}”后又写负号", f"a fall ({word.group()}) with a minus")
            yield Defect(span, words, replacement=quantity.text.lstrip("-"))


CHECK = Check(
    code="N111",
    name="sign-and-word",
    title=Words("“下降”“减少”之后不写负号", "a fall is told without a minus"),
    fault=Words("减少的用词与负号并用", "a word of falling with a minus"),
    rationale=Words(
        "“下降-5%”按字面是上升5%；多为把表中的负数直接套进文字，方向读反的人会得出相反的结论。",
        (
            "“下降-5%” says, to the letter, a rise of 5%; usually the negative figure of a table was put into a "
            "sentence of a template, and some will read it the wrong way round."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=("收入下降5.2%，支出增长-3.1%，净额-12万元，增减-5%，同比增加或减少-3万元。",),
    bad=("接待费比上年减少⟦-3.2⟧万元，下降⟦-12.5⟧%。",),
)
