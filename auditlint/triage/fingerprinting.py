"""A name for each finding that survives edits elsewhere in the report: what a baseline stores."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from auditlint.model.finding import Finding
from auditlint.model.source import Source
from auditlint.model.whereabouts import Whereabouts

_LENGTH = 16


def fingerprinted(source: Source, places: Whereabouts, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints: check, quote, what the figure is called, which of its like.

    Neither line nor message goes in: both change when something else is edited.
    """
    import hashlib  # 3 ms: only where there is something to name

    seen: Counter[tuple[str, str, str]] = Counter()
    named = []
    for finding in findings:
        key = (finding.check, _normal(source[finding.span]), _normal(places.label(finding.span)))
        seen[key] += 1
        digest = hashlib.sha1("\0".join((*key, str(seen[key]))).encode(), usedforsecurity=False)
        named.append(replace(finding, fingerprint=digest.hexdigest()[:_LENGTH]))
    return tuple(named)


def _normal(text: str) -> str:
    """Widths and blanks do not make another figure."""
    return "".join(unicodedata.normalize("NFKC", text).split())
