"""bytes -> text: what decodes, as what, and what is refused."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from auditlint.errors import EmptyFile, InputError, MissingFile, NotText, TooLarge
from auditlint.model.bounds import Bounds
from auditlint.reading import load, open_bytes
from auditlint.reading.decoding import decode
from tests.strategies import report_text

TEXT = "支出合计１２．５万元，\r\n其中：\t㐀𠀀①—〔2024〕18号"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030"])
def test_the_bytes_tell_their_encoding(encoding: str) -> None:
    """A mark decides, else UTF-8 if it is that, else GB18030; no character or line end is changed."""
    source = decode(TEXT.encode(encoding), "a.txt")
    assert source.text == TEXT
    assert source.encoding == encoding


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE])
def test_big_endian_marks_are_known(mark: bytes) -> None:
    """UTF-16 and UTF-32 with the high byte first."""
    name = "utf-16-be" if len(mark) == 2 else "utf-32-be"
    assert decode(mark + TEXT.encode(name), "a.txt").text == TEXT


def test_an_encoding_that_is_named_is_used() -> None:
    """What the user says overrides what the bytes look like; a wrong or unknown name is no text."""
    assert decode("支出".encode("big5"), "a.txt", "big5").text == "支出"
    for name in ("ascii", "no-such-encoding"):
        with pytest.raises(NotText):
            decode("支出".encode(), "a.txt", name)


@pytest.mark.parametrize("data", [b"", b" \r\n\t", codecs.BOM_UTF8, codecs.BOM_UTF8 + b"\n"])
def test_nothing_is_said_to_be_nothing(data: bytes) -> None:
    """A file of blanks is empty, with a mark or without."""
    with pytest.raises(EmptyFile):
        decode(data, "a.txt")


@pytest.mark.parametrize("data", [b"PK\x03\x04\x14\x00\x08\x00" * 9, b"\xff\xfe\xff\x00\xd8\x00\xd8", b"\x00\x01" * 50])
def test_bytes_that_are_no_text_are_refused(data: bytes) -> None:
    """A zip, half a surrogate and noughts are NotText, not a report full of question marks."""
    with pytest.raises(NotText):
        decode(data, "a.bin")


@settings(max_examples=60, deadline=None)
@given(report_text())
def test_utf8_comes_back_as_written(text: str) -> None:
    """Every text of report characters survives, byte for byte; only what is all blank is refused."""
    data = text.encode()
    if text.strip("\ufeff \t\r\n") and data.strip():
        assert decode(data, "a.txt").text == text


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60))
def test_any_bytes_decode_or_are_refused(data: bytes) -> None:
    """There is no third outcome."""
    try:
        source = decode(data, "a.txt")
    except InputError:
        return
    assert source.text.strip()


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=60), st.sampled_from(["a.docx", "a.html", "a.csv", "a.xlsx", "a.pdf", "a.doc", "a.txt"]))
def test_any_bytes_open_or_are_refused(data: bytes, name: str) -> None:
    """Whatever the file is called."""
    try:
        source = open_bytes(data, name)
    except InputError:
        return
    assert source.text.strip()


def test_files_are_bounded(tmp_path: Path) -> None:
    """One byte over the bound is refused before it is read; at the bound it is read."""
    path = tmp_path / "a.txt"
    path.write_bytes(b"a" * 1024 * 1024)
    assert load(path, bounds=Bounds(megabytes=1)).text[0] == "a"
    path.write_bytes(b"a" * 1024 * 1024 + b"b")
    with pytest.raises(TooLarge, match="megabytes 1"):
        load(path, bounds=Bounds(megabytes=1))


def test_a_missing_file_is_missing(tmp_path: Path) -> None:
    """And a folder is unreadable: both are input errors with the path in them."""
    with pytest.raises(MissingFile, match=r"none\.txt"):
        load(tmp_path / "none.txt")
    with pytest.raises(InputError, match=tmp_path.name):
        load(tmp_path)
