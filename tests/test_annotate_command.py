"""``annotate`` and ``check --annotate``: where the copies go, what is said, and what is never touched."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import reading
from auditlint.cli import main
from tests.annotating.making import comments
from tests.documents.converting import to_docx

ROOT = Path(__file__).parent.parent


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(arguments)
    out, err = capsys.readouterr()
    assert isinstance(end.value.code, int)
    return end.value.code, out, err


@pytest.fixture
def report(tmp_path: Path) -> Path:
    made = tmp_path / "in" / "科室" / "报告.docx"
    made.parent.mkdir(parents=True)
    made.write_bytes(to_docx(reading.load(ROOT / "examples" / "space-aligned.txt")))
    return made


def test_a_single_file_has_a_single_copy(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The copy is named by the user, the report stays as it was, a line says what was done."""
    before = report.read_bytes()
    copy = tmp_path / "copy.docx"
    status, out, err = told(capsys, "annotate", str(report), "-o", str(copy))
    assert (status, err) == (0, "")
    assert out == f"{report} → {copy}：2 条批注\n"
    assert len(comments(copy.read_bytes())) == 2
    assert report.read_bytes() == before


def test_nothing_is_written_over(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither the report nor an earlier copy, which may hold somebody's answers by now."""
    before = report.read_bytes()
    copy = tmp_path / "copy.docx"
    copy.write_bytes(b"mine")
    for target in (copy, report):
        status, out, err = told(capsys, "annotate", str(report), "-o", str(target))
        assert (status, out) == (2, "")
        assert "已有同名文件，不会覆盖" in err
    assert copy.read_bytes() == b"mine"
    assert report.read_bytes() == before


def test_a_folder_keeps_its_order(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What lies below a folder lies at the same place below the folder of copies."""
    out_folder = tmp_path / "out"
    status, _, _ = told(capsys, "annotate", str(tmp_path / "in"), "-o", str(out_folder))
    assert status == 0
    assert (out_folder / "科室" / "报告.docx").is_file()
    assert not list(out_folder.glob("*.tmp"))


def test_check_writes_copies_beside_its_findings(
    report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The findings and the status are those of check."""
    plain, expected, _ = told(capsys, "check", str(report))
    status, out, err = told(capsys, "check", str(report), "--annotate", str(tmp_path / "out"))
    assert (status, out, err) == (plain, expected, "")
    assert (tmp_path / "out" / "报告.docx").is_file()


def test_two_reports_of_one_name_are_refused(report: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One would take the other's place."""
    other = tmp_path / "报告.docx"
    other.write_bytes(report.read_bytes())
    status, _, err = told(capsys, "annotate", str(report), str(other), "-o", str(tmp_path / "out"))
    assert status == 2
    assert "副本同名" in err
    assert not (tmp_path / "out").exists()


def test_a_text_has_no_remarks(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """It is said, with what to do instead, and the other reports are done."""
    text = tmp_path / "报告.txt"
    text.write_text("支出10万元，其中：甲5万元，乙6万元。\n", encoding="utf-8")
    status, out, err = told(capsys, "annotate", str(text), "-o", str(tmp_path / "out"))
    assert (status, out) == (2, "")
    assert err.startswith(f"auditlint: {text}：不能在这种文件中写批注；请另存为 .docx")
    assert err.count("\n") == 1


def test_a_copy_must_be_named(report: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a place for the copy the command line is wrong, and says so in a line."""
    status, out, err = told(capsys, "annotate", str(report))
    assert (status, out) == (2, "")
    assert "--output" in err
    assert err.count("\n") == 1
