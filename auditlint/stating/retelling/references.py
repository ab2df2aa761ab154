"""What a report names twice by number or date: the same document, the same days."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from auditlint.model.block import Paragraph
from auditlint.model.equation import Standing
from auditlint.model.han import HAN
from auditlint.model.quantity import Quantity
from auditlint.model.repetition import Repetition, RepetitionKind


@dataclass(frozen=True, slots=True)
class _Naming:
    """Numbers that name a thing: where ``key`` is told again, the ``numbers`` must be the same.

    They are surely those of one thing where one of them agrees and there are several.
    """

    pattern: re.Pattern[str]
    key: tuple[str, ...]
    numbers: tuple[str, ...]


_NAMINGS = (
    # 《关于下达…的通知》（某财字〔2023〕31号: another year and another number are another document of that name.
    _Naming(
        re.compile(
            rf"《(?P<title>[^》]{{8,120}})》（(?P<office>{HAN}{{2,12}})[〔\[【「](?P<year>[\d.]+)[〕\]】」](?P<number>\d+)号"
        ),
        ("title", "office"),
        ("year", "number"),
    ),
    # 5月20日至27日, 5月20日至5月27日
    _Naming(
        re.compile(r"(?P<month>\d{1,2})月(?P<first>\d{1,2})日(?:至|到|-|—|～)(?:\d{1,2}月)?(?P<last>\d{1,2})日"),
        ("month", "first"),
        ("last",),
    ),
)


def references(paragraphs: Sequence[Paragraph], quantities: Sequence[Quantity]) -> Iterator[Repetition]:
    """Document numbers and days that stand in two places."""
    by_place = {(quantity.block, quantity.start): quantity for quantity in quantities}
    for naming in _NAMINGS:
        seen: dict[tuple[str, ...], tuple[int, re.Match[str]]] = {}
        for block, paragraph in enumerate(paragraphs):
            for match in naming.pattern.finditer(paragraph.view.text):
                earlier, first = seen.setdefault(match.group(*naming.key), (block, match))
                if first is match:
                    continue
                agree = any(first.group(number) == match.group(number) for number in naming.numbers)
                standing = Standing.CERTAIN if agree and len(naming.numbers) > 1 else Standing.TENTATIVE
                for number in naming.numbers:
                    one, two = by_place.get((earlier, first.start(number))), by_place.get((block, match.start(number)))
                    if one is not None and two is not None:
                        yield Repetition(RepetitionKind.TEXT, one, two, match.group(naming.key[0]), standing)
