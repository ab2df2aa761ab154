"""Results reach their place whole, and nothing is written over a report."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditlint.errors import OutputError
from auditlint.output import make_streams_forgiving, write_file, write_out

OURS = '{"version": 1, "tool": {"name": "auditlint", "version": "0"}, "reports": [\n]}\n'


def test_a_file_is_replaced_only_when_whole(tmp_path: Path) -> None:
    """A failure halfway leaves what was there, and no temporary file."""
    target = tmp_path / "result.txt"
    target.write_text(OURS)

    def pieces() -> Iterator[str]:
        yield "half"
        raise RuntimeError("boom")

    with pytest.raises(RuntimeError):
        write_file(pieces(), target, ())
    assert target.read_text() == OURS
    write_file(["合计", "\r\n"], target, ())
    assert target.read_bytes() == "合计\r\n".encode()
    assert [file.name for file in tmp_path.iterdir()] == ["result.txt"]


def test_a_report_is_never_written_over(tmp_path: Path) -> None:
    """Not even through another name of the same file."""
    report = tmp_path / "a.txt"
    report.write_text("report")
    alias = tmp_path / "b.txt"
    alias.symlink_to(report)
    for target in (report, alias):
        with pytest.raises(OutputError, match="不会覆盖"):
            write_file(["x"], target, [str(report)])
    assert report.read_text() == "report"


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    """Where and why."""
    with pytest.raises(OutputError) as caught:
        write_file(["x"], tmp_path / "no" / "such" / "folder.txt", ())
    assert "folder.txt" in caught.value.say("en")


def test_a_device_is_written_directly() -> None:
    """/dev/null stays a device."""
    null = Path("/dev/null")
    write_file(["x"], null, ())
    assert null.is_char_device()


def test_a_gbk_console_loses_signs_but_not_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """What GBK lacks is shown by a stand-in, or a question mark; machines get UTF-8 all the same."""
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="gbk"))
    monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(io.BytesIO(), encoding="gbk"))
    make_streams_forgiving()
    write_out(["支出 3 − 2 › 合计 ⟦1⟧ \U0001f600\n"], for_machines=False)
    assert written.getvalue().decode("gbk") == "支出 3 - 2 > 合计 【1】 ?\n"
    write_out(["−"], for_machines=True)
    assert written.getvalue().endswith("−".encode())
