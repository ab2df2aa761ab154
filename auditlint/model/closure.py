"""How sure it is that a list names all that there is."""

from __future__ import annotations

from enum import Enum

from auditlint.model.equation import Standing


class Closure(Enum):
    """How sure it is that the members are all there are."""

    CLOSED = "closed"
    LIKELY = "likely"
    OPEN = "open"

    @property
    def standing(self) -> Standing:
        """What an equation over the list may claim."""
        return _STANDINGS[self]


_STANDINGS = {Closure.CLOSED: Standing.CERTAIN, Closure.LIKELY: Standing.LIKELY, Closure.OPEN: Standing.TENTATIVE}
