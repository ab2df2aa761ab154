"""All verdicts -> blame and repair. The only room that knows which figure is wrong, and what it should be."""

from auditlint.diagnosing.blaming import diagnose
from auditlint.diagnosing.mending import mend

__all__ = ["diagnose", "mend"]
