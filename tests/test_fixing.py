"""--fix mends marks and characters; a figure stays as it is, to the last digit."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint.fixing import mended
from tests.running import BROKEN, Run

WRONG = "根据财预[2024]15号文件,本年度支出合计100万元，，其中：基本支出60万元，项目支出30万元。\n"
RIGHT = "根据财预〔2024〕15号文件，本年度支出合计100万元，其中：基本支出60万元，项目支出30万元。\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (WRONG, RIGHT),
        ("甘财发（2023）7号", "甘财发〔2023〕7号"),
        ("甘财发【2023】 7号", "甘财发【2023】 7号"),
        ("预算(2023年)执行", "预算(2023年)执行"),
        ("支出、、收入；；结余", "支出、收入；结余"),
        ("等等。。。以后", "等等。。。以后"),
        ("支出3，，456万元", "支出3，，456万元"),
        ("支出,其中:办公费;差旅费", "支出，其中：办公费；差旅费"),
        ("支出1,234.5万元, 12:30 开会", "支出1,234.5万元, 12:30 开会"),
        ("⽉度⾦额", "月度金额"),
        ("见 `财预[2024]15号` 和 [附件](a,b;c)", "见 `财预[2024]15号` 和 [附件](a,b;c)"),
        ("<!-- auditlint-ignore A101:甲,乙 -->", "<!-- auditlint-ignore A101:甲,乙 -->"),
        ("一,二,三", "一,二,三"),
    ],
)
def test_what_is_mended(before: str, after: str) -> None:
    """Brackets of document numbers, doubled and half-width marks between words, characters that only look right."""
    assert mended(before) == after
    assert mended(after) == after


@given(st.text(alphabet="0123456789.,，。、；：-%一二万元支出财预号[]（）() 〇⾦\n", max_size=60))
def test_no_figure_is_touched(text: str) -> None:
    """Every row of digits, with all that parts it, is there before and after, in its place among the words."""
    figures = re.compile(r"\d(?:[\d.,，]*\d)?")
    assert figures.findall(mended(text)) == figures.findall(text)
    assert mended(mended(text)) == mended(text)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encoding_and_line_ends_stay(run: Run, reports: Path, encoding: str, end: str) -> None:
    """And the rights of the file; what is found afterwards is told as ever."""
    file = reports / "a.md"
    file.write_bytes((WRONG + BROKEN).replace("\n", end).encode(encoding))
    file.chmod(0o640)
    answer = run("check", "a.md", "--fix")
    assert answer.status == 1
    assert "已改正 1 份报告" in answer.err
    assert file.read_bytes() == (RIGHT + BROKEN).replace("\n", end).encode(encoding)
    assert file.stat().st_mode & 0o777 == 0o640
    assert run("check", "a.md", "--fix").err == ""
    assert not list(reports.glob(".auditlint-*"))


def test_the_difference_is_shown_and_nothing_changed(run: Run, reports: Path) -> None:
    """As a patch; status 1 where there would be one."""
    (reports / "a.txt").write_text(WRONG, encoding="utf-8")
    answer = run("check", ".", "--diff")
    assert answer.status == 1
    assert [line for line in answer.out.splitlines() if line[:2] in ("-根", "+根")] == [
        f"-{WRONG.strip()}",
        f"+{RIGHT.strip()}",
    ]
    assert (reports / "a.txt").read_text(encoding="utf-8") == WRONG
    assert run("check", "broken.txt", "--diff").status == 0


def test_only_texts_are_mended(run: Run, reports: Path) -> None:
    """Not a table, not a page; what cannot be read is said."""
    (reports / "a.csv").write_text(WRONG, encoding="utf-8")
    run("check", "a.csv", "--fix")
    assert (reports / "a.csv").read_text(encoding="utf-8") == WRONG
    assert run("check", "missing.txt", "--fix").status == 2
