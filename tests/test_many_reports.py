"""Many reports: the worst are said last, remarks are counted and not shown, and every output is written at once."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import jsonschema
import pytest

from auditlint.config import FILE_NAME
from tests.running import BROKEN, MENDED, Run

SCHEMA = json.loads((Path(__file__).parent / "data" / "findings.schema.json").read_text(encoding="utf-8"))
WORST = (
    f"{BROKEN}\n全年收入合计50万元，其中：税收收入30万元，非税收入10万元。\n\n"
    "资产总额80万元，其中：流动资产50万元，固定资产20万元。\n"
)
SURE = "本年度支出合计1002.6万元，其中：基本支出60.14万元，项目支出40.12万元。\n"
SETTLED = "本年度支出合计100万元，其中：基本支出60万元，项目支出30万元，公用支出10万元。\n"


@pytest.fixture
def many(reports: Path) -> Path:
    """One report that is worse than the others, and remarks, made so by a policy."""
    (reports / "worst.txt").write_text(WORST, encoding="utf-8")
    (reports / "remark.txt").write_text(BROKEN, encoding="utf-8")
    (reports / FILE_NAME).write_text("per-path: {remark.txt: {severity: {A: info}}}\n")
    return reports


def test_the_worst_stand_in_a_table_at_the_end(run: Run, many: Path) -> None:
    """By errors first; then what each check found, what could not be read, and the total as the last line."""
    out = run("check", ".", "missing.txt").out
    table = out[out.index("问题最多的报告") :].splitlines()
    assert table[0].split() == ["问题最多的报告", "错误", "警告", "提示"]
    assert table[1].split() == ["worst.txt", "1", "1", "1"]
    assert table[2].split() == ["broken.txt", "1", "-", "-"]
    assert table[3] == ""
    assert table[5].split() == ["A101", "sum-of-parts", "2", "1", "2"]
    assert table[7:9] == ["未能核对的报告", "   missing.txt  文件不存在；请检查路径"]
    assert table[-1].startswith("共 4 份报告，1 份未能读取：")
    assert "问题最多" not in run("check", "broken.txt").out


def test_statistics_are_the_tables_alone(run: Run, many: Path) -> None:
    """Whole, with those that have remarks alone; the status stays that of the findings."""
    for form in ("full", "concise"):
        answer = run("check", ".", "--statistics", "-f", form)
        assert answer.status == 1
        assert answer.out.startswith("问题最多的报告")
        assert "remark.txt" in answer.out
        assert "报告写" not in answer.out
    refused = run("check", ".", "--statistics", "-f", "json")
    assert (refused.status, refused.out) == (2, "")


@pytest.mark.parametrize("form", ["full", "concise", "csv", "github"])
def test_remarks_are_shown_on_request(run: Run, many: Path, form: str) -> None:
    """Hidden from people, and counted; programs get them."""
    hidden, shown = (
        run("check", "remark.txt", "-f", form).out,
        run("check", "remark.txt", "-f", form, "--show", "info").out,
    )
    assert "A101" not in hidden
    assert "A101" in shown
    if form in ("full", "concise"):
        assert "0 处不一致，1 条提示（1 条未显示，见 --show）" in hidden
        assert "未显示" not in shown
    assert json.loads(run("check", "remark.txt", "-f", "json").out)["reports"][0]["findings"]
    assert not json.loads(run("check", "remark.txt", "-f", "json", "--show", "error").out)["reports"][0]["findings"]


def test_what_fails_the_run_is_shown(run: Run, many: Path) -> None:
    """--fail-on info without the remarks would be a riddle."""
    answer = run("check", "remark.txt", "--fail-on", "info")
    assert answer.status == 1
    assert "info  A101" in answer.out


def test_remarks_never_stand_before_errors(run: Run, reports: Path) -> None:
    """Not even those that come first in the report."""
    (reports / "a.txt").write_text(
        SETTLED.replace("10万元", "11万元") + "占支出的10%，，见表。\n" + BROKEN, encoding="utf-8"
    )
    (reports / FILE_NAME).write_text("severity: {W: info, N: info}\n")
    lines = run("check", "a.txt", "--show", "info", "-f", "concise").out.splitlines()[:-1]
    severities = [line.split()[1] for line in lines]
    assert severities == sorted(severities, key=["error", "warning", "info"].index)


def test_sorting(run: Run, many: Path) -> None:
    """By path, or the worst report first."""

    def order(*options: str) -> list[str]:
        told = json.loads(run("check", ".", "-f", "json", *options).out)
        return [report["path"] for report in told["reports"]]

    assert order() == ["broken.txt", "mended.txt", "remark.txt", "worst.txt"]
    assert order("--sort", "severity") == ["worst.txt", "broken.txt", "remark.txt", "mended.txt"]
    assert order("--sort", "confidence")[-1] == "mended.txt"
    assert run("check", ".", "--sort", "size").status == 2


def test_several_outputs_at_once(run: Run, reports: Path) -> None:
    """One check, every format; what --format asks for beside them goes to standard output."""
    answer = run("check", ".", "-o", "json=all.json", "--output=html=all.html", "-f", "concise")
    assert answer.status == 1
    assert answer.out.startswith("broken.txt:1:8: error")
    jsonschema.validate(json.loads((reports / "all.json").read_text(encoding="utf-8")), SCHEMA)
    assert "<!doctype html>" in (reports / "all.html").read_text(encoding="utf-8")
    assert run("check", ".", "-o", "json=all.json", "-o", "sarif=all.sarif").out == ""


@pytest.mark.parametrize(
    ("outputs", "told"),
    [
        (("jsn=a.json",), "did you mean json"),
        (("json=a", "html=a"), "the same file twice"),
        (("json=broken.txt",), "not overwritten"),
    ],
)
def test_outputs_that_cannot_be(run: Run, reports: Path, outputs: tuple[str, ...], told: str) -> None:
    """Nothing is written, not even what could be."""
    options = [word for output in outputs for word in ("-o", output)]
    answer = run("check", "broken.txt", "-o", "csv=other.csv", *options, "--lang", "en")
    assert answer.status == 2
    assert told in answer.err
    assert not (reports / "other.csv").exists()


def test_numbers_of_a_table_sort(run: Run, reports: Path) -> None:
    """No thousands, no units, no quotes that would make a text of them; the units in columns of their own."""
    text = "本年度支出合计12,000.50万元，其中：基本支出6,000万元，项目支出7,000.50万元。\n"
    (reports / "a.txt").write_text(text, encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(run("check", "a.txt", "-f", "csv").out.removeprefix("\ufeff"))))
    (row,) = rows
    assert (row["报告数"], row["复算数"], row["单位"]) == ("12000.50", "13000.50", "万元")
    assert (row["差额"], row["差额单位"]) == ("-1000.00", "万元")


@pytest.mark.parametrize("form", ["csv", "junit", "github"])
def test_no_control_character_gets_through(run: Run, reports: Path, form: str) -> None:
    """Neither those below the blank nor those from 0x7f on, which terminals obey as well."""
    (reports / "a.txt").write_text(BROKEN.replace("合计", "\x9b31m\x1b[31m合计"), encoding="utf-8")
    out = run("check", "a.txt", "-f", form).out
    assert "报告写" in out
    assert not any(0x7F <= ord(character) < 0xA0 or character == "\x1b" for character in out)


@pytest.mark.parametrize("profile", ["自查", "self-review", "抽查", "spot-check", "提交", "commit"])
def test_profiles(run: Run, many: Path, profile: str) -> None:
    """The preparer sees all, the auditor what is certain, the commit hook errors alone."""
    for name in ("remark.txt", "broken.txt"):
        (many / name).write_text(SURE, encoding="utf-8")
    out = run("check", "remark.txt", "broken.txt", "--profile", profile, "-f", "concise").out
    assert ("info A101" in out) is (profile in ("自查", "self-review"))
    assert "error A101" in out
    (many / FILE_NAME).write_text(f"profile: {profile}\nseverity: {{A101: warning}}\n")
    assert run("check", "broken.txt").status == (0 if profile in ("提交", "commit") else 1)
    assert run("check", "broken.txt", "--fail-on", "never").status == 0


def test_jobs_pay_or_are_not_made(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two small reports are one process's work; --jobs 0 is one a processor."""
    from auditlint import job
    from auditlint.batch import Options, Task

    tasks = [Task(str(reports / name), Options()) for name in ("broken.txt", "mended.txt")]
    monkeypatch.setattr(job.os, "sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    assert job.processes(job.Job(("a",), Options()), tasks) == 1
    assert job.processes(job.Job(("a",), Options(), jobs=0), tasks) == 3
    assert job.processes(job.Job(("a",), Options(), jobs=2), tasks) == 2
    (reports / "mended.txt").write_text(MENDED * 5000, encoding="utf-8")
    assert job.processes(job.Job(("a",), Options()), tasks) == 3


def test_progress_is_for_a_terminal_and_for_the_patient(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which report is next, after a second; nothing where standard error is no terminal."""
    from auditlint.batch import Result
    from auditlint.progress import Progress
    from auditlint.reporting.printed import PrintedReport

    results = [Result(PrintedReport("甲.txt")), Result(PrintedReport("乙.txt"))]
    list(Progress(names=["甲.txt", "乙.txt"], began=0).reports(results))
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    list(Progress(names=["甲.txt", "乙.txt"], began=0).reports(results))
    told = capsys.readouterr().err
    assert "[1/2] 乙.txt" in told
    assert told.endswith("\x1b[K")
    list(Progress(names=["甲.txt", "乙.txt"]).reports(results))
    assert capsys.readouterr().err == ""
