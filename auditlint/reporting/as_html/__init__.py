"""One self-contained page: a report with its figures coloured and its findings, or an index with reports behind it.

``shell`` is the frame with style and script, ``overview`` the head of a report, ``text`` its own text, ``cards`` its
findings, ``stored`` what the script looks up, ``index`` the list of many. Everything from a report is escaped on the
way in; the policy of the page runs no script and takes no style but the page's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from auditlint.reporting.as_html.index import index_section
from auditlint.reporting.as_html.report import report_article
from auditlint.reporting.as_html.shell import page_end, page_start
from auditlint.reporting.as_html.stored import behind, embedded
from auditlint.reporting.printed import Edition, PrintedReport


def render(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """A single report stands on the page; of several the page is the index, and each opens from it."""
    coming = iter(reports)
    first, second = next(coming, None), next(coming, None)
    yield page_start(edition, first.path if first is not None and second is None else "")
    if first is None:
        yield index_section([], edition)
    elif second is None:
        yield f"<main>{report_article(first, edition)}</main>\n"
        yield embedded(first, edition)
    else:
        yield from _many(chain((first, second), coming), edition)
    yield page_end(edition)


def _many(reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
    """The reports as they come, each as text that the script unfolds, then the index with the worst first."""
    told: list[PrintedReport] = []
    for number, report in enumerate(reports):
        yield behind(number, report_article(report, edition), report)
        told.append(_without_text(report))
    yield index_section(told, edition)


def _without_text(report: PrintedReport) -> PrintedReport:
    """What the index needs of a report: thousands of them are kept until the last has come."""
    from dataclasses import replace

    return replace(report, view=None, claims=(), uncovered=())
