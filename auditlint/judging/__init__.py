"""Equation -> Verdict. The only room that knows how a stated and a recomputed number are compared."""

from auditlint.judging.comparing import holds, judge
from auditlint.judging.settling import settle

__all__ = ["holds", "judge", "settle"]
