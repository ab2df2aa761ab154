"""What the page's script looks up -> JSON in the page, which no text of a report can end."""

from __future__ import annotations

import json
from typing import Any

from auditlint.reporting.as_html.writing import CLASSES
from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.viewed import Mark, Term, View, ViewedClaim

# In a script element only these can end it or open a comment; the line separators end a line to old readers.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
_ESCAPED = str.maketrans(_ESCAPES)


def embedded(report: PrintedReport, edition: Edition) -> str:
    """The data of the report that stands on the page."""
    return f'<script type="application/json" id="data">{_json(_data(report.view))}</script>\n'


def behind(number: int, article: str, report: PrintedReport) -> str:
    """A report behind the index: its article and its data as text, unfolded when it is asked for."""
    told = {"html": article, "data": _data(report.view)}
    return f'<script type="application/json" class="stored" id="report-{number}">{_json(told)}</script>\n'


def _json(told: object) -> str:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def _data(view: View | None) -> dict[str, Any] | None:
    """Lists instead of objects: a large report has thousands of figures. The script names their fields."""
    if view is None:
        return None
    checks = dict.fromkeys((claim.check, claim.title) for claim in view.claims)
    number = {check: at for at, check in enumerate(checks)}
    return {
        "checks": [list(check) for check in checks],
        "marks": [_mark(mark) for mark in view.marks],
        "claims": [_claim(claim, number[claim.check, claim.title]) for claim in view.claims],
    }


def _mark(mark: Mark) -> list[Any]:
    """text, state, line, label, where, claims, findings."""
    return [
        safe(mark.text),
        CLASSES[mark.shade],
        mark.line,
        safe(mark.label),
        safe(mark.where),
        list(mark.claims),
        list(mark.findings),
    ]


def _claim(claim: ViewedClaim, check: int) -> list[Any]:
    """check, verdict, parts, stated, terms, listed, computed, difference, reason, evidence, confidence."""
    return [
        check,
        claim.verdict,
        [[safe(part.text), part.mark] if isinstance(part, Term) else safe(part) for part in claim.parts],
        claim.stated,
        list(claim.terms),
        list(claim.listed),
        claim.computed,
        claim.difference,
        safe(claim.reason) if claim.reason else claim.reason,
        [[each.words, each.bits] for each in claim.evidence],
        claim.confidence,
    ]
