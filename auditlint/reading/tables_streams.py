"""Runs of one-cell lines -> streams: a heading and the entries under it, pages put together.

An entry is a label with the figures that follow it. Where blank cells are lost nobody can tell from one
entry alone in which columns its figures stand; that is decided over all entries, in ``tables_stream_grid``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from auditlint.reading.tables_stream_cells import CellKind, StreamCell

# 表5 · 附表3-2 · 公开01表 · 2024年…收入执行情况表（续） ; a line of the table of contents ends in its page
_CAPTION = re.compile(
    r"(?:附?表|续表|附件)[\d一二三四五六七八九十][-—－\d]*(?:\D.{0,50})?|公开\d+表|.{4,56}表(?:[（(].*[）)])?"
)
_UNIT = re.compile(r"[（(]?(?:金额)?单位[:：](?P<unit>[^）)]{1,8})[）)]?")
_CODED = re.compile(r"编码|代码")
_SERIAL = "序号"
_TOTAL = re.compile(r"合计|总计|小计|共计")
# 一、 （一） 1. 1、 （1） 其中： before a label
NUMBERED = re.compile(r"其中|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.、．]|[①-⑳]")
_CODE_PARTS = (re.compile(r"\d{3}"), re.compile(r"\d{2}"), re.compile(r"\d{2}"))
_WHOLE_CODE = re.compile(r"\d{3}(?:\d{2}){0,2}")
_LONGEST_HEADER = 48  # lines
_LONGEST_HEAD = 20  # characters of a header's line where no caption tells where the header begins
_LONGEST_PAGE, _FEWEST_PAGES = 3, 3
_KEPT = (3, 5)  # of the entries that many must have one length with their blanks counted


_Item = tuple[list[StreamCell], list[StreamCell]]  # words, and the figures behind them


@dataclass(slots=True, eq=False)
class Entry:
    """A row as the stream tells it; ``figures`` holds dashes and, where they were kept, blanks."""

    codes: list[StreamCell]
    label: list[StreamCell]
    figures: list[StreamCell]

    @property
    def name(self) -> str:
        """The label's words."""
        return "".join(cell.text for cell in self.label)


@dataclass(slots=True, eq=False)
class Stream:
    """Entries under one heading; ``header`` is as the first page prints it."""

    caption: str = ""
    unit: str = ""
    header: list[StreamCell] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    @property
    def coded(self) -> bool:
        """Whether the header announces codes."""
        texts = {cell.text for cell in self.header}
        return {"类", "款"} <= texts or any(_CODED.search(text) for text in texts)


def streams(run: Sequence[StreamCell]) -> Iterator[Stream]:
    """The streams of one run of cells, in order."""
    current: Stream | None = None
    items = (item for segment in _segments(list(_without_pages(run))) for item in _items(segment))
    for words, tail in items:
        opened, labels = _divided(words, current)
        if opened is not None:
            if current is not None and current.entries:
                yield current
            current = opened
            if opened.coded and tail and _code_at_end(tail) == tail:
                opened.header += labels
                labels = []
        if current is None:
            continue
        if _numbers_columns(tail) and not current.entries:
            current.header += labels
            continue
        _add(current, labels, tail)
    if current is not None and current.entries:
        yield current


def _segments(cells: Sequence[StreamCell]) -> Iterator[Sequence[StreamCell]]:
    """From caption to caption: each page or table may keep its blank cells or lose them."""
    start, above = 0, False  # whether the line above was of the same caption
    for at, cell in enumerate(cells):
        if cell.kind is CellKind.BLANK:
            continue
        captioned = cell.kind is CellKind.WORDS and _is_caption(cell.text)
        if captioned and not above and at > start:
            yield cells[start:at]
            start = at
        above = captioned
    yield cells[start:]


def _is_caption(text: str) -> bool:
    return _CAPTION.fullmatch(text) is not None or _UNIT.fullmatch(text) is not None


def _items(cells: Sequence[StreamCell]) -> list[_Item]:
    """Words and the figures behind them, in turn, with blank cells where blank lines are cells."""
    with_blanks = _in_turn(cells)
    lengths = Counter(len(tail) for _, tail in with_blanks if any(cell.kind is CellKind.FIGURE for cell in tail))
    blanks = any(cell.kind is CellKind.BLANK for _, tail in with_blanks for cell in tail[:-1])
    usual, times = lengths.most_common(1)[0] if lengths else (0, 0)
    if blanks and usual > 1 and times * _KEPT[1] >= sum(lengths.values()) * _KEPT[0]:
        return _joined(with_blanks, usual)
    return _in_turn([cell for cell in cells if cell.kind is not CellKind.BLANK])


def _joined(items: list[_Item], usual: int) -> list[_Item]:
    """Words parted by fewer blank lines than a row has cells belong together; blanks behind a full row part nothing."""
    found: list[_Item] = []
    pending: list[StreamCell] = []
    for words, tail in items:
        if all(cell.kind is CellKind.BLANK for cell in tail) and len(tail) != usual:
            pending += words
            continue
        surplus = tail[usual:]
        cut = tail[:usual] if surplus and all(cell.kind is CellKind.BLANK for cell in surplus) else tail
        found.append((pending + words, cut))
        pending = []
    return found


def _without_pages(run: Sequence[StreamCell]) -> Iterator[StreamCell]:
    """Less page numbers: — / 12 / — on three lines, and lone numbers over captions that rise through the run."""
    pages = _pages(run)
    at = 0
    while at < len(run):
        three = [other.text for other in run[at : at + 3]]
        if run[at].kind is CellKind.DASH and len(three) == 3 and three[1].isdigit() and three[0] == three[2]:
            at += 3
            continue
        if run[at].kind is not CellKind.PAGE and at not in pages:
            yield run[at]
        at += 1


def _pages(run: Sequence[StreamCell]) -> frozenset[int]:
    """The places of the lone numbers before captions, if nearly all are greater than the one before."""
    found: list[int] = []
    number = -1
    for at, cell in enumerate(run):
        if cell.kind is CellKind.FIGURE:
            number = at if cell.text.isdigit() and len(cell.text) <= _LONGEST_PAGE else -1
        elif cell.kind is not CellKind.BLANK:
            if cell.kind is CellKind.WORDS and number >= 0 and _CAPTION.fullmatch(cell.text):
                found.append(number)
            number = -1
    alone = [at for at in found if at and run[at - 1].kind is CellKind.BLANK]
    rising = sum(1 for one, other in pairwise(found) if int(run[one].text) < int(run[other].text))
    return frozenset(found if len(found) > _FEWEST_PAGES and rising * 10 >= len(found) * 8 else alone)


def _in_turn(cells: Iterable[StreamCell]) -> list[_Item]:
    items: list[_Item] = []
    for cell in cells:
        if cell.kind is CellKind.WORDS:
            if not items or items[-1][1]:
                items.append(([], []))
            items[-1][0].append(cell)
        elif items:
            items[-1][1].append(cell)
    return items


def _numbers_columns(tail: Sequence[StreamCell]) -> bool:
    """1 2 3 4 under the header."""
    return len(tail) > 1 and [cell.text for cell in tail] == [str(number + 1) for number in range(len(tail))]


def _divided(words: list[StreamCell], current: Stream | None) -> tuple[Stream | None, list[StreamCell]]:
    """Words between two runs of figures -> the stream that they open, if they do, and the labels at their end."""
    marks = [at for at, cell in enumerate(words) if _is_caption(cell.text)]
    if not marks:
        if current is None:
            return _headless(words)
        return None, _without_header(words, current)
    caption = next((words[at].text for at in reversed(marks) if _CAPTION.fullmatch(words[at].text)), "")
    unit = next((match["unit"] for at in marks if (match := _UNIT.fullmatch(words[at].text))), "")
    rest = words[marks[-1] + 1 :]
    if current is not None and _begins_with(rest, current.header):
        labels = rest[len(current.header) :]
        if not caption or _same(caption, current.caption):
            return None, labels
        return Stream(caption, unit, rest[: len(current.header)]), labels
    start = _label_start(rest)
    return Stream(caption, unit, rest[:start]), rest[start:]


def _headless(words: list[StreamCell]) -> tuple[Stream, list[StreamCell]]:
    """A first run of words without a caption: the short lines before the label may be a header."""
    start = low = _label_start(words)
    while low > 0 and start - low < _LONGEST_HEADER and len(words[low - 1].text) <= _LONGEST_HEAD:
        low -= 1
    return Stream(header=words[low:start]), words[start:]


def _label_start(words: list[StreamCell]) -> int:
    """Where the labels begin behind a header: the last line, and numbered ones before it."""
    start = max(0, len(words) - 1)
    while start > 0 and NUMBERED.match(words[start - 1].text):
        start -= 1
    return start


def _begins_with(words: list[StreamCell], header: list[StreamCell]) -> bool:
    return bool(header) and [cell.text for cell in words[: len(header)]] == [cell.text for cell in header]


def _without_header(words: list[StreamCell], current: Stream) -> list[StreamCell]:
    """A page may repeat the header without its caption."""
    size = len(current.header)
    for at in range(len(words) - size + 1 if size > 1 else 0):
        if _begins_with(words[at : at + size], current.header):
            return words[:at] + words[at + size :]
    return words


def _same(caption: str, other: str) -> bool:
    return re.sub(r"续表|[（(]续.*", "", caption) == re.sub(r"续表|[（(]续.*", "", other)


def _add(stream: Stream, labels: list[StreamCell], tail: list[StreamCell]) -> None:
    """Append the entries of these labels; the codes of the next one stand at the end of the figures before it."""
    codes: list[StreamCell] = []
    if stream.entries and labels:
        codes = _taken_codes(stream, stream.entries[-1].figures)
    if not labels:
        # A page that ends within a row, or the first row's code right behind the header.
        if not stream.entries:
            stream.entries.append(Entry([], [], []))
        stream.entries[-1].figures += tail
        return
    groups = _labels(labels, stream)
    for at, group in enumerate(groups):
        figures = list(tail) if at + 1 == len(groups) else []
        stream.entries.append(Entry(codes if not at else [], group, figures))


def _taken_codes(stream: Stream, figures: list[StreamCell]) -> list[StreamCell]:
    """Codes and serial numbers at the end of the figures, which they leave."""
    found: list[StreamCell] = []
    if stream.coded:
        found = _code_at_end(figures)
    elif any(_SERIAL in cell.text for cell in stream.header) and figures and figures[-1].text.isdigit():
        found = figures[-1:]
    if found:
        del figures[-len(found) :]
    return found


def _code_at_end(figures: list[StreamCell]) -> list[StreamCell]:
    """201 · 201 06 · 201 06 01 · 2010601"""
    for size in (3, 2, 1):
        last = figures[-size:]
        if len(last) == size and all(part.fullmatch(cell.text) for part, cell in zip(_CODE_PARTS, last, strict=False)):
            return last
    last = figures[-1:]
    return last if last and _WHOLE_CODE.fullmatch(last[0].text) else []


def _labels(cells: list[StreamCell], stream: Stream) -> list[list[StreamCell]]:
    """Lines -> labels: a line goes on where the one before it was full, or lacks the number that all others have."""
    longest = max((len(cell.text) for entry in stream.entries[-40:] for cell in entry.label), default=0)
    longest = max([longest, *(len(cell.text) for cell in cells)]) if cells else 0
    groups: list[list[StreamCell]] = []
    for cell in cells:
        above = groups[-1][-1] if groups else None
        if above is not None and _goes_on(above, cell, longest):
            groups[-1].append(cell)
        else:
            groups.append([cell])
    return groups


def _goes_on(above: StreamCell, cell: StreamCell, longest: int) -> bool:
    if NUMBERED.match(cell.text) or cell.indent > above.indent + 1:
        return False
    if len(cell.text) == 1:
        return True
    if _TOTAL.search(cell.text) or above.text[-1] in "）)":
        return False
    return len(above.text) >= max(8, longest - 1) and len(cell.text) < len(above.text)
