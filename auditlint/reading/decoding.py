"""bytes -> text: byte-order mark, then strict UTF-8, then GB18030."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from auditlint.errors import EmptyFile, MissingFile, NotText, TooLarge, Unreadable
from auditlint.files import read_regular
from auditlint.model.bounds import Bounds
from auditlint.model.source import Source
from auditlint.model.words import Words

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Control characters that no text editor writes; a few may come from a conversion.
_CONTROLS = {chr(code) for code in range(32)} - set("\t\n\r\x0b\x0c\x1b")
_SIGNATURES = (
    (b"PK\x03\x04", "Word/Excel（.docx、.xlsx）"),
    (b"%PDF", "PDF"),
    (b"\xd0\xcf\x11\xe0", "Word/Excel（.doc、.xls）"),
    (b"{\\rtf", "RTF"),
)
# A quarter of any report's characters are among these; of random ones, one in fifty.
_COMMON = frozenset(
    "的一是在不了有和人中大为上个以要时来用生到作地于出分对成会可主发年动同工能下过子产种面方后多定行法所民得经"
    "十三之进等部度家电力里如水化高二理起小实加量都两体制机当使点从业本去把性应开它合还因由其些然前天政四日社义事"
    "平形全表间样与关各重新线内数正明看原又利比或但质气第向道此变条没结解问意建月公无系军情最立代想已通并提直题程"
    "展五果料员革位入常文总次品式活设及管特件长求基资边流路级少图山统接知较将组见计别手期根论运农指几九区强放决西"
    "被做必先回任取据处队南给色光门即保治北造百规七海口东导器压金增争济阶收入支出预算财项目万元亿其市县省绩效"
)
_COMMON_SHARE = 0.25
_FEWEST_HAN = 40
_MOST_CONTROLS = 0.005
# A bell, a backspace, the end mark of DOS: a text with a few of them is one, however short, but for a scrap of bytes.
_FEW_CONTROLS = 8
_SCRAP = 4
_LINE_ENDS = re.compile("\r(?!\n)|[\x85\u2028\u2029]")


def fetch(path: Path, bounds: Bounds) -> bytes:
    """A file's bytes. Raises MissingFile, NotRegular, TooLarge, Unreadable."""
    try:
        data = read_regular(path, bounds.file_bytes)
    except FileNotFoundError as error:
        raise MissingFile(str(path)) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise Unreadable(str(path), Words(f"无法读取（{why}）", f"cannot be read ({why})")) from error
    refuse_size(len(data), str(path), bounds)
    return data


def refuse_size(size: int, path: str, bounds: Bounds) -> None:
    """Raises TooLarge where a file has more bytes than the bounds allow."""
    if size > bounds.file_bytes:
        most = f"bounds: megabytes {bounds.megabytes}"
        raise TooLarge(path, Words(f"文件过大，未作核对（上限 {most}）", f"too large: not checked ({most})"))


def decode(data: bytes, path: str, encoding: str | None = None) -> Source:
    """Bytes of a text -> Source. ``encoding`` overrides what the bytes say. Raises EmptyFile, NotText."""
    text, name = decode_plainly(data, path, encoding)
    return Source(path, _with_line_feeds(text), name)


def decode_plainly(data: bytes, path: str, encoding: str | None = None) -> tuple[str, str]:
    """The text to the letter, and the name of its encoding. Raises EmptyFile, NotText."""
    if not data.strip():
        raise EmptyFile(path)
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise NotText(path, *_other_kind(kind))
    for name in [encoding] if encoding else _candidates(data):
        try:
            text = data.decode(name)
        except (UnicodeDecodeError, LookupError):
            continue
        if not text.strip("\ufeff \t\r\n"):
            raise EmptyFile(path)
        if _reads_as_text(text) and (encoding or name != "gb18030" or _reads_as_chinese(text)):
            return text, name
    raise NotText(path, *(_wrong_encoding(encoding) if encoding else ()))


def _with_line_feeds(text: str) -> str:
    """Lines that end as on old machines, in a carriage return alone, end so that they are seen; places stay."""
    return _LINE_ENDS.sub("\n", text)


def _wrong_encoding(encoding: str) -> tuple[Words, Words]:
    what = Words(f"按 {encoding} 解码不成文本", f"not a text in {encoding}")
    return what, Words("请换一种编码，或去掉 --encoding 由程序识别", "name another, or let it be recognised")


def _other_kind(kind: str) -> tuple[Words, Words]:
    what = Words(f"这是{kind}文件，不是文本", f"a {kind} file, not a text")
    return what, Words("请另存为纯文本（.txt）后再核对", "save it as plain text (.txt) first")


def _candidates(data: bytes) -> list[str]:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return [name]
    return ["utf-8", "gb18030"]


def _reads_as_chinese(text: str) -> bool:
    """Whether the commonest characters are common: Big5 read as GB18030 is Chinese characters at random."""
    han = [c for c in text[:20_000] if "\u4e00" <= c <= "\u9fff"]
    return len(han) < _FEWEST_HAN or sum(c in _COMMON for c in han) >= _COMMON_SHARE * len(han)


def _reads_as_text(text: str) -> bool:
    sample = text[:100_000]
    if "\x00" in sample:
        return False
    controls = sum(sample.count(control) for control in _CONTROLS)
    return controls <= max(_MOST_CONTROLS * len(sample), min(_FEW_CONTROLS, len(sample) // _SCRAP))
