"""A name for each finding that survives edits elsewhere in the report: what a baseline stores."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from auditlint.model.finding import Finding
from auditlint.model.source import Source
from auditlint.model.span import Span
from auditlint.model.whereabouts import Whereabouts

_LENGTH = 16
_AROUND = 120
_STOP = re.compile(r"[。！？]|\n\s*\n")
_FIGURES = re.compile(r"\d[\d.,，]*|<!--.*?-->")


def fingerprinted(source: Source, places: Whereabouts, findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """The findings with their fingerprints: check, quote, what the figure is called, the words
    around it, which of its like.

    Neither line nor message nor another figure goes in: they change when something else is edited.
    """
    import hashlib  # 3 ms: only where there is something to name

    seen: Counter[tuple[str, ...]] = Counter()
    named = []
    for finding in findings:
        label = _normal(places.label(finding.span))
        around = "" if places.in_table(finding.span) else _words_around(source.text, finding.span)
        key = (finding.check, _normal(source[finding.span]), label, around)
        seen[key] += 1
        digest = hashlib.sha1("\0".join((*key, str(seen[key]))).encode(), usedforsecurity=False)
        named.append(replace(finding, fingerprint=digest.hexdigest()[:_LENGTH]))
    return tuple(named)


def _words_around(text: str, span: Span) -> str:
    """Those of the sentence without its figures: where two figures are called alike they differ."""
    low, high = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before = _STOP.split(text[low : span.start])[-1]
    behind = _STOP.split(text[span.end : high])[0]
    return _FIGURES.sub("", _normal(f"{before}#{behind}"))


def _normal(text: str) -> str:
    """Widths and blanks do not make another figure."""
    return "".join(unicodedata.normalize("NFKC", text).split())
