"""Lines -> paragraphs, headings and sentences; wrapped lines joined, page numbers left out."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

from auditlint.model.block import BlockKind, Paragraph
from auditlint.model.han import HAN
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.table import Table
from auditlint.reading.lines import LONGEST, Line, LineKind, split_lines
from auditlint.reading.normalising import flatten, view_of

# The numbering that opens a heading or a list's item, outermost level first.
_LEVELS = (
    re.compile(r"第[一二三四五六七八九十百\d]+(?:部分|章|篇|编)"),
    re.compile(r"[一二三四五六七八九十]{1,3}[、.．]"),
    re.compile(r"（[一二三四五六七八九十]{1,3}）"),
    re.compile(r"\d{1,2}(?:[、．]|\.(?!\d))"),
    re.compile(r"（\d{1,2}）|\d{1,2}）"),
)
_MARKDOWN = re.compile(r"#{1,6}(?=[^#])")
_CIRCLED = re.compile(r"[①-⑳]")
_ENDS = frozenset("。！？；：")
_RUNS_ON = frozenset("，、,（《“—")
_HEADING_WIDTH = 76
# 表1 …, 附件2, 单位：万元
_CAPTION = re.compile(r"(?:附?表|图|附件|附录) ?[\d一二三四五六七八九十]|[（]?(?:金额)?单位：")
_OPENING = re.compile("|".join(["#", *(level.pattern for level in _LEVELS), _CAPTION.pattern]))
# 。！？ with the quotation marks that close after them; a half-width stop between Chinese characters.
_SENTENCE_END = re.compile(rf"[。！？.](?:(?<!\.)[。！？]*[”’」』]*|(?<=(?:{HAN}|）)\.)(?={HAN}|“))")
# A page's lines run to at least this share of the usual width before they wrap.
_UNIT_FIRST = re.compile(r"[万亿]?元|%|[万亿家项人名次户件台套](?=[，。；、（）])|个百分点")
# Wrapping is measured over so many lines: one document may hold wrapped and unwrapped parts.
_STRETCH = 40
_FULL_LINE = 0.82
_WIDEST_PAGE = 170  # half-width columns; a longer line is a paragraph
_RESIDUE_RUN = 5


def find_paragraphs(source: Source, tables: tuple[Span, ...], flat: str | None = None) -> tuple[Paragraph, ...]:
    """Every paragraph outside the tables, in order of place.

    ``flat`` is the flattened text where the caller has it already.
    """
    flat = flatten(source.text, source.characters) if flat is None else flat
    lines = split_lines(flat, tuple((span.start, span.end) for span in tables))
    residue = _residue(lines)
    widths = _wrap_widths(lines, residue)
    paragraphs: list[Paragraph] = []
    path: dict[int, str] = {}
    for group, is_residue in _groups(lines, residue, widths):
        paragraphs.append(_paragraph(flat, group, is_residue, path))
    return tuple(paragraphs)


def numbering_level(text: str) -> int:
    """How deep the number of a heading is: 第一部分 1, 一、 2, （一） 3, 1. 4, （1） 5; 0 where there is none."""
    flat = flatten(text[:12])
    return next((level for level, pattern in enumerate(_LEVELS, 1) if pattern.match(flat)), 0)


def place_tables(tables: tuple[Table, ...], paragraphs: tuple[Paragraph, ...]) -> tuple[Table, ...]:
    """The tables, each with the headings that it stands under."""
    placed, at = [], -1
    for table in sorted(tables, key=lambda each: each.span.start):
        while at + 1 < len(paragraphs) and paragraphs[at + 1].span.start < table.span.start:
            at += 1
        path: tuple[str, ...] = ()
        if at >= 0:
            above = paragraphs[at]
            path = above.heading_path + ((above.view.text.lstrip("#"),) if above.kind is BlockKind.HEADING else ())
        placed.append(replace(table, heading_path=path))
    return tuple(placed)


def _residue(lines: list[Line]) -> set[int]:
    """The lines of runs of short cells among which there are figures."""
    found: set[int] = set()
    run: list[int] = []
    for number, line in enumerate([*lines, Line(0, 0, LineKind.TEXT, 0, "", False)]):
        if line.kind in (LineKind.CELL, LineKind.FIGURE, LineKind.PAGE):
            run.append(number)
            continue
        if line.kind is LineKind.BLANK and run:
            continue
        figures = [i for i in run if lines[i].kind is LineKind.FIGURE]
        if len(run) >= _RESIDUE_RUN and len(figures) >= 2:
            # A heading above the first figure's row label is no cell.
            first = max(figures[0] - _RESIDUE_RUN, run[0])
            last = figures[-1] + 1
            found.update(i for i in run if first <= i <= last and not _is_marked_heading(lines[i]))
        run = []
    return found


def _is_marked_heading(line: Line) -> bool:
    return line.kind is LineKind.CELL and any(level.match(line.text) for level in (_LEVELS[0], _LEVELS[2]))


def _wrap_widths(lines: list[Line], residue: set[int]) -> dict[int, int]:
    """By line number, the width at which its part of the document wraps; 0 where paragraphs stand on one line."""
    texts = [i for i, line in enumerate(lines) if i not in residue and line.kind in (LineKind.TEXT, LineKind.CELL)]
    widths: dict[int, int] = {}
    for at in range(0, len(texts), _STRETCH):
        stretch = texts[max(0, at - _STRETCH // 2) : at + _STRETCH + _STRETCH // 2]
        width = _wrap_width([lines[i] for i in stretch])
        widths.update(dict.fromkeys(texts[at : at + _STRETCH], width))
    return widths


def _wrap_width(lines: list[Line]) -> int:
    cut = sorted(line.width for line in lines if line.width >= 32 and line.text[-1] not in _ENDS)
    if len(cut) < 4 or len(cut) < 0.3 * len(lines):
        return _page_width(lines, cut)
    usual = cut[len(cut) * 3 // 4]
    # Real wrapping makes lines of one width; prose of one line a paragraph does not.
    near = sum(1 for width in cut if 0.8 * usual <= width <= 1.15 * usual)
    return usual if near >= 0.65 * len(cut) else 0


def _page_width(lines: list[Line], cut: list[int]) -> int:
    """Of short paragraphs few lines wrap: those that do are the longest, and of one width."""
    longest = max((line.width for line in lines), default=0)
    full = sum(1 for width in cut if width >= _FULL_LINE * longest)
    return longest if 60 <= longest <= _WIDEST_PAGE and full >= 2 else 0


def _groups(lines: list[Line], residue: set[int], widths: dict[int, int]) -> Iterator[tuple[list[Line], bool]]:
    """Runs of lines that make one paragraph, each with whether it is residue."""
    group: list[Line] = []
    gap = False
    for number, line in enumerate(lines):
        if number in residue:
            if group:
                yield group, False
            if line.kind is not LineKind.PAGE:
                yield [line], True
            group, gap = [], False
        elif line.kind in (LineKind.BLANK, LineKind.PAGE):
            gap = gap or bool(group)
        elif line.kind is LineKind.FIGURE and not _is_broken_off(lines, number, group):
            gap = gap or bool(group)  # a page number, or a figure that lost its table
        else:
            too_long = group and line.end - group[0].start > LONGEST
            if group and (too_long or not _continues(group[-1], line, widths.get(number, 0), gap)):
                yield group, False
                group = []
            group.append(line)
            gap = False
    if group:
        yield group, False


def _is_broken_off(lines: list[Line], number: int, group: list[Line]) -> bool:
    """Whether a line that holds a figure alone is a piece of the sentence around it: …支出⏎1,796.59⏎万元."""
    following = lines[number + 1].text if number + 1 < len(lines) else ""
    return bool(group) and _UNIT_FIRST.match(following) is not None and lines[number].text[-1:].isdigit()


def _continues(line: Line, following: Line, width: int, gap: bool) -> bool:
    """Whether ``following`` goes on with the paragraph of ``line``."""
    if _OPENING.match(following.text):
        return False
    if line.text[-1] in _RUNS_ON and line.kind is LineKind.TEXT:
        return True
    if line.text[-1].isdigit() and _UNIT_FIRST.match(following.text):
        return True
    ended = line.text[-1] in _ENDS
    if line.text[-1] == "；" and _CIRCLED.match(following.text):
        return True
    if width:
        full = line.width >= _FULL_LINE * width
        return full and not (gap and ended) and not (ended and following.indented)
    # One line a paragraph: only a page break cuts a long sentence.
    prose = line.width >= 60 and _SENTENCE_END.search(line.text) is not None
    return prose and not ended and line.text[-1] not in "”）" and not _CIRCLED.match(following.text)


def _paragraph(flat: str, group: list[Line], is_residue: bool, path: dict[int, str]) -> Paragraph:
    start, end = group[0].start, group[-1].end
    between = [(a.end, b.start) for a, b in itertools.pairwise(group) if flat.count("\n", a.end, b.start) > 1]
    view = view_of(flat, start, end, tuple(between))
    kind, level = (BlockKind.RESIDUE, 0) if is_residue else _classify(view.text)
    if kind is BlockKind.HEADING:
        for deeper in [each for each in path if each >= level]:
            del path[deeper]
    heading_path = tuple(path[each] for each in sorted(path))
    if kind is BlockKind.HEADING:
        path[level] = view.text.lstrip("#")
    return Paragraph(Span(start, end), view, kind, heading_path, level, _sentences(view.text))


def _classify(text: str) -> tuple[BlockKind, int]:
    if marks := _MARKDOWN.match(text):
        return BlockKind.HEADING, len(marks.group())
    if _CAPTION.match(text) and len(text) <= 60:
        return BlockKind.CAPTION, 0
    for level, pattern in enumerate(_LEVELS, 1):
        if pattern.match(text):
            short = 2 * len(text) <= _HEADING_WIDTH
            is_heading = short and text[-1] not in "。；，、" and "。" not in text
            return (BlockKind.HEADING, level) if is_heading else (BlockKind.PROSE, 0)
    return BlockKind.PROSE, 0


def _sentences(text: str) -> tuple[tuple[int, int], ...]:
    ranges, at = [], 0
    for match in _SENTENCE_END.finditer(text):
        ranges.append((at, match.end()))
        at = match.end()
    if at < len(text):
        ranges.append((at, len(text)))
    return tuple(ranges)
