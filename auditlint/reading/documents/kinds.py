"""Bytes and a name -> the kind of document, and its reader. What the bytes say counts more than the name."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum

from auditlint.errors import Damaged, NotText, Protected
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.documents.flow import Flow


class Kind(Enum):
    """A kind of file by the suffix that it usually has."""

    DOCX = "docx"
    XLSX = "xlsx"
    ODS = "ods"
    XLS = "xls"
    OFFICE = "office"  # what only an office program opens: .doc, .wps, .odt, .rtf
    PDF = "pdf"
    HTML = "html"
    CSV = "csv"


Reader = Callable[[bytes, str, str | None, Bounds], Flow]

_ZIP = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HTML_START = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OFFICE_SUFFIXES = (".doc", ".wps", ".odt", ".rtf", ".dot", ".wpt", ".ott", ".uot", ".uof", ".et", ".ett")
# Names of a compound file's streams, in UTF-16 as they stand in its directory.
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = ("Workbook".encode("utf-16-le"), "Book\0\0".encode("utf-16-le"))
_WORD = "WordDocument".encode("utf-16-le")


def kind_of(data: bytes, path: str) -> Kind | None:
    """The kind of document that the bytes hold; nothing for plain text. Raises InputError."""
    name = path.lower()
    if not data.strip():
        return None
    if data.startswith(_ZIP):
        return _packed(data, path)
    if data.startswith(_COMPOUND):
        return _compound(data, path)
    if b"%PDF-" in data[:1024] and not name.endswith((".txt", ".md")):
        return Kind.PDF
    if data.startswith(b"{\\rtf"):
        return Kind.OFFICE
    if name.endswith((".html", ".htm", ".xhtml", ".shtml")) or _HTML_START.match(data[:4096].lstrip(b"\xef\xbb\xbf")):
        return Kind.HTML
    if name.endswith((".csv", ".tsv")):
        return Kind.CSV
    if name.endswith((".docx", ".xlsx", ".xlsm", ".ods", ".odt", ".pdf", ".xls", ".doc", ".wps")):
        raise Damaged(path)
    return None


def _packed(data: bytes, path: str) -> Kind:
    """By the parts that the archive's directory names; it stands at the end of the file."""
    if b"word/" in data or path.lower().endswith((".docx", ".docm", ".dotx")):
        return Kind.DOCX
    if b"xl/" in data:
        return Kind.XLSX
    if b"content.xml" in data and not (b"opendocument.text" in data[:200] or path.lower().endswith((".odt", ".ott"))):
        return Kind.ODS
    if b"content.xml" in data:
        return Kind.OFFICE
    if path.lower().endswith((".xlsx", ".xlsm", ".ods", ".odt")):
        raise Damaged(path)
    raise NotText(
        path,
        Words("这是压缩包，不是报告", "an archive, not a report"),
        Words("请解压后再核对", "unpack it and check what is in it"),
    )


def _compound(data: bytes, path: str) -> Kind:
    if _ENCRYPTED_PACKAGE in data:
        raise Protected(path)
    if _WORD not in data and any(stream in data for stream in _WORKBOOK):
        return Kind.XLS
    return Kind.OFFICE


def reader_of(kind: Kind) -> Reader:
    """The reader of a kind, loaded when it is asked for."""
    return _READERS[kind]


def _docx(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.archives import Archive
    from auditlint.reading.documents.docx import read_docx

    return read_docx(Archive(data, path, bounds), bounds)


def _html(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.html import read_html

    return read_html(data, path, encoding, bounds)


def _xlsx(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.archives import Archive
    from auditlint.reading.documents.sheets.xlsx import read_xlsx

    return read_xlsx(Archive(data, path, bounds), bounds)


def _ods(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.archives import Archive
    from auditlint.reading.documents.sheets.ods import read_ods

    return read_ods(Archive(data, path, bounds), bounds)


def _xls(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.sheets.xls import read_xls

    return read_xls(data, path, bounds)


def _csv(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.sheets.delimited import read_delimited

    return read_delimited(data, path, encoding, bounds)


def _office(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.office import converted

    made, name = converted(data, path, bounds)
    return (_xlsx if name.endswith(".xlsx") else _docx)(made, path, encoding, bounds)


def _pdf(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Flow:
    from auditlint.reading.documents.pdf import read_pdf

    return read_pdf(data, path, bounds)


_READERS: dict[Kind, Reader] = {
    Kind.DOCX: _docx,
    Kind.HTML: _html,
    Kind.XLSX: _xlsx,
    Kind.ODS: _ods,
    Kind.XLS: _xls,
    Kind.CSV: _csv,
    Kind.PDF: _pdf,
    Kind.OFFICE: _office,
}
