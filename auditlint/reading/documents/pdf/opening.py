"""bytes -> pages, by pypdfium2. The only module that knows it; coordinates leave it whole, as the page is held."""

from __future__ import annotations

import ctypes
from collections import Counter
from collections.abc import Iterator
from typing import Any

from auditlint.errors import Damaged, Protected
from auditlint.extras import require
from auditlint.model.bounds import Bounds
from auditlint.reading.documents.pdf.page import Box, Glyph, Page
from auditlint.reading.documents.pdf.ruling import Ruling

_UNIT = 100  # hundredths of a point
_UNSEEN = frozenset({0, 2, 10, 13, 0xFFFE, 0xFFFF})
_HIGH_HALVES, _LOW_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_MOST_GLYPHS = 60_000  # of one page: ten times a page of the smallest print
_TURN = 90
_LEANING = 8  # degrees; what leans more is a watermark
_RADIANS = 57.29578
_BAD_PASSWORD = 4
_PICTURE = 3
_LEAST_PICTURE = 0.2  # of the page


class Opened:
    """An open document; pages are read one at a time. Raises Protected, Damaged, NeedsExtra."""

    def __init__(self, data: bytes, path: str, bounds: Bounds) -> None:
        self._library = require("pypdfium2", "pdf", path)
        self._raw = require("pypdfium2.raw", "pdf", path)
        self._bounds = bounds
        try:
            self._document = self._library.PdfDocument(data)
            self.count = len(self._document)
        except self._library.PdfiumError as error:
            if "password" in str(error).lower() or "security" in str(error).lower():
                raise Protected(path) from error
            raise Damaged(path) from error

    def pages(self) -> Iterator[Page]:
        """Within the bound."""
        for number in range(min(self.count, self._bounds.pages)):
            page = self._document[number]
            try:
                yield self._page(page, number + 1)
            finally:
                page.close()

    def close(self) -> None:
        """Frees what the library holds."""
        self._document.close()

    def _page(self, page: Any, number: int) -> Page:
        characters = self._characters(page)
        turned = _main_turn(angle for _, _, angle, _ in characters)
        place = _Placing(page, turned)
        glyphs = tuple(
            Glyph(text, place.box(*corners), number, index)
            for text, corners, angle, index in characters
            if abs((angle - turned + 180) % 360 - 180) % _TURN in (*range(_LEANING), *range(_TURN - _LEANING, _TURN))
        )
        ruling = Ruling(self._raw, page)
        across, down = ruling.edges(place.box)
        return Page(number, place.width, place.height, glyphs, across, down, self._has_picture(page))

    def _characters(self, page: Any) -> list[tuple[str, tuple[int, int, int, int], int, int]]:
        """Text, left, bottom, right and top in the page's own coordinates, angle in degrees, number on the page."""
        raw = self._raw
        text_page = page.get_textpage()
        found = []
        box = raw.FS_RECTF()
        for at in range(min(text_page.count_chars(), _MOST_GLYPHS)):
            code = raw.FPDFText_GetUnicode(text_page, at)
            if code in _UNSEEN or code in _LOW_HALVES or raw.FPDFText_IsGenerated(text_page, at) == 1:
                continue
            if code in _HIGH_HALVES:  # the two halves of one character stand one behind the other
                low = raw.FPDFText_GetUnicode(text_page, at + 1)
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00) if low in _LOW_HALVES else 0xFFFD
            text = chr(code)
            if text.isspace() or not raw.FPDFText_GetLooseCharBox(text_page, at, ctypes.byref(box)):
                continue
            corners = tuple(round(side * _UNIT) for side in (box.left, box.bottom, box.right, box.top))
            found.append((text, corners, round(raw.FPDFText_GetCharAngle(text_page, at) * _RADIANS) % 360, at))
        text_page.close()
        return found

    def _has_picture(self, page: Any) -> bool:
        """Whether a picture covers a good part of the page, as in a scan."""
        raw = self._raw
        area = page.get_width() * page.get_height()
        sides = [ctypes.c_float() for _ in range(4)]
        for at in range(min(raw.FPDFPage_CountObjects(page), 200)):
            each = raw.FPDFPage_GetObject(page, at)
            if raw.FPDFPageObj_GetType(each) == _PICTURE and raw.FPDFPageObj_GetBounds(each, *sides):
                left, bottom, right, top = (side.value for side in sides)
                if (right - left) * (top - bottom) > _LEAST_PICTURE * area:
                    return True
        return False


class _Placing:
    """Turns the page's own coordinates, which grow upwards and know no rotation, into those of the page as held."""

    def __init__(self, page: Any, turned: int) -> None:
        left, bottom, right, top = (round(side * _UNIT) for side in page.get_cropbox())
        self._sides = left, bottom, right, top
        self._turn = turned  # as the text stands upright, whatever the page's own rotation says
        sideways = self._turn % 180 != 0
        self.width, self.height = (top - bottom, right - left) if sideways else (right - left, top - bottom)

    def box(self, left: int, bottom: int, right: int, top: int) -> Box:
        """A box as it is seen."""
        low_x, low_y, high_x, high_y = self._sides
        if self._turn == 90:
            return Box(bottom - low_y, left - low_x, top - low_y, right - low_x)
        if self._turn == 180:
            return Box(high_x - right, bottom - low_y, high_x - left, top - low_y)
        if self._turn == 270:
            return Box(high_y - top, high_x - right, high_y - bottom, high_x - left)
        return Box(left - low_x, high_y - top, right - low_x, high_y - bottom)


def _main_turn(angles: Iterator[int]) -> int:
    """The quarter turn in which most of the page is set."""
    turns = Counter(round(angle / _TURN) * _TURN % 360 for angle in angles)
    return turns.most_common(1)[0][0] if turns else 0
