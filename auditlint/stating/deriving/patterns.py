"""A reading -> the pattern that it is one instance of: the same words, with the figures in the same places.

Reports repeat their sentences over accounts, projects and years: where a pattern holds again and again, an instance
that does not is no misreading.
"""

from __future__ import annotations

from auditlint.stating.deriving.assignment import Assignment
from auditlint.stating.deriving.claims import Claim
from auditlint.stating.deriving.operands import Operand

_NEAR = 10  # figures
# Of a run: what opens it, how it is walked, what stands at its end.
_OF_RUN = ("open:", "skip:", "blocks:", "sentences:", "edge>", "edge=", "edge<")
_WALKS = frozenset({"flat", "unnested", "singly", "heads", "moves", "semi", "deeper", "shallower", "all"})


def pattern_of(claim: Claim, reading: Assignment) -> str:
    """Shape, cues and places, as one word."""
    said = " ".join(claim.cues)
    if reading.signs:
        features = reading.features[0][1]
        told = [each for each in features if each.startswith(_OF_RUN) or each in _WALKS]
        return f"{reading.shape} {said} {' '.join(told)}"
    places = " ".join(_place(claim.operand, operand) for operand in reading.operands)
    return f"{reading.shape} {said} {places}"


def _place(own: Operand, operand: Operand) -> str:
    blocks = own.fact.block - operand.fact.block
    if blocks:
        return f"p{blocks}" if blocks <= 3 else "far"
    distance = own.at - operand.at
    return str(distance) if abs(distance) <= _NEAR else "off"
