"""What stands on a page, as a reader holds it: glyphs and ruled lines, in hundredths of a point from the upper left."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """``top`` is above ``bottom``: both grow downwards."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def middle(self) -> int:
        """Half-way down."""
        return (self.top + self.bottom) // 2

    @property
    def centre(self) -> int:
        """Half-way across."""
        return (self.left + self.right) // 2

    @property
    def height(self) -> int:
        """From top to bottom."""
        return self.bottom - self.top

    def holds(self, other: Box) -> bool:
        """Whether the other's centre lies inside."""
        return self.left <= other.centre <= self.right and self.top <= other.middle <= self.bottom


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character in its box, as wide as it is set and as high as its font; ``index`` is its number on the page."""

    text: str
    box: Box
    page: int = 0
    index: int = 0


@dataclass(frozen=True, slots=True)
class Edge:
    """A ruled line at ``at`` from ``low`` to ``high``: across the page (``at`` is its height) or down it."""

    at: int
    low: int
    high: int


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """``number`` counts from 1; ``has_picture`` tells a scan from a blank page."""

    number: int
    width: int
    height: int
    glyphs: tuple[Glyph, ...]
    across: tuple[Edge, ...] = ()
    down: tuple[Edge, ...] = ()
    has_picture: bool = False
