"""A normalised text that stands beside the source, with a map back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from auditlint.model.span import Span


@dataclass(frozen=True, slots=True)
class View:
    """``text[i]`` stands for the source's code point at ``origin[i]``.

    What was left out (line ends, page numbers, stray blanks) has no entry; the origin rises
    strictly, so every range of the view names one range of the source.
    """

    text: str
    origin: Sequence[int] = field(repr=False, compare=False)

    def span(self, start: int, end: int) -> Span:
        """The source's span of ``text[start:end]``; an empty range gives an empty span."""
        if start >= end:
            at = self.origin[start] if start < len(self.origin) else (self.origin[-1] + 1 if self.origin else 0)
            return Span(at, at)
        return Span(self.origin[start], self.origin[end - 1] + 1)
