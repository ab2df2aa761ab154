"""Verdicts -> the same with the weight of evidence. The only room that knows how far a failure may be believed."""

from auditlint.weighing.scale import Range, ranges
from auditlint.weighing.weighing import weigh

__all__ = ["Range", "ranges", "weigh"]
