"""What is to be written beside a place of a report, in the report's own file."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.severity import Severity
from auditlint.model.span import Span

# The author of every remark, by which its readers tell it from their colleagues'.
AUTHOR = "auditlint"


@dataclass(frozen=True, slots=True)
class Remark:
    """``lines`` are paragraphs: what is wrong, the recomputation, the suggestion."""

    span: Span
    severity: Severity
    lines: tuple[str, ...]
