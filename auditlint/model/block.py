"""Running text: paragraphs and the headings they stand under."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from auditlint.model.span import Span
from auditlint.model.view import View


class BlockKind(Enum):
    """``RESIDUE`` is what a conversion left of a table whose columns are lost: read, never reasoned on."""

    HEADING = "heading"
    PROSE = "prose"
    CAPTION = "caption"  # 表1 …, 单位：万元
    RESIDUE = "residue"


@dataclass(frozen=True, slots=True, eq=False)
class Paragraph:
    """One paragraph, however many lines it was wrapped over.

    ``view`` is its text joined, half-width digits, full-width marks, no blanks inside Chinese.
    ``sentences`` are ranges of the view that end with 。！？ or the paragraph. ``heading_path`` names
    the headings above it, outermost first; ``level`` is a heading's depth (1 is outermost, 0 none).
    """

    span: Span
    view: View
    kind: BlockKind
    heading_path: tuple[str, ...] = ()
    level: int = 0
    sentences: tuple[tuple[int, int], ...] = ()
