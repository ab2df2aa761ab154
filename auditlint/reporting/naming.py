"""The words for states and severities that pages, remarks and working papers share."""

from __future__ import annotations

from auditlint.reporting.printed import Edition
from auditlint.reporting.viewed import Shade

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


def shade_word(shade: Shade, edition: Edition) -> str:
    """The name of a state."""
    return edition.say(*_SHADE_WORDS[shade])


def severity_word(severity: str, edition: Edition) -> str:
    """How loud a finding is, in a word."""
    return edition.say(*_SEVERITY_WORDS[severity])
