"""A rate, a change or a share with the figures that it relates."""

from __future__ import annotations

from dataclasses import dataclass

from auditlint.model.equation import Standing
from auditlint.model.fact import Fact


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """``fact`` says how ``levels[0]`` stands to ``bases[0]``.

    ``levels`` and ``bases`` are candidates of equal right, likeliest first. ``others`` are bases on
    another footing that would explain the figure (money received instead of the budget). ``change`` is
    the absolute change told beside a growth rate. ``firm`` is False where the text does not say for
    certain that these figures belong together. ``joint``: the levels together stand so to the base
    (三者合计占P%).
    """

    fact: Fact
    levels: tuple[Fact, ...] = ()
    bases: tuple[Fact, ...] = ()
    others: tuple[Fact, ...] = ()
    change: Fact | None = None
    firm: bool = True
    joint: bool = False

    @property
    def standing(self) -> Standing:
        """What an equation made of it may claim."""
        return Standing.CERTAIN if self.firm else Standing.TENTATIVE
