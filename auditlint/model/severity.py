"""How loud a finding is."""

from __future__ import annotations

from enum import Enum


class Severity(Enum):
    """Worst first."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 is the worst."""
        return list(Severity).index(self)
