"""N110: a figure has one unit."""

import re
from collections.abc import Iterator

from auditlint.api import Check, Defect, Dimension, Document, Quantity, Severity, Span, Table, View, Words

# What may stand behind a unit a second time, and is no beginning of another word.
_AGAIN = re.compile(
    r"(?P<money>[万亿]?元(?![旦宵素器/])|亿万元)|(?P<percent>[%％‰]|个?百分点)"
    r"|(?P<long>万?(?:平方米|立方米|平方公里|公里|公顷|千瓦时|人次|户次|场次)"
    r"|个(?![体人性别案])|人(?![均员口才民大社力工次数防事生物名])|家(?![庭长电具用禽畜族政居校乡园])|次(?![数要日年月均])|户(?![均主籍型外数用]))"
)
_POINTS = (Dimension.PERCENT, Dimension.POINT)
# 300万万元: a scale before a scale; 3万亿元 is one.
_SCALES = ("万", "亿")


def find(document: Document) -> Iterator[Defect]:
    """Units printed twice in a row, of text and tables."""
    for quantity in document.quantities:
        if quantity.unit.name:
            yield from _again(document, document.paragraphs[quantity.block].view, quantity)
    for table in document.tables:
        yield from _in_cells(document, table)


def _in_cells(document: Document, table: Table) -> Iterator[Defect]:
    for cell in table.cells:
        for quantity in cell.quantities:
            # A unit of the column is not printed in the cell.
            if cell.text.startswith(quantity.unit.name, quantity.end - len(quantity.unit.name)):
                yield from _again(document, cell.view, quantity)


def _again(document: Document, view: View, quantity: Quantity) -> Iterator[Defect]:
    match = _AGAIN.match(view.text, quantity.end)
    if match is None or not _is_same(quantity, match):
        return
    span = Span(quantity.span.end - len(quantity.unit.name), view.span(*match.span()).end)
    words = Words(f"计量单位重复：{document.source[span]}", f"the unit stands twice: {document.source[span]}")
    yield Defect(span, words, replacement=quantity.unit.name)


def _is_same(quantity: Quantity, match: re.Match[str]) -> bool:
    """万元元 and %% repeat a unit; behind 12个, 公里 is another word."""
    dimension = quantity.unit.dimension
    if match.lastgroup == "money":
        return dimension is Dimension.MONEY or (quantity.unit.name in _SCALES and match.group() != "元")
    if match.lastgroup == "percent":
        return dimension in _POINTS
    return match.group() in (quantity.unit.name, quantity.unit.base)


CHECK = Check(
    code="N110",
    name="doubled-unit",
    title=Words("一个数只有一个计量单位", "a figure has one unit"),
    fault=Words("计量单位重复", "a unit stands twice"),
    rationale=Words(
        "“万元元”“亿元万元”“%%”使读者不知哪一个单位算数，相差可达万倍。",
        (
            "With “万元元”, “亿元万元” or “%%” the reader cannot tell which unit counts, and the two may be "
            "ten-thousandfold apart."
        ),
    ),
    severity=Severity.ERROR,
    find=find,
    good=(
        "安排12万元，元旦慰问支出3万元元旦前拨付，占比5%，提高2个百分点。",
        "修建公路12公里，公里数居首；接待3万人次，人次增长5%，3万亿元，12人人均5元，3个个体户，5家家庭农场。",
    ),
    bad=(
        "全年支出12.5⟦万元元⟧，占预算的95⟦%%⟧，其中差旅费3⟦万元万元⟧。",
        "修建道路12⟦公里公里⟧，提高5⟦个百分点%⟧，项目3⟦个个⟧，投资300⟦万万元⟧。",
    ),
)
