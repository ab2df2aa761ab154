"""What the readers of tables need of a text's lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class LineRanges(Protocol):
    """A text and where each of its lines stands."""

    @property
    def text(self) -> str:
        """The source's text."""
        ...

    @property
    def flat(self) -> str:
        """The flattened text, of the same length."""
        ...

    @property
    def ranges(self) -> Sequence[tuple[int, int]]:
        """Start and end of every line."""
        ...

    def raw(self, number: int) -> str:
        """The text of a line."""
        ...

    def __len__(self) -> int: ...
