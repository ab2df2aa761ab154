"""The decoded text of one report, unchanged: the only coordinate system."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from auditlint.model.anchor import Anchor
from auditlint.model.landmark import Landmark
from auditlint.model.span import Span
from auditlint.model.words import Words


@dataclass(frozen=True, slots=True, eq=False)
class Source:
    """``path`` as the user named it; ``text`` as decoded, with every line ending as it was.

    Of a document (Word, Excel, PDF, HTML) the text is what reading wrote of it, and ``landmarks``, in order and
    apart from each other, say where its pieces stand in the file. ``notes`` are what a reader must know of
    the reading (tracked changes, hidden rows), ``unread`` what of the file could not be read. ``anchors``, in order
    and apart from each other, say to the character where the text stands in the file.
    """

    path: str
    text: str
    encoding: str = "utf-8"
    landmarks: tuple[Landmark, ...] = ()
    notes: tuple[Words, ...] = ()
    unread: tuple[Words, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    line_starts: tuple[int, ...] = field(default=(), repr=False, compare=False)
    characters: frozenset[str] = field(default=frozenset(), repr=False, compare=False)  # those of the text

    def __post_init__(self) -> None:
        object.__setattr__(self, "characters", frozenset(self.text))
        starts = [0]
        find = self.text.find
        at = find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = find("\n", at + 1)
        object.__setattr__(self, "line_starts", tuple(starts))

    def line_column(self, offset: int) -> tuple[int, int]:
        """Offset -> (line, column), both counted from 1, in code points."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a line counted from 1, without its ending."""
        start = self.line_starts[number - 1]
        end = self.line_starts[number] if number < len(self.line_starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def landmark(self, span: Span) -> str:
        """The name of the place in the file; empty where the file is a text."""
        at = bisect_right(self.landmarks, span.start, key=lambda each: each.span.start) - 1
        if at < 0 or span.start >= self.landmarks[at].span.end:
            return ""
        return self.landmarks[at].name(self.text, span.start)

    def __getitem__(self, span: Span) -> str:
        return self.text[span.start : span.end]
