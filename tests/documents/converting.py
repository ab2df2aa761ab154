"""A report as text -> the same as Word, HTML and PDF document, its tables as real ones."""

from __future__ import annotations

import html
import io
import re
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from auditlint import reading
from auditlint.model.source import Source
from auditlint.model.table import Table, forms
from auditlint.reading.documents import office

_GAP = re.compile(r"[ \u3000]{2,}|\u3000")
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
Part = str | list[list[str]]


def parts_of(source: Source) -> Iterator[Part]:
    """Paragraphs and tables in order; a table is rows of cells, the last of which fills what is left."""
    document = reading.structure(source)
    at = 0
    for form in forms(document.tables):  # the parts of a form are one table with cells of different widths
        yield from _paragraphs(source.text[at : form[0].span.start])
        yield [row for table in form for row in _grid(table, source)]
        at = form[-1].span.end
    yield from _paragraphs(source.text[at:])


def _paragraphs(text: str) -> Iterator[str]:
    return (_CONTROLS.sub("", line).replace("\t", "\u3000") for line in text.split("\n") if line.strip())


def _grid(table: Table, source: Source) -> list[list[str]]:
    rows = [[""] * table.width for _ in range(table.height)]
    for cell in table.cells:
        text = _CONTROLS.sub("", source[cell.span]).replace("\n", " ")
        rows[cell.row][cell.column] = "\u3000" * (cell.indent // 2) + text
    return rows


def to_docx(source: Source) -> bytes:
    """By python-docx."""
    import docx

    document = docx.Document()
    for part in parts_of(source):
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        width = max(map(len, part))
        table = document.add_table(rows=len(part), cols=width, style="Table Grid")
        for row, cells in zip(table.rows, part, strict=True):
            own = row.cells
            if len(cells) < width:
                own[len(cells) - 1].merge(own[-1])
            for cell, text in zip(own, cells, strict=False):
                cell.text = text
        document.add_paragraph("")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def to_cells(source: Source) -> bytes:
    """The text of the Word document as office programs save it: one cell a line, blank cells as blank lines."""
    import docx

    lines: list[str] = []
    for part in docx.Document(io.BytesIO(to_docx(source))).iter_inner_content():
        if isinstance(part, docx.table.Table):
            for row in part.rows:
                cells = {id(cell._tc): cell for cell in row.cells}  # a merged cell stands in several columns
                lines += [cell.text for cell in cells.values()]
        else:
            lines.append(part.text)
    return "\n".join(lines).encode()


def to_html(source: Source) -> bytes:
    """A page with a site around it."""
    told = []
    for part in parts_of(source):
        if isinstance(part, str):
            told.append(f"<p>{html.escape(part)}</p>")
        else:
            width = max(map(len, part))
            told.append("<table>")
            for row in part:
                cells = "".join(f"<td>{html.escape(cell)}</td>" for cell in row[:-1])
                told.append(f"<tr>{cells}<td colspan={width - len(row) + 1}>{html.escape(row[-1])}</td></tr>")
            told.append("</table>")
    bar = "<div><a href='/'>首页</a> <a href='/news'>新闻</a> <a href='/open'>政务公开</a></div>"
    return f"<!DOCTYPE html><html><body>{bar}<div class=main>{''.join(told)}</div>{bar}</body></html>".encode()


def by_office(docx: bytes, suffix: str) -> bytes:
    """The Word document as LibreOffice writes it in another format."""
    command = office.program()
    assert command is not None
    with tempfile.TemporaryDirectory() as folder:
        given = Path(folder, "report.docx")
        given.write_bytes(docx)
        profile = Path(folder, "profile").as_uri()
        subprocess.run(
            [
                command,
                f"-env:UserInstallation={profile}",
                "--headless",
                "--convert-to",
                suffix,
                "--outdir",
                folder,
                given,
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return Path(folder, f"report.{suffix}").read_bytes()


def _kept(text: str) -> str:
    """Blanks that reportlab would leave out."""
    return html.escape(_GAP.sub(lambda gap: "\xa0" * 4 * len(gap.group()), text))


def to_pdf(source: Source) -> bytes:
    """By reportlab: pages with numbers, paragraphs set in and broken at the margin, tables with rules.

    The pages are wide, so that few cells wrap: the font is not in the file, and of what stands alone on a line
    in such a font pdfium sees nothing.
    """
    from reportlab.lib import colors
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    font = "STSong-Light"
    pdfmetrics.registerFont(UnicodeCIDFont(font))
    text = ParagraphStyle("text", fontName=font, fontSize=12, leading=20, wordWrap="CJK", firstLineIndent=24)
    small = ParagraphStyle("cell", fontName=font, fontSize=8, leading=11, wordWrap="CJK")
    told = []
    for part in parts_of(source):
        if isinstance(part, str):
            told.append(Paragraph(_kept(part.strip()), text))
        else:
            width = max(map(len, part))
            cells = [[Paragraph(_kept(cell), small) for cell in (*row, *[""] * (width - len(row)))] for row in part]
            style = [("GRID", (0, 0), (-1, -1), 0.5, colors.black)]
            style += [("SPAN", (len(row) - 1, at), (-1, at)) for at, row in enumerate(part) if len(row) < width]
            told.append(Table(cells, [1090 / width] * width, style=style, repeatRows=1))
    stream = io.BytesIO()

    def number(canvas: object, page: object) -> None:
        canvas.setFont(font, 9)  # type: ignore[attr-defined]
        canvas.drawCentredString(595, 30, f"- {canvas.getPageNumber()} -")  # type: ignore[attr-defined]

    SimpleDocTemplate(stream, pagesize=(1190, 842), leftMargin=50, rightMargin=50).build(
        told, onFirstPage=number, onLaterPages=number
    )
    return stream.getvalue()
