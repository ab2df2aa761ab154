"""All verdicts -> blame and repair. The only room that knows which figure is wrong, and what it should be."""

from auditlint.diagnosing.blaming import diagnose

__all__ = ["diagnose"]
