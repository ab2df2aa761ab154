"""The working paper: its formulas come to what was judged, its texts are texts, and nothing is written over."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
from fractions import Fraction
from pathlib import Path

import pytest

from auditlint import batch
from auditlint.batch import Options, Task
from auditlint.model.check import Check
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.signatures import is_our_paper

pytest.importorskip("xlsxwriter")
openpyxl = pytest.importorskip("openpyxl")

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.suffix in (".txt", ".md"))
CHECKS: tuple[Check, ...] = batch.installed().checks
EDITION = Edition("trace", "zh", "0.1.0", CHECKS)
OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def printed(path: Path) -> PrintedReport:
    return batch.perform(Task(str(path), Options("trace"), paper=True)).report


def written(*reports: PrintedReport) -> bytes:
    from auditlint.reporting.as_xlsx import workbook

    return workbook(reports, EDITION)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_formulas_come_to_what_was_computed(path: Path) -> None:
    """Over the figures as printed, exactly: the formula is the equation, in the stated figure's unit."""
    report = printed(path)
    assert report.paper is not None
    values = [Fraction(figure.value) for figure in report.paper.figures]
    told = 0
    for claim in report.paper.claims:
        if claim.formula is None or "LOG" in claim.formula or "^" in claim.formula:
            continue
        names = {f"v{at}": value for at, value in enumerate(values)}
        python = claim.formula.replace("{", "v").replace("}", "").replace("ABS(", "abs(")
        python = re.sub(r"(?<![\w.])\d+(?:\.\d+)?", lambda number: f"Fraction('{number[0]}')", python)
        assert eval(python, {"Fraction": Fraction, "abs": abs, **names}) == claim.computed
        told += 1
    assert told >= len(report.paper.claims) * 9 // 10 - 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_reader_without_a_calculator_sees_the_same(path: Path) -> None:
    """The stored results of the formulas: what is stated, recomputed and concluded."""
    report = printed(path)
    assert report.paper is not None
    book = openpyxl.load_workbook(io.BytesIO(written(report)), data_only=True)
    rows = list(book["复算"].iter_rows(min_row=2, values_only=True))
    assert len(rows) == len(report.paper.claims)
    for row, claim in zip(rows, report.paper.claims, strict=True):
        assert row[7] == pytest.approx(_plain(report.paper.figures[claim.stated].value))
        if claim.formula is not None and claim.computed is not None:
            assert row[9] == pytest.approx(_plain(claim.computed))
    assert [row[7] or None for row in book["问题"].iter_rows(min_row=2, values_only=True)] == [
        finding.suggestion.change(EDITION) if finding.suggestion else None for finding in report.paper.findings
    ]


def _plain(value: object) -> float:
    assert hasattr(value, "__float__")
    return value.__float__()  # type: ignore[no-any-return]


@pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")
def test_recalculated_by_libreoffice_the_formulas_agree_with_the_verdicts(tmp_path: Path) -> None:
    """Every equation of every example: the formula's conclusion is the judge's, no formula fails."""
    reports = [printed(path) for path in EXAMPLES]
    (tmp_path / "paper.xlsx").write_bytes(_without_results(written(*reports)))
    assert OFFICE is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", "xlsx", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "paper.xlsx")], capture_output=True, timeout=180, check=True)
    book = openpyxl.load_workbook(tmp_path / "out" / "paper.xlsx", data_only=True)
    rows = list(book["复算"].iter_rows(min_row=2, values_only=True))
    assert len(rows) > 150
    for row in rows:
        says, verdict = row[12], row[13]
        expected = {"未定": None, "另一口径": "相符", "存疑": "不符"}.get(verdict, verdict)
        assert (says or None) == expected, row
        if says:
            assert isinstance(row[9], int | float)
    summary = list(book["汇总"].iter_rows(min_row=2, values_only=True))
    assert [row[1] for row in summary] == [report.figures for report in reports]
    assert sum(row[8] for row in summary) == sum(row[13] == "不符" for row in rows)


def _without_results(data: bytes) -> bytes:
    """The workbook as openpyxl saves it: formulas alone, so that whoever opens it must compute."""
    stream = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(data)).save(stream)
    return stream.getvalue()


def test_what_a_report_says_is_never_a_formula(tmp_path: Path) -> None:
    """Cells that begin with =, +, - or @, escapes and markup: text in every sheet."""
    hostile = tmp_path / "=cmd.txt"
    hostile.write_text(
        '=HYPERLINK("http://x")\x1b[31m合计10万元，其中：@甲5万元，+乙6万元。\n\n|=1+1|@SUM(A1)|\n|---|---|\n|-甲|5|\n|合计|6|\n',
        encoding="utf-8",
    )
    book = openpyxl.load_workbook(io.BytesIO(written(printed(hostile))))
    formulas = {"复算": "HJKM", "汇总": "FGHI"}
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != "f" or cell.column_letter in formulas.get(sheet.title, ""), cell.coordinate
                assert "\x1b" not in str(cell.value)
                assert cell.hyperlink is None


def test_a_working_paper_is_no_report_and_is_never_written_over(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An auditor may have written in it; in a folder of reports it is left out, also when Excel has saved it."""
    from auditlint.cli import main

    (tmp_path / "报告.txt").write_text("合计10万元，其中：甲5万元，乙6万元。\n", encoding="utf-8")
    paper = tmp_path / "底稿.xlsx"
    for status in (0, 2):
        with pytest.raises(SystemExit) as end:
            main(["trace", str(tmp_path), "--format", "xlsx", "--output", str(paper)])
        assert end.value.code == status
    assert "不会覆盖" in capsys.readouterr().err
    openpyxl.load_workbook(paper).save(paper)
    assert is_our_paper(paper)
    with pytest.raises(SystemExit):
        main(["check", str(tmp_path), "--format", "concise"])
    assert "底稿.xlsx" not in capsys.readouterr().out
