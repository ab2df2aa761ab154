"""The copies as LibreOffice sees them: it opens them, and hands on text, tables and remarks. Skipped without it."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from auditlint import reading
from tests.annotating.making import ROOT, audited, comments, copy_of, said
from tests.annotating.test_sheets import workbook
from tests.documents.converting import to_docx

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
pytestmark = pytest.mark.skipif(OFFICE is None, reason="no LibreOffice")


def converted(data: bytes, name: str, to: str, folder: Path) -> bytes:
    """The file as LibreOffice writes it."""
    assert OFFICE is not None
    source = folder / name
    source.write_bytes(data)
    out = folder / "out"
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [OFFICE, "--headless", profile, "--convert-to", to, "--outdir", str(out), str(source)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=180, check=False)
    made = out / f"{source.stem}.{to}"
    assert made.exists(), done.stderr
    return made.read_bytes()


@pytest.mark.parametrize("stem", ["every-family", "space-aligned"])
def test_word_survives_the_round_trip(stem: str, tmp_path: Path) -> None:
    """Opened and saved by LibreOffice, the copy has the original's text, tables and styles, and the remarks."""
    import docx

    original = to_docx(reading.load(ROOT / "examples" / f"{stem}.txt"))
    copy = copy_of(original, "r.docx")
    back = converted(copy, "copy.docx", "docx", tmp_path)
    plain = converted(original, "plain.docx", "docx", tmp_path)
    one, other = docx.Document(io.BytesIO(back)), docx.Document(io.BytesIO(plain))
    assert [paragraph.text for paragraph in one.paragraphs] == [paragraph.text for paragraph in other.paragraphs]
    styles = [[p.style.name for p in each.paragraphs if p.style is not None] for each in (one, other)]
    assert styles[0] == styles[1]
    tables = [
        [[cell.text for cell in row.cells] for table in each.tables for row in table.rows] for each in (one, other)
    ]
    assert tables[0] == tables[1]
    kept = list(comments(back).values())
    told = list(comments(copy).values())
    assert [about for _, about in kept] == [about for _, about in told]
    assert ["".join(words.split()) for words, _ in kept] == ["".join(words.split()) for words, _ in told]
    assert said(audited(back, "r.docx")) == said(audited(plain, "r.docx"))


def test_excel_survives_the_round_trip(tmp_path: Path) -> None:
    """The note and the colour are there when LibreOffice has saved the copy, and the values."""
    openpyxl = pytest.importorskip("openpyxl")
    data = workbook("请复核")
    back = converted(copy_of(data, "r.xlsx"), "copy.xlsx", "xlsx", tmp_path)
    plain = converted(data, "plain.xlsx", "xlsx", tmp_path)
    one, other = (openpyxl.load_workbook(io.BytesIO(each))["支出 & 表"] for each in (back, plain))
    assert [[cell.value for cell in row] for row in one.iter_rows()] == [
        [cell.value for cell in row] for row in other.iter_rows()
    ]
    assert "合计行与各行之和不符" in one["C5"].comment.text
    assert one["C5"].fill.fgColor.rgb == "FFFFC7CE"
    assert one["A2"].comment.text.startswith("请复核")
    assert said(audited(back, "r.xlsx")) == said(audited(plain, "r.xlsx"))
