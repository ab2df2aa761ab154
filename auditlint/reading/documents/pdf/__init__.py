"""A PDF -> Flow: paragraphs joined over lines and pages, tables joined over pages, without what runs on every page."""

from __future__ import annotations

from collections.abc import Sequence

from auditlint.errors import NoText
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.pdf.flowing import Flowing
from auditlint.reading.documents.pdf.lines import TextLine
from auditlint.reading.documents.pdf.margins import is_contents, running_lines
from auditlint.reading.documents.pdf.opening import Opened
from auditlint.reading.documents.pdf.page import Glyph, Page
from auditlint.reading.documents.pdf.parts import Part, parts_of
from auditlint.reading.documents.pdf.unruled import with_unruled

_FEW = 12  # glyphs: a page with less is blank, or a picture with a number under it
_BAD_SHARE = 8  # one glyph in so many without a meaning, and nothing on the page can be trusted
_BAD_KINDS = 8  # a font's own points and dots are a few kinds; without any meaning there are as many as letters
_SHOWN = 8  # pages named in a note


def read_pdf(data: bytes, path: str, bounds: Bounds) -> Flow:
    """All pages within the bound. Raises InputError."""
    opened = Opened(data, path, bounds)
    heights: list[int] = []
    pages: list[list[Part]] = []
    pictures: list[int] = []
    odd: list[int] = []
    filled = 0
    try:
        for page in opened.pages():
            filled += len(page.glyphs) >= _FEW
            if len(page.glyphs) < _FEW and page.has_picture:
                pictures.append(page.number)
            if _is_odd(page.glyphs):
                odd.append(page.number)
                page = Page(page.number, page.width, page.height, ())
            heights.append(page.height)
            pages.append(parts_of(page))
    finally:
        opened.close()
    _refuse(path, filled, pictures, odd)
    lines = [[part for part in parts if isinstance(part, TextLine)] for parts in pages]
    running = running_lines(list(zip(heights, lines, strict=True)))
    flowing = Flowing()
    for number, parts in enumerate(pages, 1):
        text = [part for part in parts if id(part) not in running]
        if not is_contents(text):
            flowing.add(number, with_unruled(text))
    return Flow(flowing.blocks(), (), tuple(_unread(opened.count, bounds, pictures, odd)))


def _is_odd(glyphs: Sequence[Glyph]) -> bool:
    """Whether a font that says nothing of its characters has left glyphs in their place."""
    bad = [glyph.text for glyph in glyphs if glyph.text == "\ufffd" or glyph.text < " " or _is_private(glyph.text)]
    kinds = len(set(bad)) if "\ufffd" not in bad else _BAD_KINDS
    return len(bad) * _BAD_SHARE > len(glyphs) > 0 and kinds >= _BAD_KINDS


def _is_private(text: str) -> bool:
    return "\ue000" <= text <= "\uf8ff" or text >= "\U000f0000"


def _refuse(path: str, filled: int, pictures: Sequence[int], odd: Sequence[int]) -> None:
    if filled == 0 and pictures:
        raise NoText(path, Words("是扫描件（图片），没有文字", "a scan: pictures without text"))
    if filled and len(odd) >= filled:
        raise NoText(
            path, Words("字体未说明字符，文字无法识别（cid）", "its fonts do not say which characters they hold (cid)")
        )
    if filled == 0:
        raise NoText(path)


def _unread(count: int, bounds: Bounds, pictures: Sequence[int], odd: Sequence[int]) -> list[Words]:
    said = []
    if count > bounds.pages:
        said.append(
            Words(
                f"共{count}页，超出上限（bounds: pages {bounds.pages}），只核对了前{bounds.pages}页",
                f"{count} pages, beyond the bound (pages {bounds.pages}): only the first {bounds.pages} were checked",
            )
        )
    for numbers, zh, en in ((pictures, "是图片", "are pictures"), (odd, "字体无法识别", "have fonts without meaning")):
        if numbers:
            told = "、".join(map(str, numbers[:_SHOWN])) + ("…" if len(numbers) > _SHOWN else "")
            said.append(Words(f"第{told}页{zh}，未核对", f"pages {told} {en}: not checked"))
    return said
