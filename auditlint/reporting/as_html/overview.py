"""The head of a report: what was found, how much was recomputed, and what must be known of the reading."""

from __future__ import annotations

from pathlib import PurePath

from auditlint.reporting.as_html.writing import CLASSES, text
from auditlint.reporting.naming import shade_word
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.summary import totals_of
from auditlint.reporting.viewed import COVERED, View

_WIDTH = 1000


def overview_html(report: PrintedReport, edition: Edition) -> str:
    """The file, the verdict in one line, the bar of coverage with its legend, notes and errors."""
    name = PurePath(report.path.replace("\\", "/")).name or report.path
    errors = "".join(f'<p class="note error">{text(error)}</p>' for error in report.errors)
    notes = "".join(f'<p class="note">{text(note)}</p>' for note in report.notes)
    told = f'<p class="lede">{text(totals_of(report).line(edition))}</p>' if report.read else ""
    bar = coverage_html(report.view, edition) if report.view else ""
    return (
        f'<header class="overview"><p class="file" title="{text(report.path)}">{text(name)}</p>'
        f'<h1 class="{_tone(report)}" tabindex="-1">{_headline(report, edition)}</h1>'
        f"{told}{bar}{notes}{errors}</header>"
    )


def _headline(report: PrintedReport, edition: Edition) -> str:
    if not report.read:
        return edition.say("未能读取", "Could not be read")
    if edition.command == "trace":
        return edition.say("复算底稿", "Working paper")
    if not report.loud:
        return edition.say("未发现不一致", "No inconsistency found")
    return edition.say(
        f"发现 {report.loud} 处不一致", f"{report.loud} inconsistenc{'y' if report.loud == 1 else 'ies'} found"
    )


def _tone(report: PrintedReport) -> str:
    return "bad" if report.loud or not report.read else "good"


def coverage_html(view: View, edition: Edition) -> str:
    """The share of each state, as a bar for the eye and as a list of buttons for everybody."""
    counts = [(shade, view.count(shade)) for shade in COVERED]
    total = sum(count for _, count in counts)
    if not total:
        return ""
    bars, at = [], 0
    for shade, count in counts:
        end = at + count
        left, right = at * _WIDTH // total, end * _WIDTH // total
        # What is there is seen, be it one of a thousand.
        bars.append(
            f'<rect class="{CLASSES[shade]}" x="{left}" width="{max(right - left, 3)}" height="12"/>' if count else ""
        )
        at = end
    legend = "".join(
        f'<li><button type="button" class="chip state {CLASSES[shade]}" data-shade="{CLASSES[shade]}" '
        f'aria-pressed="false"><i></i>{shade_word(shade, edition)} <b>{count}</b></button></li>'
        for shade, count in counts
        if count
    )
    label = edition.say("各状态的数据个数", "figures by state")
    return (
        f'<div class="coverage"><svg viewBox="0 0 {_WIDTH} 12" preserveAspectRatio="none" aria-hidden="true">'
        f'{"".join(bars)}</svg><ul class="legend" aria-label="{label}">{legend}</ul></div>'
    )
