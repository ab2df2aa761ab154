"""What one report may take: its neighbours never pay for it, and what was given up is said in its place."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from auditlint import effort
from auditlint.config import FILE_NAME
from auditlint.errors import BoundMet, NotRegular
from auditlint.files import read_regular
from auditlint.model.bounds import Bounds
from tests.running import BROKEN, Run

FORMATS = ("full", "concise", "json", "sarif", "github", "junit", "gitlab", "csv", "html")
BUSY = "支出合计100万元，其中：基本支出60万元，项目支出30万元；" * 4000


@pytest.mark.parametrize(
    ("option", "value", "name"),
    [("--max-seconds", "1", "busy.txt"), ("--max-figures", "50", "busy.txt"), ("--max-cells", "10", "table.txt")],
)
def test_a_bound_that_is_met_costs_that_report_alone(
    run: Run, reports: Path, option: str, value: str, name: str
) -> None:
    """It is named where its findings would stand, with the bound; status 2; the next report is checked."""
    (reports / "busy.txt").write_text(BUSY if option == "--max-seconds" else BUSY[:2000], encoding="utf-8")
    rows = "".join(f"项目{number}\t{number}.5\n" for number in range(30))
    (reports / "table.txt").write_text("项目\t金额\n" + rows, encoding="utf-8")
    answer = run("check", name, "broken.txt", option, value, "-f", "concise")
    assert answer.status == 2
    assert f"{option[2:]} {value}" in answer.err
    first, second, last = answer.out.splitlines()
    assert first.startswith(f"{name}:1:1: error not-checked: ")
    assert second.startswith("broken.txt:1:8: error A101")
    assert last.startswith("共 1 份报告，1 份未能核对：")


@pytest.mark.parametrize("form", FORMATS)
def test_a_failed_report_shows_in_every_format(run: Run, reports: Path, form: str) -> None:
    """Who sees only the table or the annotations sees it, too."""
    answer = run("check", ".", "--max-figures", "2", "-f", form)
    assert answer.status == 2
    assert answer.out.count("max-figures 2") >= 2


def test_bounds_stand_in_the_configuration(run: Run, reports: Path) -> None:
    """For all reports or for some."""
    (reports / FILE_NAME).write_text("per-path: {'b*.txt': {max-figures: 2}}\n")
    answer = run("check", ".")
    assert answer.status == 2
    assert "broken.txt：数字超过上限" in answer.err
    assert "mended.txt" not in answer.err
    (reports / FILE_NAME).write_text("max-figures: 0\n")
    assert "max-figures：应为正整数" in run("check", ".").err


def test_memory_is_bounded() -> None:
    """Work that eats it is given up; nothing that catches every Exception can keep it going."""
    hoard: list[bytearray] = []

    def work() -> None:
        for _ in range(3000):
            try:
                hoard.append(bytearray(1024 * 1024))
                sum(range(20_000))
            except Exception:
                continue

    with pytest.raises(BoundMet, match="max-megabytes 50"), effort.within(Bounds(memory_megabytes=50), "a.txt"):
        work()
    assert len(hoard) < 1000


def test_time_is_that_of_the_processor() -> None:
    """A machine that is busy, or a disk that is slow, gives up nothing."""
    with effort.within(Bounds(work_seconds=1), "a.txt"):
        time.sleep(1.3)


@pytest.mark.parametrize("name", ["pipe.txt", "zero.txt"])
def test_a_pipe_and_a_device_are_named_not_read(run: Run, reports: Path, name: str) -> None:
    """In a folder and by name: one would wait for ever, the other never end."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes in folders here")
    if name == "pipe.txt":
        os.mkfifo(reports / name)
    else:
        (reports / name).symlink_to("/dev/zero")
    for path in (".", name):
        answer = run("check", path)
        assert answer.status == 2
        assert f"{name}：不是普通文件" in answer.err
    assert "broken.txt:1:8" in run("check", ".").out


def test_a_link_to_a_report_is_one(run: Run, reports: Path) -> None:
    """Only where a name leads counts."""
    (reports / "sub").mkdir()
    (reports / "sub" / "link.txt").symlink_to(reports / "broken.txt")
    assert run("check", "sub").status == 1


def test_no_more_is_read_than_asked_for(tmp_path: Path) -> None:
    """One byte beyond it, which tells that there is more."""
    file = tmp_path / "a"
    file.write_bytes(b"x" * 100)
    assert len(read_regular(file, 10)) == 11
    assert len(read_regular(file, 100)) == 100
    with pytest.raises(NotRegular):
        read_regular(Path("/dev/null"), 10)


@pytest.mark.parametrize(
    "text", ["|1" * 200_000, "（" * 50_000 + "支出1万元" + "）" * 50_000, "的一是在不了" * 200_000]
)
def test_what_is_no_prose_ends(run: Run, reports: Path, text: str) -> None:
    """Pipes, brackets, a line of a megabyte: checked or given up within the bound."""
    (reports / "hostile.txt").write_text(text, encoding="utf-8")
    since = time.process_time()
    assert run("check", "hostile.txt", "--max-seconds", "5").status in (0, 2)
    assert time.process_time() - since < 8


def test_a_long_line_costs_what_many_lines_cost() -> None:
    """Twice the length, twice the time, and a little: nothing is held against everything else."""
    from auditlint import reading
    from auditlint.model.source import Source

    sentence = BROKEN.strip().replace("。", "；")
    structure = reading.structure(Source("a.txt", sentence * 1000))
    assert max(len(paragraph.view.text) for paragraph in structure.paragraphs) < 3200
    assert sum(len(paragraph.view.text) for paragraph in structure.paragraphs) == len(sentence) * 1000


@pytest.mark.parametrize("between", ["\t", "|", "   "])
@pytest.mark.parametrize("columns", [126, 127, 128, 300])
def test_a_table_that_is_too_wide_is_said(run: Run, reports: Path, between: str, columns: int) -> None:
    """Its figures are neither read as a table nor told as prose; the rest of the report is checked."""
    rows = "".join(
        between.join(["合计", *(str(row * column + 1) for column in range(columns))]) + "\n" for row in range(8)
    )
    (reports / "wide.md").write_text(f"{rows}\n{BROKEN}", encoding="utf-8")
    answer = run("check", "wide.md", "-f", "concise")
    assert answer.status == 2
    assert "第 1 行的表超过 120 列，未核对" in answer.err
    told = [line for line in answer.out.splitlines() if " A" in line or " R" in line or " T" in line]
    assert [line.split()[2] for line in told] == ["A101"]


@pytest.mark.parametrize("digits", [26, 27, 28, 60, 400])
def test_amounts_of_any_length(run: Run, reports: Path, digits: int) -> None:
    """In a sentence and in a table, as whole, part and rate, and over a base of nought: no crash."""
    nines, ones = "9" * digits, "1" * digits
    text = (
        f"支出合计{nines}万元，其中：基本支出{ones}万元，项目支出{ones}万元，占10%，比上年的0万元增长5%，完成预算0万元的{ones}%。\n\n"
        f"|项目|预算|执行|执行率|\n|---|---|---|---|\n|甲|0|{ones}|5%|\n|乙|{ones}|0|0%|\n|合计|{nines}.{ones}|{ones}|0.5%|\n"
    )
    (reports / "a.md").write_text(text, encoding="utf-8")
    answer = run("check", "a.md")
    assert answer.status in (0, 1)
    assert answer.err == ""


def test_bounds_hold_in_every_process(run: Run, reports: Path) -> None:
    """Two busy reports, two processes, each given up."""
    for name in "ab":
        (reports / f"{name}.txt").write_text(BUSY, encoding="utf-8")
    answer = run("check", "a.txt", "b.txt", "mended.txt", "--jobs", "2", "--max-seconds", "1")
    assert answer.status == 2
    assert answer.err.count("max-seconds 1") == 2
    assert "共 1 份报告，2 份未能核对" in answer.out


@pytest.mark.parametrize("control", ["\x07", "\x08", "\x1a", "\x9b", "\x01"])
def test_a_control_character_makes_no_other_text(run: Run, reports: Path, control: str) -> None:
    """The end mark of DOS, a bell: the same figures, the same findings."""
    plain = run("check", "broken.txt", "-f", "concise").out
    for text in (BROKEN + control, BROKEN.replace("，其中", f"，{control}其中")):
        (reports / "broken.txt").write_text(text, encoding="utf-8")
        assert run("check", "broken.txt", "-f", "concise").out == plain


@pytest.mark.parametrize("end", ["\r", "\r\n", "\u2028", "\u2029", "\x85"])
def test_every_line_end_is_one(run: Run, reports: Path, end: str) -> None:
    """Headings, paragraphs and tables stand where they stand with line feeds."""
    text = f"一、概况\n\n{BROKEN}\n|项目|金额|\n|---|---|\n|甲|121.5|\n|乙|211.7|\n|合计|433.2|\n\n二、收入\n"
    (reports / "a.md").write_text(text, encoding="utf-8")
    plain = run("check", "a.md", "-f", "concise").out
    assert plain.count(" error ") == 2
    (reports / "a.md").write_bytes(text.replace("\n", end).encode())
    assert run("check", "a.md", "-f", "concise").out == plain


def test_a_wrong_encoding_is_told_apart_from_none(run: Run, reports: Path) -> None:
    """Whoever named one is not told to name one."""
    answer = run("check", "broken.txt", "--encoding", "ascii")
    assert answer.status == 2
    assert "按 ascii 解码不成文本" in answer.err
    assert "指明编码" not in answer.err


def test_what_is_lost_in_a_finalizer_is_raised_again(capsys: pytest.CaptureFixture[str]) -> None:
    """Python can raise nothing there; the bound holds all the same, and nobody reads of it."""

    class Slow:
        def __del__(self) -> None:
            for _ in range(300_000):
                pass

    def work() -> None:
        while True:
            Slow()
            for _ in range(300_000):
                pass

    with pytest.raises(BoundMet), effort.within(Bounds(work_seconds=1), "a.txt"):
        work()
    assert capsys.readouterr().err == ""
