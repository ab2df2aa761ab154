"""Findings -> a list of cards with filters by severity, check and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from auditlint.model.check import Check
from auditlint.model.confidence import in_words
from auditlint.reporting.as_html.writing import text
from auditlint.reporting.naming import severity_word
from auditlint.reporting.ordering import worst_first
from auditlint.reporting.printed import Edition, Excerpt, PrintedFinding, PrintedReport

_ORDER = ("error", "warning", "info")
_FEWEST_TO_FILTER = 2
_BAR = "| "


def cards_html(report: PrintedReport, edition: Edition) -> str:
    """The findings, the loudest first."""
    checks = {check.code: check for check in edition.checks}
    places = report.view.findings if report.view else {}
    shown = {finding.fingerprint for finding in report.shown}
    found = worst_first(report.findings)
    cards = "".join(
        _card(finding, finding.fingerprint in shown, places.get(finding.fingerprint), checks, edition)
        for finding in found
    )
    title = edition.say("需要核对", "To be looked at")
    none = edition.say("没有需要核对的地方。", "Nothing to be looked at.")
    filters = _filters(report, checks, edition) if len(found) >= _FEWEST_TO_FILTER or len(shown) < len(found) else ""
    hidden = edition.say("没有符合筛选条件的条目。", "No finding matches.")
    return (
        f'<section class="findings"><h2>{title} <small>{len(shown)}</small></h2>{filters}'
        + (f'<ol class="cards">{cards}</ol>' if cards else f'<p class="none">{none}</p>')
        + f'<p class="none nomatch" hidden>{hidden}</p>{_accounted(report, edition)}</section>'
    )


def _accounted(report: PrintedReport, edition: Edition) -> str:
    """What somebody has accounted for, with the reason: folded away, and there for an auditor."""
    if not report.suppressed:
        return ""
    count = len(report.suppressed)
    title = edition.say(f"已有说明的 {count} 处", f"{count} accounted for")
    items = "".join(
        f"<li>{text(finding.message)}<br><small>{edition.say('理由', 'reason')}："
        f"{text(finding.suppression.reason if finding.suppression else '')}</small></li>"
        for finding in report.suppressed
    )
    return f'<details class="accounted"><summary>{title}</summary><ul>{items}</ul></details>'


def _card(finding: PrintedFinding, shown: bool, mark: int | None, checks: Mapping[str, Check], edition: Edition) -> str:
    place = finding.place
    spot = edition.say(f"第 {place.line} 行", f"line {place.line}")
    check = checks.get(finding.check)
    title = check.fault.say(edition.language) if check else finding.name
    hidden = "" if shown else " hidden"
    link = f' data-go="{mark}"' if mark is not None else ""
    where = f'<p class="where">{text(place.where)}</p>' if place.where else ""
    return (
        f'<li class="card {finding.severity}" id="finding-{text(finding.fingerprint)}"{hidden} '
        f'data-severity="{finding.severity}" '
        f'data-check="{text(finding.check)}"><h3><button type="button"{link}>'
        f'<span class="level">{severity_word(finding.severity, edition)}</span> {text(title)}</button></h3>'
        f'<p class="quote">{_marked(finding.excerpt)}</p><p class="message">{text(finding.message)}</p>'
        f"{_suggestion(finding, edition)}{_confidence(finding, edition)}{where}"
        f'<p class="code">{text(finding.check)} {text(finding.name)} · {spot}</p></li>'
    )


def _confidence(finding: PrintedFinding, edition: Edition) -> str:
    """How sure it is, where it is not certain."""
    words = in_words(finding.confidence, bool(finding.evidence)).say(edition.language)
    if not words:
        return ""
    label = edition.say("把握", "Confidence")
    return f'<p class="confidence"><b>{label}</b> {words} {round(finding.confidence * 100)}%</p>'


def _suggestion(finding: PrintedFinding, edition: Edition) -> str:
    if finding.suggestion is None:
        return ""
    quote, replacement = text(finding.suggestion.place.quote), text(finding.suggestion.replacement)
    if not finding.suggestion.replacement:
        change = edition.say("删去", "delete") + f" <del>{quote}</del>"
    else:
        change = f"<del>{quote}</del> → <ins>{replacement}</ins>"
    reason = text(finding.suggestion.reason)
    word = edition.say("建议", "Suggestion")
    opening, closing = edition.say("（", " ("), edition.say("）", ")")
    return f'<p class="suggestion"><b>{word}</b> {change}{opening}{reason}{closing}</p>'


def _filters(report: PrintedReport, checks: Mapping[str, Check], edition: Edition) -> str:
    levels = Counter(finding.severity for finding in report.findings)
    buttons = "".join(
        f'<button type="button" class="chip {level}" data-level="{level}" aria-pressed="{_pressed(level, report)}">'
        f"{severity_word(level, edition)} <b>{levels[level]}</b></button>"
        for level in _ORDER
        if levels[level]
    )
    codes = Counter(finding.check for finding in report.findings)
    options = "".join(
        f'<option value="{text(code)}">{text(code)} {text(_title(checks.get(code), edition))}（{count}）</option>'
        for code, count in sorted(codes.items())
    )
    every, search = edition.say("全部检查项", "All checks"), edition.say("查找", "Search")
    which = edition.say("检查项", "Check")
    return (
        f'<div class="filters"><div class="chips">{buttons}</div>'
        f'<select aria-label="{which}"><option value="">{every}</option>{options}</select>'
        f'<input type="search" placeholder="{search}" aria-label="{search}"></div>'
    )


def _pressed(level: str, report: PrintedReport) -> str:
    """Remarks are shown where they are asked for."""
    return "true" if any(finding.severity == level for finding in report.shown) else "false"


def _title(check: Check | None, edition: Edition) -> str:
    return check.title.say(edition.language) if check else ""


def _marked(piece: Excerpt) -> str:
    before, figure, behind = piece.text[: piece.start], piece.text[piece.start : piece.end], piece.text[piece.end :]
    if before.startswith(_BAR):  # a row of a table
        before, behind = before.removeprefix(_BAR).replace("|", "·"), behind.removesuffix(" |").replace("|", "·")
    return f"{text(before)}<mark>{text(figure)}</mark>{text(behind)}"
