"""N103: the digits of one numeral are of one width."""

from collections.abc import Iterator

from auditlint.api import Check, Defect, Document, Quantity, Severity, Words

_HALF = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_WIDE = frozenset("０１２３４５６７８９")


def find(document: Document) -> Iterator[Defect]:
    """Every numeral that mixes full-width and half-width digits."""
    if not _WIDE.isdisjoint(document.source.characters):
        for quantity in document.every_quantity():
            yield from _defects(document, quantity)


def _defects(document: Document, quantity: Quantity) -> Iterator[Defect]:
    printed = document.source[quantity.numeral_span]
    if _WIDE.isdisjoint(printed) or not any(c.isascii() and c.isdigit() for c in printed):
        return
    yield Defect(
        quantity.numeral_span,
        Words(f"数字 {printed} 全角、半角混用", f"{printed} mixes full-width and half-width digits"),
        replacement="".join(printed.split()).translate(_HALF),
    )


CHECK = Check(
    code="N103",
    name="mixed-widths",
    title=Words("一个数内数字宽度一致", "the digits of one numeral are of one width"),
    fault=Words("数字全角半角混用", "digits of two widths in one numeral"),
    rationale=Words(
        "一个数里混用全角与半角，多是分次改动或识别差错的痕迹，检索和汇总时还会漏读；GB/T 15835 用半角数字。",
        (
            "Full-width and half-width digits within one numeral are usually the trace of piecemeal editing "
            "or of character recognition, and searches and summaries will miss it; GB/T 15835 uses half-width "
            "digits."
        ),
    ),
    severity=Severity.WARNING,
    find=find,
    good=("全年接待７２９人次，办结729件。", "共计3.5万元。"),
    bad=("全年接待⟦7２9⟧人次。", "实际支出⟦1２.5⟧万元，执行率98%。"),
)
