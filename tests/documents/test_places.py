"""Every output says where in the user's own file a finding is; ``read`` prints the text that lines refer to."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from auditlint import cli, reporting
from tests.documents.packing import cell, docx, paragraph, table

SCHEMA = json.loads((Path(__file__).parent.parent / "data" / "findings.schema.json").read_text(encoding="utf-8"))
BROKEN = docx(
    paragraph("一、资金情况")
    + paragraph("全年支出100万元，其中：基本支出60万元，项目支出30万元。")
    + table(
        cell("项目") + cell("预算数（万元）") + cell("支出数（万元）"),
        cell("堤防") + cell("120.5") + cell("98.4"),
        cell("渠道") + cell("230.7") + cell("201.3"),
        cell("水库") + cell("310.2") + cell("305.6"),
        cell("合计") + cell("661.4") + cell("650.3"),
    )
    + "<w:p><w:ins><w:r><w:t>以上。</w:t></w:r></w:ins></w:p>"
)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]):  # type: ignore[no-untyped-def]
    """``auditlint ARGUMENTS`` in a folder with a broken Word document."""
    (tmp_path / "报告.docx").write_bytes(BROKEN)
    monkeypatch.chdir(tmp_path)

    def answer(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        return int(ended.value.code or 0), *capfd.readouterr()

    return answer


@pytest.mark.parametrize("form", [form for form in reporting.FORMATS if form != "json"])
def test_every_format_names_the_place_in_the_file(run, form: str) -> None:  # type: ignore[no-untyped-def]
    """Not only the line of a text that the user has never seen."""
    status, out, _ = run("check", "报告.docx", "--format", form)
    assert status == 1
    assert "第2段" in out
    assert "表1第5行" in out


def test_json_keeps_the_contract(run) -> None:  # type: ignore[no-untyped-def]
    """where is for people; line and column are those of the text that ``read`` prints."""
    _, out, _ = run("check", "报告.docx", "--format", "json")
    report = json.loads(out)["reports"][0]
    jsonschema.validate(json.loads(out), SCHEMA)
    _, text, told = run("read", "报告.docx")
    lines = text.split("\n")
    total = next(finding for finding in report["findings"] if finding["quote"] == "650.3")
    assert lines[total["line"] - 1][total["column"] - 1 : total["end_column"] - 1] == "650.3"
    assert total["where"].endswith("表1第5行「合计」列「支出数（万元）」")
    assert all(place["where"].startswith("表1第") for place in total["related"])
    assert report["notes"] == ["文中有修订，按全部接受后的文字核对"]
    assert "修订" in told


def test_read_prints_what_is_read(run) -> None:  # type: ignore[no-untyped-def]
    """Of several files each under its path; what cannot be read is said, and the others are printed."""
    Path("a.txt").write_text("支出1万元。", encoding="utf-8")
    status, out, told = run("read", "a.txt", "missing.docx", "报告.docx")
    assert status == 2
    assert out.startswith("==> a.txt <==\n支出1万元。\n==> 报告.docx <==\n一、资金情况\n")
    assert "missing.docx" in told
    assert run("read", "报告.docx", "--output", "报告.docx")[0] == 2


def test_a_folder_is_walked_for_documents(run) -> None:  # type: ignore[no-untyped-def]
    """Without what Word leaves beside an open file."""
    Path("~$报告.docx").write_bytes(b"\x05")
    status, out, told = run("check", ".")
    assert (status, told) == (1, "")
    assert "报告.docx:2:" in out
