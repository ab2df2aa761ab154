"""bytes -> Source -> Document. The only room that knows encodings, file formats and page layout."""

from __future__ import annotations

from pathlib import Path

from auditlint.errors import EmptyFile, TooLarge
from auditlint.model.bounds import Bounds
from auditlint.model.document import Document
from auditlint.model.source import Source
from auditlint.model.words import Words
from auditlint.reading.decoding import decode, fetch, refuse_size
from auditlint.reading.documents import read_document
from auditlint.reading.normalising import flatten
from auditlint.reading.paragraphs import find_paragraphs, place_tables
from auditlint.reading.remarks import without_remarks
from auditlint.reading.tables import WIDEST, find_tables

__all__ = ["decode", "fetch", "load", "open_bytes", "read", "structure", "too_wide"]

_USUAL = Bounds()


def structure(source: Source) -> Document:
    """Source -> Document with its paragraphs, headings and tables."""
    flat = without_remarks(source, flatten(source.text, source.characters))
    tables = find_tables(source, flat)
    paragraphs = find_paragraphs(source, tuple(table.span for table in tables), flat)
    return Document(source, paragraphs, place_tables(tables, paragraphs))


def too_wide(document: Document) -> tuple[Words, ...]:
    """What to say of tables that have more columns than are read."""
    wide = [table for table in document.tables if table.width > WIDEST]
    lines = [document.source.line_column(table.span.start)[0] for table in wide]
    return tuple(
        Words(
            f"第 {line} 行的表超过 {WIDEST} 列，未核对",
            f"the table in line {line} has over {WIDEST} columns: not checked",
        )
        for line in lines
    )


def load(path: Path, encoding: str | None = None, bounds: Bounds = _USUAL) -> Source:
    """A file, whatever its kind. Raises InputError."""
    return open_bytes(fetch(path, bounds), str(path), encoding, bounds)


def open_bytes(data: bytes, path: str, encoding: str | None = None, bounds: Bounds = _USUAL) -> Source:
    """The bytes of a file of this name. Raises InputError."""
    refuse_size(len(data), path, bounds)
    source = read_document(data, path, encoding, bounds)
    if source is None:
        return decode(data, path, encoding)
    if not source.text.strip():
        raise TooLarge(path, source.unread[0]) if source.unread else EmptyFile(path)
    return source


def read(path: Path, encoding: str | None = None) -> Document:
    """A file's path -> its structure. Raises InputError."""
    return structure(load(path, encoding))
