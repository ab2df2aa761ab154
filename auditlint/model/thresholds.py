"""From which confidence a failure is told, and how loudly: the one place that says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Thresholds:
    """What is believed less than ``info`` is an undecided equation, not a finding.

    The first two are those of DESIGN §5, as calibrated on published documents: 2 bits for an error, none against
    it for a warning; a remark must not be likelier wrong than three to one.
    """

    error: Fraction = Fraction(4, 5)
    warning: Fraction = Fraction(1, 2)
    info: Fraction = Fraction(1, 4)

    def moved(self, told: Mapping[str, Fraction]) -> Thresholds:
        """Others where given, by their names; those that are not given make room."""
        highest, least = told.get("error", Fraction(1)), told.get("info", Fraction(0))
        warning = told.get("warning", max(least, min(highest, self.warning)))
        error, info = told.get("error", self.error), told.get("info", self.info)
        return Thresholds(max(error, warning), warning, min(info, warning))


USUAL = Thresholds()
