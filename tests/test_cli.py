"""The command line as its users meet it: output, exit status, and one clear line for whatever is wrong."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import jsonschema
import pytest

from auditlint import __version__, reporting
from auditlint.config import FILE_NAME
from tests.running import BROKEN, MENDED, Answer, Run

SCHEMA = json.loads((Path(__file__).parent / "data" / "findings.schema.json").read_text(encoding="utf-8"))


def test_findings_give_status_1(run: Run, reports: Path) -> None:
    """With place, check and proof on standard output, and nothing on standard error."""
    answer = run("check", "broken.txt")
    assert answer.status == 1
    assert answer.out.startswith("broken.txt:1:")
    assert "A101 sum-of-parts" in answer.out
    assert "60 + 40 = 100，报告写 1000，相差 900 万元，请核对" in answer.out
    assert "3 个数据，3 个经过复算，1 处不一致" in answer.out
    assert answer.err == ""


def test_nothing_found_gives_status_0(run: Run, reports: Path) -> None:
    """And still says how much was checked."""
    answer = run("check", "mended.txt")
    assert (answer.status, answer.err) == (0, "")
    assert "3 个经过复算，0 处不一致" in answer.out


def test_messages_in_english(run: Run, reports: Path) -> None:
    """--lang en."""
    answer = run("check", "broken.txt", "--lang", "en")
    assert "the report says 1000, a difference of 900 万元; please check" in answer.out
    assert "3 figures, 3 recomputed, 1 inconsistent" in answer.out


@pytest.mark.parametrize(
    ("arguments", "status"),
    [(("--fail-on", "never"), 0), (("--fail-on", "error"), 1), (("--ignore", "A"), 0), (("--select", "A2"), 0)],
)
def test_options_decide_what_fails(run: Run, reports: Path, arguments: Sequence[str], status: int) -> None:
    """Selection and policy, not only findings, make the exit status."""
    assert run("check", "broken.txt", *arguments).status == status


def test_severity_below_fail_on_is_shown_and_does_not_fail(run: Run, reports: Path) -> None:
    """A policy of warnings lets the commit through, and says what it saw."""
    (reports / FILE_NAME).write_text("severity: {A101: warning}\nfail-on: error\n")
    answer = run("check", "broken.txt")
    assert answer.status == 0
    assert "warning  A101" in answer.out


def test_trace_lists_what_holds_too(run: Run, reports: Path) -> None:
    """The working paper: every equation, status 0 whatever the verdicts."""
    answer = run("trace", ".")
    assert answer.status == 0
    assert "不符  A101 sum-of-parts  1000 = 60 + 40  复算 100万元" in answer.out
    assert "相符  A101 sum-of-parts  100 = 60 + 40" in answer.out


@pytest.mark.parametrize("command", ["check", "trace"])
def test_json_keeps_the_contract(run: Run, reports: Path, command: str) -> None:
    """Of good and bad reports and of one that is missing."""
    answer = run(command, "--format", "json", "broken.txt", "missing.txt", "mended.txt")
    assert answer.status == 2
    told = json.loads(answer.out)
    jsonschema.validate(told, SCHEMA)
    assert [report["path"] for report in told["reports"]] == ["broken.txt", "missing.txt", "mended.txt"]
    assert "文件不存在" in told["reports"][1]["errors"][0]


@pytest.mark.parametrize("form", reporting.FORMATS)
def test_every_format_writes_to_a_file(run: Run, reports: Path, form: str) -> None:
    """--output keeps standard output empty; the status stays that of the findings."""
    answer = run("check", "broken.txt", "--format", form, "--output", "result.out")
    assert (answer.status, answer.out) == (1, "")
    assert "A101" in (reports / "result.out").read_text(encoding="utf-8")


def test_output_never_replaces_a_report(run: Run, reports: Path) -> None:
    """Named directly or met in a folder."""
    answer = run("check", ".", "--output", "broken.txt")
    assert answer.status == 2
    assert "不会覆盖" in answer.err
    assert (reports / "broken.txt").read_text(encoding="utf-8") == BROKEN


def test_standard_input(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """- reads it; --stdin-filename names it and finds its configuration."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BROKEN.encode("gb18030"))))
    answer = run("check", "-", "--stdin-filename", "sub/draft.txt")
    assert answer.status == 1
    assert answer.out.startswith("sub/draft.txt:1:")


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("missing.txt", None, "文件不存在"),
        ("empty.txt", b"", "为空"),
        ("blank.txt", b" \r\n\t\n", "为空"),
        ("binary.txt", bytes(range(256)) * 8, "文本"),
    ],
)
def test_a_bad_file_is_one_line_and_the_others_are_checked(
    run: Run, reports: Path, name: str, data: bytes | None, told: str
) -> None:
    """Where, what and what to do, on standard error; status 2."""
    if data is not None:
        (reports / name).write_bytes(data)
    answer = run("check", name, "broken.txt", "--format", "concise")
    assert answer.status == 2
    (line,) = answer.err.splitlines()
    assert line.startswith(f"auditlint: {name}：")
    assert told in line
    assert "broken.txt:1:" in answer.out
    assert answer.out.splitlines()[-1].startswith("共 1 份报告，1 份未能读取")


def test_a_folder_without_reports_is_an_error(run: Run, reports: Path) -> None:
    """Never a silent 0."""
    (reports / "none").mkdir()
    answer = run("check", "none")
    assert answer.status == 2
    assert "none：文件夹中没有报告" in answer.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--format", "jsn"), "did you mean json?"),
        (("--select", "A109"), "no check 'A109'; did you mean A10"),
        (("--ignore", "sum-of-part"), "did you mean sum-of-parts?"),
        (("--fail-on", "warn"), "did you mean warning?"),
        (("--year", "25"), "25 is not a year"),
        (("--jobs", "-1"), "must be 0 to"),
        (("--encoding", "utf9"), "no such encoding"),
        (("--config", "missing.yaml"), "missing.yaml"),
    ],
)
def test_a_bad_option_is_one_line(run: Run, reports: Path, arguments: Sequence[str], told: str) -> None:
    """Nothing is checked, and the nearest valid value is offered."""
    answer = run("check", "broken.txt", "--lang", "en", *arguments)
    assert answer.status == 2
    (line,) = answer.err.splitlines()
    assert told in line


def test_a_bad_language_is_told_in_chinese(run: Run, reports: Path) -> None:
    """The default language."""
    answer = run("check", "broken.txt", "--lang", "fr")
    assert answer.status == 2
    assert answer.err == "auditlint: --lang：'fr' 无效，可用 zh / en\n"


def test_a_bad_configuration_is_said_once(run: Run, reports: Path) -> None:
    """Every report it governs stays unchecked; one line, not one a report."""
    (reports / FILE_NAME).write_text("selct: [A]\n")
    answer = run("check", ".")
    assert answer.status == 2
    (line,) = answer.err.splitlines()
    assert "是否指 select" in line


def test_trace_has_fewer_formats(run: Run, reports: Path) -> None:
    """SARIF has no place for what agrees; it is refused, not left empty."""
    assert run("trace", "broken.txt", "--format", "sarif").status == 2


def test_a_crashing_check_stops_no_other(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is named on standard error and in the JSON; the status is 2; the findings are there."""
    from dataclasses import replace

    from auditlint import batch

    def crash(_: object) -> list[object]:
        raise RuntimeError("boom")

    real = batch.installed()
    crashing = replace(real.checks[-1], code="Z999", name="crashing", find=crash)
    batch._selected.cache_clear()
    monkeypatch.setattr(batch, "installed", lambda: replace(real, checks=(*real.checks, crashing)))
    answer = run("check", "broken.txt", "--format", "json")
    batch._selected.cache_clear()
    assert answer.status == 2
    assert "broken.txt: Z999 crashing：全文未核对（RuntimeError: boom）" in answer.err
    (report,) = json.loads(answer.out)["reports"]
    assert report["errors"] == ["Z999 crashing：全文未核对（RuntimeError: boom）"]
    assert report["findings"]


def test_order_is_that_of_the_paths_whatever_the_jobs(run: Run, reports: Path) -> None:
    """Several processes change nothing but the time."""
    for number in range(12):
        (reports / f"{number:02}.txt").write_text(BROKEN if number % 3 else MENDED, encoding="utf-8")
    alone, together = run("check", "."), run("check", ".", "--jobs", "3")
    assert alone == together
    assert alone.out.splitlines()[-1].startswith("共 14 份报告：")


def test_catalogue_and_explanation(run: Run) -> None:
    """Every check in a line, in both languages, and as JSON; one with its reason and examples."""
    told = run("checks").out
    assert told.startswith("A101  error")
    assert run("checks", "--lang", "en").out != told
    assert json.loads(run("checks", "--format", "json", "--select", "A101").out)[0]["name"] == "sum-of-parts"
    by_code, by_name = run("explain", "A101"), run("explain", "sum-of-parts")
    assert by_code == by_name
    assert "不符的例子" in by_code.out
    assert "Readers look at the total first" in run("explain", "A101", "--lang", "en").out


def test_explaining_what_is_not_there(run: Run) -> None:
    """Status 2 and the nearest name."""
    answer = run("explain", "sum-of-prts")
    assert answer.status == 2
    assert "是否指 sum-of-parts" in answer.err


def test_version(run: Run) -> None:
    """As the package has it."""
    assert run("--version") == Answer(0, f"auditlint {__version__}\n", "")


def test_no_command_is_no_success(run: Run) -> None:
    """A hook that lost its arguments must not pass."""
    assert run().status == 2


def in_a_process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "auditlint", *arguments]
    return subprocess.run(command, capture_output=True, check=False, env={**os.environ, **environment})


def test_a_gbk_console_gets_gbk(reports: Path) -> None:
    """And a sign that GBK lacks costs the sign, not the run."""
    (reports / "broken.txt").write_text(BROKEN.replace("本年度", "本年度\U0001f600"), encoding="utf-8")
    done = in_a_process("check", "broken.txt", PYTHONIOENCODING="gbk")
    assert done.returncode == 1
    assert "报告写 1000" in done.stdout.decode("gbk")


def test_start_up_imports_nothing_it_does_not_need(reports: Path) -> None:
    """A hook pays for start-up each time: no rich, no yaml, no process pool, no importlib.metadata of ours."""
    code = (
        "import sys; from auditlint import batch, cli, reporting; reporting.renderer('full'); batch.installed(); "
        "print([m for m in ('rich', 'yaml', 'concurrent.futures', 'importlib.metadata') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "line", ["check", "nonsense", "--nope", "check --nope x", "check --jobs", "check --year abc x", "explain"]
)
@pytest.mark.parametrize("english", [False, True])
def test_a_misused_command_line_is_told_in_one_line(run: Run, line: str, english: bool) -> None:
    """What is wrong, and where the usage stands: status 2, nothing on standard output, no traceback."""
    answer = run(*line.split(), *(["--lang", "en"] if english else []))
    assert answer.status == 2
    assert not answer.out
    assert answer.err.startswith("auditlint: ")
    assert answer.err.count("\n") == 1
    assert "--help" in answer.err
    assert ("see `" in answer.err) is english


def test_nothing_asked_shows_the_help(run: Run) -> None:
    """And is no success: a script that forgets its arguments must not pass."""
    answer = run()
    assert answer.status == 2
    assert "Usage: auditlint" in answer.out
