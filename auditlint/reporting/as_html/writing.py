"""Words, signs and escapes that the parts of the page share."""

from __future__ import annotations

from html import escape

from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition
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
_SHADE_WORDS = {
    Shade.INCONSISTENT: ("不符", "inconsistent"),
    Shade.DOUBTFUL: ("牵涉", "involved"),
    Shade.OTHER_READING: ("另一口径", "other reading"),
    Shade.ROUNDING: ("尾差", "rounding"),
    Shade.CONSISTENT: ("相符", "consistent"),
    Shade.UNREADABLE: ("无法读数", "unreadable"),
    Shade.OPEN: ("未复算", "not recomputed"),
    Shade.PLAIN: ("", ""),
}
_SEVERITY_WORDS = {"error": ("错误", "error"), "warning": ("警告", "warning"), "info": ("提示", "remark")}


def text(told: str) -> str:
    """A report's words as text: no markup, nothing that a reader would not see."""
    return escape(safe(told))


def shade_word(shade: Shade, edition: Edition) -> str:
    """The name of a state."""
    return edition.say(*_SHADE_WORDS[shade])


def severity_word(severity: str, edition: Edition) -> str:
    """How loud a finding is, in a word."""
    return edition.say(*_SEVERITY_WORDS[severity])
