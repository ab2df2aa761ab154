"""Verdicts -> the same with the weight of evidence. The only room that knows how far a failure may be believed."""

from auditlint.weighing.weighing import weigh

__all__ = ["weigh"]
