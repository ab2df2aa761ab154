"""Comments in a text that speak to auditlint, not to the reader: <!-- auditlint-ignore T101: 已与台账核对 -->."""

from __future__ import annotations

import re
from dataclasses import dataclass

from auditlint.model.source import Source
from auditlint.model.span import Span

# <!-- auditlint-ignore T101,A2: reason -->   <!-- auditlint-ignore-file W：reason -->
_REMARK = re.compile(r"<!-- *auditlint-ignore(-file)?\b([^<>:：]{0,200})(?:[:：]([^<>]{0,500}))?-->")
_SIGN = "auditlint-ignore"
_WORDS = re.compile(r"[\s,，、]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """``words`` name checks or fingerprints; ``lines`` are those that it is about, None for the whole file."""

    span: Span
    words: tuple[str, ...]
    reason: str
    line: int
    lines: tuple[int, int] | None


def find_remarks(source: Source) -> tuple[Remark, ...]:
    """All of a text, in order."""
    if _SIGN not in source.text:
        return ()
    return tuple(_remark(source, match) for match in _REMARK.finditer(source.text))


def without_remarks(source: Source, flat: str) -> str:
    """The flattened text, of the same length, with blanks for the remarks: they are no part of the report."""
    if _SIGN not in source.text:
        return flat
    for match in _REMARK.finditer(source.text):
        blank = "".join("\n" if character == "\n" else " " for character in match.group())
        flat = flat[: match.start()] + blank + flat[match.end() :]
    return flat


def _remark(source: Source, match: re.Match[str]) -> Remark:
    span = Span(match.start(), match.end())
    line, _ = source.line_column(span.start)
    words = tuple(word for word in _WORDS.split(match[2].strip()) if word)
    lines = None if match[1] else _lines(source, span, line)
    return Remark(span, words, " ".join((match[3] or "").split()), line, lines)


def _lines(source: Source, span: Span, line: int) -> tuple[int, int]:
    """The line that it ends, or the block below it where it stands alone."""
    last, _ = source.line_column(span.end)
    start, end = source.line_starts[line - 1], span.end + len(source.text[span.end :].partition("\n")[0])
    if source.text[start : span.start].strip() or source.text[span.end : end].strip():
        return line, last
    count = len(source.line_starts)
    first = last + 1
    while first < count and not source.line(first).strip():
        first += 1
    end_line = first
    while end_line < count and source.line(end_line + 1).strip():
        end_line += 1
    return min(first, count), min(end_line, count)
