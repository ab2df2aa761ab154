"""The page as text: what it holds, what it keeps out."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

from auditlint.model.diagnosis import Diagnosis
from auditlint.model.equation import Defect
from auditlint.model.report import Report
from auditlint.model.span import Span
from auditlint.model.words import Words
from auditlint.reporting.as_html.shell import digest, policy, script, style
from auditlint.reporting.printed import PrintedReport
from auditlint.reporting.printing import print_claims, print_findings
from auditlint.reporting.viewing import view
from auditlint.triage import findings
from tests.making import document
from tests.reporting.test_formats import CHECKS, broken_report, hostile_report, rendered

ROOT = Path(__file__).parents[2]
BY_CODE = {check.code: check for check in CHECKS}


def viewed(report: Report, language: str = "zh") -> PrintedReport:
    return replace(print_findings(report, language), view=view(report, BY_CODE, language))


class _Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words = ""
        self._inside = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside = tag
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "script":
            self.scripts[-1] += data
        elif self._inside != "style":
            self.words += data


def test_one_report_shows_its_text_and_its_figures() -> None:
    """The figure is a link with its state; its equation lies in the page's data, term by term."""
    page = rendered("html", viewed(broken_report()))
    assert '<a class="f x"' in page
    data = json.loads(_Elements(page).scripts[0])
    (claim,) = data["claims"]
    told = "".join(part if isinstance(part, str) else part[0] for part in claim[2])
    assert told == "2677.67 = 2675.97 + 17"
    assert [mark[0] for mark in data["marks"]] == ["2677.67", "2675.97", "17"]


def test_nothing_of_a_report_becomes_markup() -> None:
    """Tags, rich markup, terminal escapes and formulas of a report are words on the page, wherever they stand."""
    one, other = viewed(hostile_report()), viewed(broken_report())
    claims = print_claims(hostile_report(), {}, "zh")
    for command, reports in (("check", [one]), ("check", [one, other]), ("trace", [replace(claims, view=one.view)])):
        page = rendered("html", *reports, command=command)
        found = _Elements(page)
        kinds = [attributes.get("type") for tag, attributes in found.elements if tag == "script"]
        assert sum(kind is None for kind in kinds) == 1  # ours
        assert "\x1b" not in page
        assert "<script>alert" not in page
        assert "[/b]" in page
        for tag, attributes in found.elements:
            assert tag not in ("b>标题", "i") or not attributes
            assert not any(name.startswith("on") for name in attributes)
        for told in found.scripts[:-1]:
            json.loads(told)


def test_reports_behind_the_index_are_text_until_they_are_opened() -> None:
    """A page of thousands opens at once: the reports are not elements of it."""
    page = rendered("html", viewed(broken_report("甲.txt")), viewed(broken_report("乙.txt")))
    found = _Elements(page)
    assert not [1 for tag, attributes in found.elements if tag == "article"]
    stored = [json.loads(told) for told in found.scripts[:2]]
    assert all("<article" in each["html"] for each in stored)
    assert [attributes["href"] for tag, attributes in found.elements if tag == "a"] == ["#r0", "#r1"]


def test_the_worst_report_comes_first() -> None:
    """What could not be read, then by errors; the order of the paths among equals."""
    unread = PrintedReport("丙.txt", errors=("丙.txt：文件不存在",), read=False)
    quiet = PrintedReport("甲.txt")
    page = rendered("html", quiet, viewed(broken_report("乙.txt")), unread)
    rows = re.findall(r'<a href="#r\d">([^<]+)', page)
    assert rows == ["丙.txt", "乙.txt", "甲.txt"]
    assert "文件不存在" in page


def test_policy_admits_the_page_s_own_script_alone() -> None:
    """By its digest: what a report might smuggle in has another."""
    assert digest(script()) in policy()
    assert digest(style()) in policy()
    assert "unsafe" not in policy()
    page = rendered("html", viewed(broken_report()))
    assert f"<script>{script()}</script>" in page
    assert "http:" not in page.replace("Content-Security-Policy", "")
    assert "https:" not in page
    assert " style=" not in page


def test_what_is_to_be_deleted_is_struck_out() -> None:
    """An arrow that leads nowhere would look like a bug."""
    text = "支出12万元[bookmark: _GoBack]"
    defect = Defect(Span(6, len(text)), Words("残留", "residue"), "")
    told = findings(document(text), CHECKS, [], [(CHECKS[1], defect)], Diagnosis())
    page = rendered("html", viewed(Report("r.txt", document(text), told)))
    assert "<b>建议</b> 删去 <del>[bookmark: _GoBack]</del>（" in page


def test_english_page_speaks_english() -> None:
    """All words of ours; the report's own stay."""
    page = rendered("html", viewed(broken_report(), "en"), language="en")
    assert '<html lang="en">' in page
    assert "1 inconsistency found" in page
    ours = re.sub(r"[\u4e00-\u9fff]", "", style() + script())
    assert len(ours) == len(style() + script())


def test_a_page_without_a_report_is_a_page() -> None:
    """Nothing to show is no reason to fail."""
    assert rendered("html").endswith("</html>\n")
