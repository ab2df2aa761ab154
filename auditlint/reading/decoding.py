"""bytes -> text: byte-order mark, then strict UTF-8, then GB18030."""

from __future__ import annotations

import codecs
from pathlib import Path

from auditlint.errors import EmptyFile, MissingFile, NotText, TooLarge, Unreadable
from auditlint.model.source import Source
from auditlint.model.words import Words

# A report of 30 million characters is some other file; the bound keeps memory and time in hand.
MAX_BYTES = 64 * 1024 * 1024

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text editor writes; a few may come from a conversion.
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\x0b\x0c\x1b")
_MOST_CONTROLS = 0.005


def load(path: Path, encoding: str | None = None) -> Source:
    """Read a file. Raises MissingFile, TooLarge, EmptyFile, NotText, Unreadable."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TooLarge(str(path))
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise MissingFile(str(path)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Unreadable(str(path), Words(f"无法读取（{why}）", f"cannot be read ({why})")) from error
    return decode(data, str(path), encoding)


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    """Bytes -> Source. ``encoding`` overrides what the bytes say. Raises EmptyFile, NotText."""
    if not data.strip():
        raise EmptyFile(path)
    for name in [encoding] if encoding else _candidates(data):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if not text.strip("\ufeff \t\r\n"):
            raise EmptyFile(path)
        if _reads_as_text(text):
            return Source(path, text, name)
    raise NotText(path)


def _candidates(data: bytes) -> list[str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return [name]
    return ["utf-8", "gb18030"]


def _reads_as_text(text: str) -> bool:
    sample = text[:100_000]
    if "\x00" in sample:
        return False
    return sum(sample.count(control) for control in _CONTROLS) <= _MOST_CONTROLS * len(sample)
