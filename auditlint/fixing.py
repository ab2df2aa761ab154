"""``--fix`` and ``--diff``: what can be mended in a text without touching a figure. Figures are never rewritten."""

from __future__ import annotations

import difflib
import os
import re
import sys
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from auditlint import effort
from auditlint.errors import OutputError
from auditlint.faults import as_one_line
from auditlint.model.words import Words
from auditlint.options import Options, settings_for
from auditlint.output import write_out
from auditlint.progress import Progress
from auditlint.reading.decoding import decode_plainly, fetch

_SUFFIXES = (".txt", ".md")
_HAN = "\u3400-\u9fff"
# 财预[2024]15号, 财预(2024)15号, 财预【2024】15号: the year of a document stands in 〔 〕.
_DOCUMENT = re.compile(rf"(?<=[{_HAN}])[\[［(（【﹝]((?:19|20)\d\d)[\]］)）】﹞](?=(?:第 ?)?\d{{1,5}} ?号)")
# ，， 。。 、、 ；； ：： but no row of three and more (an ellipsis), and none between digits
_DOUBLED = re.compile(r"(?<!\d)(?<![，。、；：])([，。、；：])\1(?!\1)|(?<=\d)([，。、；：])\2(?!\2|\d)")
# A half-width mark between Chinese characters or behind one before the end of the line; never beside a digit.
_MARK = re.compile(rf"(?<=[{_HAN}”）》])[ ]?([,;:?!])(?=[{_HAN}“（《]|[ \t]*$)", re.MULTILINE)
_NUMERALS = frozenset("〇零一二三四五六七八九十百千万亿两")
_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
# Code, links and markup of Markdown, comments: what stands there is not prose.
_NOT_PROSE = re.compile(r"```.*?```|`[^`\n]*`|<!--.*?-->|\]\([^)\n]*\)|https?://\S+", re.DOTALL)
_FIGURES = re.compile(r"[\d０-９.．,%％〇零一二三四五六七八九十百千万亿\-−－+]")

Mending = Callable[[str], str]


def mended(text: str) -> str:
    """The text with its marks in order. What a figure is written with is left alone, or nothing is changed at all."""
    pieces: list[str] = []
    at = 0
    for kept in _NOT_PROSE.finditer(text):
        pieces += [_prose(text[at : kept.start()]), kept.group()]
        at = kept.end()
    pieces.append(_prose(text[at:]))
    told = "".join(pieces)
    return told if _figures(told) == _figures(text) else text


def _prose(text: str) -> str:
    for mend in (_compatible, _documents, _doubled, _marks):
        text = mend(text)
    return text


def _compatible(text: str) -> str:
    """⽉ (a radical) and 金 (a compatibility character) as the characters that they look like."""
    return "".join(_plain(character) if "\u2e80" <= character <= "\ufaff" else character for character in text)


def _plain(character: str) -> str:
    if not ("\u2e80" <= character < "\u2fe0" or character >= "\uf900"):
        return character
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 and not _FIGURES.match(plain) else character


def _documents(text: str) -> str:
    return _DOCUMENT.sub(r"〔\1〕", text)


def _doubled(text: str) -> str:
    return _DOUBLED.sub(lambda match: match.group()[0], text)


def _marks(text: str) -> str:
    return _MARK.sub(_full_width, text)


def _full_width(match: re.Match[str]) -> str:
    """一,二,三 may be a row of figures; everything else is a sentence."""
    around = match.string[match.start() - 1 : match.start()], match.string[match.end() : match.end() + 1]
    return match.group() if all(each in _NUMERALS for each in around) else _FULL[match[1]]


def _figures(text: str) -> list[str]:
    """All that a figure can be written with, in order: what must be the same before and after."""
    return _FIGURES.findall(text.replace("，", "").replace(",", ""))


def fix_or_show(paths: Sequence[str], options: Options, show: bool, progress: Progress) -> bool:
    """Mend the files, or show what would be changed; whether that was all that was asked for."""
    changed = 0
    for path in paths:
        try:
            with effort.within(settings_for(Path(path), options).limits, path):
                changed += _one(Path(path), options, show)
        except Exception as error:
            progress.complain(as_one_line(path, error).say(options.language))
    if show:
        progress.failing = progress.failing or changed > 0
    elif changed:
        told = Words(
            f"已改正 {changed} 份报告中不涉及数字的书写", f"{changed} reports mended where no figure is touched"
        )
        print(f"auditlint: {told.say(options.language)}", file=sys.stderr)
    return show


def _one(path: Path, options: Options, show: bool) -> bool:
    """Whether anything is to be mended in one file."""
    if path.suffix.lower() not in _SUFFIXES:
        return False
    data = fetch(path, settings_for(path, options).limits)
    text, encoding = decode_plainly(data, str(path), options.encoding)
    told = mended(text)
    if told == text:
        return False
    if show:
        write_out(_difference(str(path), text, told), for_machines=False)
    else:
        _replace(path, _encoded(told, encoding, data), data)
    return True


def _encoded(text: str, encoding: str, data: bytes) -> bytes:
    """In the encoding of the file, with its mark if it had one."""
    made = text.encode(encoding)
    marks = {"utf-16": 2, "utf-32": 4}
    if encoding in marks:  # Python writes the mark of this machine; the file's may be the other
        endian = "le" if data[:1] == b"\xff" else "be"
        made = data[: marks[encoding]] + text.encode(f"{encoding}-{endian}")
    return made


def _difference(path: str, before: str, after: str) -> Iterable[str]:
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), path, path, lineterm="")
    return (f"{line}\n" for line in lines)


def _replace(path: Path, data: bytes, before: bytes) -> None:
    """Whole or not at all, with the rights that the file had, and not over what somebody wrote meanwhile."""
    target = path.resolve()
    temporary = target.with_name(f".auditlint-{os.getpid()}.tmp")
    try:
        temporary.write_bytes(data)
        os.chmod(temporary, target.stat().st_mode & 0o7777)
        if target.read_bytes() != before:
            raise OutputError(str(path), Words("文件刚被改动，未改正", "was changed meanwhile: not mended"))
        os.replace(temporary, target)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(str(path), Words(f"无法写入（{why}）", f"cannot be written ({why})")) from error
    finally:
        temporary.unlink(missing_ok=True)
