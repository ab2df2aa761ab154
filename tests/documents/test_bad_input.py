"""Files built to harm, or broken: one clear line, status 2, in bounded time and memory, and the others are checked."""

from __future__ import annotations

import io
import time
import zipfile
from pathlib import Path

import pytest

from auditlint import cli, reading
from auditlint.errors import Damaged, InputError, NeedsOffice, NotText, Protected, TooLarge, Unsafe
from auditlint.model.bounds import Bounds
from auditlint.reading.documents import office
from tests.documents.packing import HEAD, W, cell, docx, packed, paragraph, table

TEXT = paragraph("全年支出100万元。")
LAUGHS = '<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>'


def opened(data: bytes, name: str = "报告.docx", **bounds: int) -> str:
    return reading.open_bytes(data, name, bounds=Bounds(**bounds)).text


def of_document(xml: str | bytes) -> bytes:
    """A Word document of this main part."""
    return packed({"word/document.xml": xml})


@pytest.mark.parametrize(
    "part",
    [
        f"{HEAD}{LAUGHS}<w:document {W}><w:body>{paragraph('&b;')}</w:body></w:document>",
        f'{HEAD}<!DOCTYPE d SYSTEM "file:///etc/passwd"><w:document {W}><w:body/></w:document>',
        (f"{LAUGHS}<w:document {W}><w:body>{TEXT}</w:body></w:document>").encode("utf-16"),
        f'<?xml version="1.0" encoding="cp037"?><w:document {W}><w:body/></w:document>',
        f"{LAUGHS}<w:document {W}><w:body>{TEXT}</w:body></w:document>".encode("utf-16-le"),
    ],
    ids=["entities", "outside", "utf-16", "ebcdic", "utf-16 without a mark"],
)
def test_document_types_are_refused(part: str | bytes) -> None:
    """Whatever the encoding hides: nothing is expanded, nothing fetched."""
    with pytest.raises((Unsafe, Damaged)):
        opened(of_document(part))


def test_zip_bombs_are_refused_before_they_unfold() -> None:
    """A part that unpacks to a thousand times its size; the memory for it is never taken."""
    bomb = packed({"word/document.xml": b"0" * 200_000_000})
    began = time.monotonic()
    with pytest.raises(TooLarge, match="unpacked_megabytes"):
        opened(bomb)
    with pytest.raises(TooLarge, match="expansion"):
        opened(bomb, unpacked_megabytes=1000)
    assert time.monotonic() - began < 5


def test_an_archive_that_lies_about_its_sizes() -> None:
    """What is unpacked is counted, not what is declared."""
    data = bytearray(packed({"word/document.xml": b" " * 50_000_000}))
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises((Damaged, TooLarge)):
        opened(bytes(data))


@pytest.mark.parametrize("name", ["../../etc/cron.d/x", "/etc/passwd", "word\\..\\..\\x", "C:/x"])
def test_names_that_climb_out_are_refused(name: str) -> None:
    """Nothing is unpacked to disk, and such an archive is no report."""
    with pytest.raises(Unsafe):
        opened(packed({"word/document.xml": "<x/>", name: "x"}))


def test_encrypted_documents_say_so() -> None:
    """Parts with a password, and the envelope in which Word puts an encrypted document."""
    data = bytearray(docx(TEXT))
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(Protected):
        opened(bytes(data))
    envelope = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500
    with pytest.raises(Protected):
        opened(envelope)


def test_deep_nests_are_refused() -> None:
    """Elements inside elements beyond what any program writes."""
    deep = "<w:sdt><w:sdtContent>" * 3000 + TEXT + "</w:sdtContent></w:sdt>" * 3000
    with pytest.raises(InputError):
        opened(docx(deep))


def test_elements_are_bounded() -> None:
    """A part of nothing but tags."""
    with pytest.raises(TooLarge, match="elements 1000"):
        opened(docx("<w:p/>" * 5000), elements=1000)


def test_long_tables_are_cut_and_it_is_said() -> None:
    """What fits is judged; the rest is named."""
    rows = [cell(f"项目{number}") + cell(str(number)) for number in range(3000)]
    source = reading.open_bytes(docx(table(*rows)), "a.docx", bounds=Bounds(rows=500))
    assert source.text.count("\n| ") < 501
    assert "3000" in source.unread[0].zh
    assert "500" in source.unread[0].zh


def test_wide_tables_are_cut() -> None:
    """A row of ten thousand cells takes no more than the bound."""
    rows = ["".join(cell(str(number)) for number in range(2000))] * 3
    widest = max(line.count("|") for line in opened(docx(table(*rows)), columns=50).split("\n"))
    assert widest <= 51


def test_large_pages_are_cut_and_it_is_said() -> None:
    """Elements without end take bounded memory; what was left out is told."""
    page = ("<p>全年支出100万元。</p>" + "<div>" * 40_000).encode()
    source = reading.open_bytes(page, "a.html", bounds=Bounds(elements=10_000))
    assert source.text.startswith("全年支出100万元。")
    assert "elements 10000" in source.unread[0].en


def test_spans_of_a_million_columns() -> None:
    """Merged over more columns than there are."""
    rows = cell("甲", '<w:gridSpan w:val="999999999"/>') + cell("1"), cell("乙") + cell("2")
    assert "乙" in opened(docx(table(*rows)))
    page = "<table><tr><td colspan=999999999 rowspan=99999999>甲</td></tr><tr><td>乙<td>1</table>"
    assert "乙" in opened(f"<html><body>{page}</body></html>".encode(), "a.html")


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".pdf", ".ods", ".xls", ".doc"])
def test_a_text_under_a_documents_name(suffix: str) -> None:
    """A download that failed is often a page of text; it is not taken for a report."""
    with pytest.raises(Damaged):
        opened(b"\x01\x02 not found", f"a{suffix}")


@pytest.mark.parametrize("kind", ["docx", "xlsx"])
def test_every_cut_of_a_document_is_an_answer_or_one_error(kind: str) -> None:
    """No length at which a file is cut off makes the program fall."""
    data = docx(TEXT * 30, styles=f"<w:styles {W}/>") if kind == "docx" else packed({"xl/workbook.xml": "<workbook/>"})
    for length in range(0, len(data), 7):
        try:
            opened(data[:length], f"a.{kind}")
        except InputError:
            continue


def test_changed_bytes_are_an_answer_or_one_error() -> None:
    """Any byte may be another."""
    data = docx(TEXT * 3 + table(cell("甲") + cell("1"), cell("乙") + cell("2")))
    for at in range(0, len(data), 11):
        try:
            opened(data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])
        except InputError:
            continue


def test_other_archives_are_named() -> None:
    """A zip of several reports."""
    with pytest.raises(NotText):
        opened(packed({"a.txt": "x"}), "reports.zip")


def test_without_an_office_old_documents_ask_to_be_saved_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that says what to do."""
    monkeypatch.setattr(office, "program", lambda: None)
    with pytest.raises(NeedsOffice, match=r"\.docx"):
        opened(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a.doc")


def test_an_office_that_makes_nothing_is_an_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It exits with 0 also where it failed: what counts is the file. A slow one is stopped."""
    idle, slow = tmp_path / "idle", tmp_path / "slow"
    idle.write_text("#!/bin/sh\nexit 0\n")
    slow.write_text("#!/bin/sh\nexec sleep 30\n")
    for each in (idle, slow):
        each.chmod(0o755)
        monkeypatch.setattr(office, "program", lambda each=each: str(each))
        with pytest.raises(Damaged):
            opened(b"{\\rtf1 x}", "a.rtf", seconds=1)


def test_an_office_converts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """What it makes is read under the name of the file that was given."""
    made = tmp_path / "made.docx"
    made.write_bytes(docx(TEXT))
    program = tmp_path / "soffice"
    # The folder to write to is the last option, the file the last word.
    program.write_text(
        f'#!/bin/sh\nwhile [ "$1" != --outdir ]; do shift; done\nmkdir -p "$2"\ncp {made} "$2/report.docx"\n'
    )
    program.chmod(0o755)
    monkeypatch.setattr(office, "program", lambda: str(program))
    source = reading.open_bytes(b"{\\rtf1 x}", "报告.rtf")
    assert (source.path, source.text) == ("报告.rtf", "全年支出100万元。\n")


@pytest.mark.skipif(office.program() is None, reason="LibreOffice is not installed")
def test_libreoffice_converts() -> None:
    """The real one."""
    rtf = b"{\\rtf1\\ansi {\\fonttbl\\f0 Arial;}\\f0 The total is 100 yuan.\\par}"
    assert opened(rtf, "a.rtf").strip() == "The total is 100 yuan."


def test_one_bad_file_does_not_keep_the_others_from_being_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Status 2, one line for it, and the findings of the rest."""
    broken = "全年支出100万元，其中：基本支出60万元，项目支出30万元。"
    (tmp_path / "a.docx").write_bytes(of_document(f"{HEAD}{LAUGHS}<w:document {W}/>"))
    (tmp_path / "b.docx").write_bytes(docx(paragraph(broken)))
    (tmp_path / ".auditlint.yaml").write_text("bounds: {rows: 100}\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "."])
    out, err = capfd.readouterr()
    assert ended.value.code == 2
    assert err.count("\n") == 1
    assert err.startswith("auditlint: a.docx：文件部件中含有 DOCTYPE")
    assert "A101" in out


def test_a_bound_that_is_met_is_status_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Part of the work was not done, and the configuration's bound is named."""
    rows = [cell(f"项目{number}") + cell(str(number)) for number in range(30)]
    (tmp_path / "a.docx").write_bytes(docx(table(*rows)))
    (tmp_path / ".auditlint.yaml").write_text("bounds: {rows: 10}\n")
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as ended:
        cli.main(["check", "a.docx", "--lang", "en"])
    assert ended.value.code == 2
    assert "beyond the bounds (rows 10" in capfd.readouterr().err


def test_archives_of_many_parts_are_refused() -> None:
    """Tens of thousands of names are no report."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
        for number in range(21_000):
            archive.writestr(f"word/{number}", "")
    with pytest.raises(Unsafe):
        opened(stream.getvalue())
