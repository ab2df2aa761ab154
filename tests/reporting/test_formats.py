"""Every format, on one finding of each kind and on a hostile report."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest

from auditlint import reporting
from auditlint.model.diagnosis import Blame, Diagnosis
from auditlint.model.equation import Defect
from auditlint.model.evidence import Evidence
from auditlint.model.expression import Of
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from auditlint.model.verdict import Verdict
from auditlint.model.words import Words
from auditlint.reporting.ordering import worst_first
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.printing import print_claims, print_findings
from auditlint.triage import coverage, findings
from tests.making import broken_total, check, document, verdict

DATA = Path(__file__).parent.parent / "data"
SCHEMA = json.loads((DATA / "findings.schema.json").read_text(encoding="utf-8"))
CHECKS = (check(), check("N101", name="malformed", severity=Severity.WARNING))
HOSTILE = "<script>alert(1)</script>[/b]\x1b[31m,::error::=cmd|'/c calc'!A1 支出1万元，其中甲2万元，449.34.34"


def broken_report(path: str = "报告/2025.txt") -> Report:
    made, broken = broken_total()
    made = replace(made, source=replace(made.source, path=path), year=2025)
    blame = Blame(made.quantities[2], "1.7", Words("小数点错位", "decimal point moved"))
    told = findings(made, CHECKS, [broken], (), Diagnosis(blames={0: blame}))
    return Report(path, made, told, (broken,), coverage(made, [broken]))


def hostile_report() -> Report:
    made = document(HOSTILE, path="=a,b:c.txt", heading=("<b>标题</b>[red]",))
    figures = made.quantities
    broken: Verdict = verdict(figures[2], Of(figures[3]))
    at = HOSTILE.index("449")
    defect = Defect(Span(at, at + 9), Words("=HYPERLINK<i>", "=HYPERLINK<i>"), "449.34")
    told = findings(made, CHECKS, [broken], [(CHECKS[1], defect)], Diagnosis())
    return Report("=a,b:c.txt", made, told, (broken,), coverage(made, [broken]))


def edition(command: str = "check", language: str = "zh") -> Edition:
    return Edition(command, language, "0.1.0", CHECKS)


def rendered(form: str, *reports: PrintedReport, command: str = "check", language: str = "zh") -> str:
    return "".join(reporting.renderer(form)(reports, edition(command, language)))


def test_full_is_as_drawn() -> None:
    """Place, severity, check; headings; excerpt; carets; proof; repair; and how much was checked."""
    assert rendered("full", print_findings(broken_report(), "zh")).splitlines() == [
        "报告/2025.txt:1:39  error  A101 sum-of-parts",
        "   一、收支情况",
        "   调整后预算2677.67万元，其中:政府预算资金2675.97万元，单位资金17万元",
        "   " + " " * 61 + "^^",
        "   合计与分项不符：2675.97 + 17 = 2692.97，报告写 2677.67，相差 15.30 万元，请核对",
        "   建议：17 → 1.7（小数点错位）",
        "",
        "报告/2025.txt：3 个数据，3 个经过复算，1 处不一致",
    ]


@pytest.mark.parametrize("form", ["full", "concise"])
def test_what_is_to_be_deleted_is_said_in_words(form: str) -> None:
    """An arrow that leads nowhere would look like a bug."""
    text = "支出12万元[bookmark: _GoBack]"
    defect = Defect(Span(6, len(text)), Words("残留", "residue"), "")
    told = findings(document(text), CHECKS, [], [(CHECKS[1], defect)], Diagnosis())
    printed = print_findings(Report("r.txt", document(text), told), "zh")
    assert "删去 [bookmark: _GoBack]" in rendered(form, printed)
    assert "→" not in rendered(form, printed)


def test_full_in_english() -> None:
    """Every word of ours changes; the report's own words stay."""
    told = rendered("full", print_findings(broken_report(), "en"), language="en")
    assert "the report says 2677.67, a difference of 15.30 万元; please check" in told
    assert "suggestion: 17 → 1.7 (decimal point moved)" in told
    assert told.endswith(": 3 figures, 3 recomputed, 1 inconsistent\n")


def test_many_reports_close_with_a_total() -> None:
    """One line a report, one for all; what could not be read is counted apart."""
    one = print_findings(broken_report(), "zh")
    unread = PrintedReport("b.txt", errors=("b.txt：文件不存在",), read=False)
    told = rendered("full", one, one, unread)
    assert told.endswith("共 2 份报告，1 份未能读取：6 个数据，6 个经过复算，2 处不一致\n")


def test_concise_is_one_line_a_finding() -> None:
    """``path:line:column:`` first, as editors parse it."""
    first, closing = rendered("concise", print_findings(broken_report(), "zh")).splitlines()
    assert first.startswith("报告/2025.txt:1:39: error A101 sum-of-parts: 合计与分项不符：")
    assert closing == "3 个数据，3 个经过复算，1 处不一致"


@pytest.mark.parametrize("make", [broken_report, hostile_report])
def test_json_keeps_the_contract(make: Callable[[], Report]) -> None:
    """Findings and claims, of a plain and of a hostile report, validate against the schema."""
    unread = PrintedReport("b.txt", errors=("b.txt：文件不存在",), read=False)
    for command, printed in (
        ("check", print_findings(make(), "zh")),
        ("trace", print_claims(make(), {"A101": "sum-of-parts"}, "zh")),
    ):
        told = json.loads(rendered("json", printed, unread, command=command))
        jsonschema.validate(told, SCHEMA)
        assert ("findings" in told["reports"][0]) == (command == "check")
        assert ("claims" in told["reports"][0]) == (command == "trace")
        assert told["reports"][1]["errors"]


def test_json_is_valid_without_reports() -> None:
    """Nothing to do is still one object."""
    assert json.loads(rendered("json"))["reports"] == []


def test_json_quotes_are_the_text_at_their_places() -> None:
    """Lines and columns count from 1 in code points; the end column is exclusive."""
    report = broken_report()
    told = json.loads(rendered("json", print_findings(report, "zh")))["reports"][0]
    assert report.document is not None
    lines = report.document.source.text.split("\n")
    for place in (*told["findings"], *told["findings"][0]["related"], told["findings"][0]["suggestion"]):
        assert lines[place["line"] - 1][place["column"] - 1 : place["end_column"] - 1] == place["quote"]


def test_sarif_has_rules_results_and_fixes() -> None:
    """Levels, columns in code points, one location each, and the repair."""
    told = json.loads(rendered("sarif", print_findings(broken_report(), "zh")))
    (run,) = told["runs"]
    (result,) = run["results"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "A101"
    assert result["level"] == "error"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "%E6%8A%A5%E5%91%8A/2025.txt"
    assert place["region"] == {"startLine": 1, "startColumn": 39, "endLine": 1, "endColumn": 41}
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"] == "1.7"
    assert run["invocations"][0]["executionSuccessful"]


def test_sarif_says_what_was_not_done() -> None:
    """An unreadable report is a notification, and the run did not succeed."""
    told = json.loads(rendered("sarif", PrintedReport("b.txt", errors=("b.txt：文件不存在",), read=False)))
    invocation = told["runs"][0]["invocations"][0]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "b.txt：文件不存在"


def test_github_puts_errors_first_and_escapes() -> None:
    """A step shows ten annotations of each kind; commas and colons end a property."""
    lines = rendered("github", print_findings(hostile_report(), "zh")).splitlines()
    assert lines[0].startswith("::error file==a%2Cb%3Ac.txt,line=1,")
    assert lines[1].startswith("::warning file=")
    assert len(lines) == 2


def test_junit_is_well_formed() -> None:
    """Even for a report with characters that XML cannot hold; a clean report is a test that passes."""
    clean = replace(print_findings(broken_report(), "zh"), findings=())
    tree = ElementTree.fromstring(rendered("junit", print_findings(hostile_report(), "zh"), clean))
    failing, passing = tree.findall("testsuite")
    assert len(failing.findall("testcase/failure")) == 2
    assert len(passing.findall("testcase")) == 1
    assert not passing.findall("testcase/failure")


def test_gitlab_has_what_gitlab_wants() -> None:
    """Description, check name, fingerprint, severity, location."""
    (issue,) = json.loads(rendered("gitlab", print_findings(broken_report(), "zh")))
    assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
    assert issue["severity"] == "major"
    assert issue["location"] == {"path": "报告/2025.txt", "lines": {"begin": 1}}


@pytest.mark.parametrize("command", ["check", "trace"])
def test_csv_opens_in_excel_and_runs_nothing(command: str) -> None:
    """A byte-order mark, one row a finding, and no cell that a spreadsheet takes for a formula."""
    report = hostile_report()
    printed = print_findings(report, "zh") if command == "check" else print_claims(report, {}, "zh")
    told = rendered("csv", printed, command=command)
    assert told.startswith("\ufeff")
    head, *rows = csv.reader(io.StringIO(told.removeprefix("\ufeff")))
    assert head[0] == "文件"
    assert rows
    for row in rows:
        assert len(row) == len(head)
        dangerous = [cell for cell in row if cell.startswith(("=", "+", "-", "@"))]
        assert all(re.fullmatch(r"-\d+(\.\d+)?", cell) for cell in dangerous)


@pytest.mark.parametrize("form", ["full", "concise"])
def test_the_terminal_is_not_moved(form: str) -> None:
    """No escape character of the report reaches the terminal."""
    assert "\x1b" not in rendered(form, print_findings(hostile_report(), "zh"))


def test_colour_prints_the_same_words(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """rich gets the lines as text: a report's brackets are shown, not obeyed."""
    from auditlint.reporting import as_full, colour

    monkeypatch.setenv("NO_COLOR", "1")
    printed = print_findings(hostile_report(), "zh")
    colour.show(as_full.lines([printed], edition()))
    assert capsys.readouterr().out == rendered("full", printed)


def test_trace_text_groups_by_line() -> None:
    """Headings once, then each equation with its verdict and what it comes to."""
    told = rendered("full", print_claims(broken_report(), {"A101": "sum-of-parts"}, "zh"), command="trace")
    assert told.splitlines() == [
        "报告/2025.txt:1  一、收支情况",
        "   6  不符  A101 sum-of-parts  2677.67 = 2675.97 + 17  复算 2692.97万元",
        "",
        "报告/2025.txt：3 个数据，3 个经过复算，0 个无从复算，0 个无法读数；另有 0 个数字不作数据",
    ]


def test_json_tells_the_weight_of_a_failure() -> None:
    """Findings and claims alike carry confidence, evidence and ground; what nobody weighed is believed as counted."""
    pieces = (Evidence("prior", -595, Words("先验", "prior")), Evidence("reading", 850, Words("算式", "reading")))
    report = broken_report()
    weighed = replace(
        report,
        findings=tuple(replace(each, confidence=Fraction(17, 20), evidence=pieces) for each in report.findings),
        verdicts=tuple(replace(each, evidence=pieces) for each in report.verdicts),
    )
    finding = json.loads(rendered("json", print_findings(weighed, "en")))["reports"][0]["findings"][0]
    claim = json.loads(rendered("json", print_claims(weighed, {}, "en"), command="trace"))["reports"][0]["claims"][0]
    assert finding["confidence"] == 0.85
    assert claim["confidence"] == 0.8541
    assert finding["evidence"] == claim["evidence"]
    assert [(each["bits"], each["words"]) for each in claim["evidence"]] == [(-5.95, "prior"), (8.5, "reading")]
    plain = json.loads(rendered("json", print_findings(report, "zh")))["reports"][0]["findings"][0]
    assert plain["confidence"] == 0.9
    assert "evidence" not in plain
    assert plain["ground"] == claim["ground"]


def weighed_report() -> Report:
    pieces = (
        Evidence("prior", -595, Words("先验", "prior")),
        Evidence("reading", 850, Words("算式", "reading")),
        Evidence("breaks", 0, Words("其他", "others")),
    )
    report = broken_report()
    told = tuple(replace(each, confidence=Fraction(6, 10), evidence=pieces) for each in report.findings)
    return replace(report, findings=told, verdicts=tuple(replace(each, evidence=pieces) for each in report.verdicts))


def test_trace_shows_the_evidence_as_a_waterfall() -> None:
    """A line a piece with its bits and the sum so far, bars that begin where the last ended, then the confidence."""
    told = rendered("full", print_claims(weighed_report(), {"A101": "sum-of-parts"}, "zh"), command="trace")
    assert told.splitlines()[2:6] == [
        "        -5.95   -5.95  ████████████       先验",
        "        +8.50   +2.55  █████████████████  算式",
        "        +0.00   +2.55                     其他",
        "      确有差错的把握 85.4%，很可能",
    ]


def test_what_is_doubted_is_not_told_as_wrong() -> None:
    """In the working paper a failure that is likelier a misreading is 存疑; programs read the verdict as it is."""
    report = weighed_report()
    against = (Evidence("prior", -595, Words("先验", "prior")), Evidence("reading", 500, Words("算式", "reading")))
    doubted = replace(report, verdicts=tuple(replace(each, evidence=against) for each in report.verdicts))
    claims = print_claims(doubted, {}, "zh")
    assert "存疑  A101" in rendered("full", claims, command="trace")
    assert " 存疑 A101" in rendered("concise", claims, command="trace")
    assert "不符  A101" in rendered("full", print_claims(report, {}, "zh"), command="trace")
    assert json.loads(rendered("json", claims, command="trace"))["reports"][0]["claims"][0]["verdict"] == "inconsistent"
    (row,) = csv.DictReader(io.StringIO(rendered("csv", claims, command="trace").lstrip("\ufeff")))
    assert row["把握"] == "0.3411"


def test_full_says_how_likely_in_a_word() -> None:
    """可能 for six in ten; what is certain needs no word."""
    first = rendered("full", print_findings(weighed_report(), "zh")).splitlines()[0]
    assert first.endswith("A101 sum-of-parts  可能")
    assert rendered("full", print_findings(weighed_report(), "en")).splitlines()[0].endswith("  possibly")
    assert rendered("full", print_findings(broken_report(), "zh")).splitlines()[0].endswith("sum-of-parts")


def test_people_read_the_worst_first_and_programs_by_place() -> None:
    """By severity, the surest first; JSON keeps the order of the text."""
    (finding,) = print_findings(broken_report(), "zh").findings
    weights = (("info", 1), ("error", Fraction(9, 10)), ("warning", 1), ("error", 1))
    told = [replace(finding, severity=word, confidence=Fraction(each)) for word, each in weights]
    assert [(each.severity, each.confidence) for each in worst_first(told)] == [
        ("error", 1), ("error", Fraction(9, 10)), ("warning", 1), ("info", 1),
    ]  # fmt: skip
    report = replace(print_findings(broken_report(), "zh"), findings=tuple(told))
    listed = json.loads(rendered("json", report))["reports"][0]["findings"]
    assert [each["severity"] for each in listed] == [word for word, _ in weights]
    lines = [line for line in rendered("full", report).splitlines() if "sum-of-parts" in line]
    assert [line.split()[1] for line in lines] == ["error", "error", "warning", "info"]


@pytest.mark.parametrize("form", reporting.FORMATS)
def test_every_format_takes_an_empty_run(form: str) -> None:
    """No reports, or a report that could not be read, break no format."""
    unread = PrintedReport("b.txt", errors=("b.txt：文件不存在",), read=False)
    assert isinstance(rendered(form), str)
    assert isinstance(rendered(form, unread), str)


def test_the_copied_schema_is_the_published_one() -> None:
    """Where the published contract lies beside this clone, ours is the same."""
    published = Path(__file__).parents[3] / "shared" / "findings.schema.json"
    if not published.exists():
        pytest.skip("no published schema beside this clone")
    theirs: Any = json.loads(published.read_text(encoding="utf-8"))
    assert theirs == SCHEMA
