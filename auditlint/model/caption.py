"""Numbered tables, figures and annexes, and the places that refer to them."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.span import Span


@dataclass(frozen=True, slots=True, eq=False)
class Caption:
    """表3 at a line's start, or (``is_reference``) 见表3 in a sentence.

    ``kind`` is 表, 图, 附件 …, ``title`` what follows.
    """

    kind: str
    number: int
    span: Span
    is_reference: bool = False
    title: str = ""
