"""bytes -> Source -> Document. The only room that knows encodings, file formats and page layout."""

from __future__ import annotations

from pathlib import Path

from auditlint.model.document import Document
from auditlint.model.source import Source
from auditlint.reading.decoding import decode, load
from auditlint.reading.normalising import flatten
from auditlint.reading.paragraphs import find_paragraphs, place_tables
from auditlint.reading.tables import find_tables

__all__ = ["decode", "load", "read", "structure"]


def structure(source: Source) -> Document:
    """Source -> Document with its paragraphs, headings and tables."""
    flat = flatten(source.text, source.characters)
    tables = find_tables(source, flat)
    paragraphs = find_paragraphs(source, tuple(table.span for table in tables), flat)
    return Document(source, paragraphs, place_tables(tables, paragraphs))


def read(path: Path, encoding: str | None = None) -> Document:
    """A file's path -> its structure. Raises InputError."""
    return structure(load(path, encoding))
