"""The header lines of a stream -> a head for each column of figures, where they can be told apart.

A header comes as its lines from the page: heads broken over lines, heads that span others. The lines are
parted into as many heads as there are columns, each ending as heads end; where the columns' percentages
contradict the heads, there is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from auditlint.reading.tables_headers import ends_as_head
from auditlint.reading.tables_stream_cells import StreamCell

Head = tuple[StreamCell, ...]

_LABEL_HEADS = re.compile(
    r"项目?|目|(?:预算|支出|收入)?科目(?:名称|编码|代码)?|.{0,6}分类(?:科目)?|类|款|收入|支出|.{2,4}名称|序号|地区|单位|县市区"
)
_PERCENT = re.compile(r"[%％]|率$|比重|增幅|占比|[为占比].{0,16}的$|幅度|增长")
_LONGEST = 24
_MOST_LINES = 60
_NO = -(10**6)


def heads_of(
    header: Sequence[StreamCell], widths: Sequence[int], percents: Sequence[frozenset[int]]
) -> list[list[Head]]:
    """The heads of each half's columns of figures; empty lists where they cannot be told."""
    parts = _parts(header, len(widths))
    return [
        _fitting(_parted(part, width), percent) if part is not None else []
        for part, width, percent in zip(parts, widths, percents, strict=True)
    ]


def _parts(header: Sequence[StreamCell], halves: int) -> list[list[StreamCell] | None]:
    """The lines that head figures, by half: those behind each half's labels."""
    lines = list(header)
    if not lines or len(lines) > _MOST_LINES:
        return [None] * halves
    if halves == 1:
        return [[cell for cell in lines if not _LABEL_HEADS.fullmatch(cell.text)]]
    texts = [cell.text for cell in lines]
    twice = next((text for text in texts if texts.count(text) == 2 and _LABEL_HEADS.fullmatch(text)), "")
    if not twice:
        return [None] * halves
    first = texts.index(twice)
    second = texts.index(twice, first + 1)
    return [
        [cell for cell in part if not _LABEL_HEADS.fullmatch(cell.text)]
        for part in (lines[first + 1 : second], lines[second + 1 :])
    ]


def _fitting(heads: list[Head], percents: frozenset[int]) -> list[Head]:
    """The heads, if those of percentages say so."""
    says = {at for at, head in enumerate(heads) if _PERCENT.search("".join(cell.text for cell in head))}
    return heads if percents <= says else []


def _parted(lines: list[StreamCell], width: int) -> list[Head]:
    """The best way to part the lines into so many heads in their order."""
    count = len(lines)
    if count < width:
        return []
    best = [[_NO] * (count + 1) for _ in range(width + 1)]
    back = [[0] * (count + 1) for _ in range(width + 1)]
    best[0][0] = 0
    for part in range(1, width + 1):
        for end in range(part, count - width + part + 1):
            for start in range(part - 1, end):
                worth = best[part - 1][start] + _worth(lines[start:end])
                if best[part - 1][start] > _NO and worth > best[part][end]:
                    best[part][end], back[part][end] = worth, start
    if best[width][count] <= _NO:
        return []
    heads: list[Head] = []
    end = count
    for part in range(width, 0, -1):
        start = back[part][end]
        heads.append(tuple(lines[start:end]))
        end = start
    return heads[::-1]


def _worth(lines: Sequence[StreamCell]) -> int:
    text = "".join(cell.text for cell in lines)
    if len(text) > _LONGEST:
        return -6
    # A head that ends as heads do; lines that each end so are rather two heads, and a lone year is none.
    inner = sum(1 for cell in lines[:-1] if ends_as_head(cell.text) and not cell.text.endswith("年"))
    lone = -3 if re.fullmatch(r"(?:19|20)\d\d年", text) else 0
    return (3 if ends_as_head(text) else -2) - inner + lone
