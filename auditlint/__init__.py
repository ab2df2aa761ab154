"""auditlint recomputes every piece of arithmetic that a report states about itself."""

__version__ = "0.1.0"
