"""bytes of a document (Word, Excel, PDF, HTML, CSV) -> Source: the text that auditlint reads, and where it stands.

Each kind has a reader that makes a Flow of paragraphs and grids; ``writing`` makes the text of it. Whatever
stands behind reads that text as any other.
"""

from __future__ import annotations

from auditlint.model.bounds import Bounds
from auditlint.model.source import Source
from auditlint.reading.documents.kinds import kind_of, reader_of

__all__ = ["read_document"]


def read_document(data: bytes, path: str, encoding: str | None, bounds: Bounds) -> Source | None:
    """The text of a document; nothing where the bytes are those of a plain text. Raises InputError."""
    kind = kind_of(data, path)
    if kind is None:
        return None
    from auditlint.reading.documents.writing import write  # what a plain text does not need is not loaded

    return write(reader_of(kind)(data, path, encoding, bounds), path, kind.value, bounds)
