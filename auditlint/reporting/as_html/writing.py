"""Classes and escapes that the parts of the page share."""

from __future__ import annotations

from html import escape

from auditlint.reporting.excerpt import safe
from auditlint.reporting.viewed import Shade

# Class names are short: a report has hundreds of figures.
CLASSES = {
    Shade.INCONSISTENT: "x",
    Shade.DOUBTFUL: "d",
    Shade.OTHER_READING: "o",
    Shade.ROUNDING: "r",
    Shade.CONSISTENT: "c",
    Shade.UNREADABLE: "u",
    Shade.OPEN: "n",
    Shade.PLAIN: "p",
}


def text(told: str) -> str:
    """A report's words as text: no markup, nothing that a reader would not see."""
    return escape(safe(told))
