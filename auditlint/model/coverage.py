"""In which state each figure of a report ends: "nothing found" must mean "this much was checked"."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import Enum

from auditlint.model.quantity import Quantity


class State(Enum):
    """Every figure is in exactly one."""

    RECOMPUTED = "recomputed"  # took part in an equation that was decided
    MENTIONED = "mentioned"  # states data that nothing else in the report bears on
    EXCLUDED = "excluded"  # by its role: a year, an ordinal, a document number …
    UNREADABLE = "unreadable"  # malformed, and no equation told how to read it


@dataclass(frozen=True, slots=True, eq=False)
class Covered:
    """A figure's state, and in how many decided equations it took part."""

    figure: Quantity
    state: State
    equations: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Coverage:
    """The states of all figures, text first, then tables, each in order of place."""

    covered: tuple[Covered, ...] = ()
    _counts: Counter[State] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_counts", Counter(each.state for each in self.covered))

    def count(self, state: State) -> int:
        """How many figures are in a state."""
        return self._counts[state]

    @property
    def figures(self) -> int:
        """How many figures state data."""
        return len(self.covered) - self._counts[State.EXCLUDED]

    @property
    def recomputed(self) -> int:
        """How many of them took part in an equation that was decided."""
        return self._counts[State.RECOMPUTED]
