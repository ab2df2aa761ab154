"""A paragraph -> facts: each figure with label, subject, period, basis and scope."""
