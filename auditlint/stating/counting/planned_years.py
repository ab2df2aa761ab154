"""三年行动计划（2024—2026年）: a plan's length and its first and last year."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from auditlint.model.block import Paragraph
from auditlint.model.closure import Closure
from auditlint.model.enumeration import Enumeration, Item, ListForm
from auditlint.model.quantity import Quantity
from auditlint.model.unit import Dimension, Unit

# 三年行动计划（2024—2026年）, 近五年（2021-2025年）; a loan of 15年期 runs from one day to another.
_YEARS = re.compile(
    r"(?<![十\d第])(?P<count>[二两三四五六七八九十]|\d{1,2})年(?![期以级])[^（）。，；]{0,18}"
    r"（(?P<first>20\d\d)年?[-—–～至]{1,2}(?P<last>20\d\d)年?）"
)
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九十")} | {"两": 2}
_LONGEST = 30


def planned_years(paragraph: Paragraph, block: int) -> Iterator[Enumeration]:
    """三年行动计划（2024—2026年): the first and the last year count."""
    view = paragraph.view
    if "（20" not in view.text:
        return
    for match in _YEARS.finditer(view.text):
        first, last = int(match.group("first")), int(match.group("last"))
        start, end = match.span("count")
        numeral = match.group("count")
        value = Decimal(_DIGITS[numeral] if numeral in _DIGITS else int(numeral))
        span = view.span(*match.span("first")).through(view.span(*match.span("last")))
        items = tuple(Item(span, str(year)) for year in range(first, last + 1))
        if 2 <= len(items) <= _LONGEST:
            unit = Unit("年", "年", Dimension.COUNT)
            count = Quantity(
                view.span(start, end + 1),
                view.span(start, end),
                numeral,
                value,
                Decimal(1),
                unit,
                block=block,
                start=start,
                end=end + 1,
            )
            yield Enumeration(count, ListForm.YEARS, Closure.CLOSED, (items,))
