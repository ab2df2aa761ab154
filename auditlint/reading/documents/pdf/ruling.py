"""The drawn lines of a page -> edges across and down; thin boxes are lines too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

from auditlint.reading.documents.pdf.page import Box, Edge

_UNIT = 100
_PATH, _FORM = 2, 5  # kinds of objects
_MOVE = 2  # kind of a segment that draws nothing; 0 draws a line
_LINE = 0
_THIN = 300  # a box no thicker than three points is a line
_SHORT = 200  # a line shorter than two points is a dot of a dotted one, or an ornament
_MOST_SEGMENTS = 40_000  # of one page; a map or a chart has more, a table never
_DEEPEST = 4
_Corners = Callable[[int, int, int, int], Box]
_Matrix = tuple[Any, Any, Any, Any, Any, Any]
_SAME: _Matrix = (1, 0, 0, 1, 0, 0)


class Ruling:
    """Collects the straight lines of one page."""

    def __init__(self, raw: Any, page: Any) -> None:
        self._raw = raw
        self._page = page
        self._left = _MOST_SEGMENTS

    def edges(self, place: _Corners) -> tuple[tuple[Edge, ...], tuple[Edge, ...]]:
        """Those across and those down, as the page is held; none where the page is a drawing."""
        raw = self._raw
        count = raw.FPDFPage_CountObjects(self._page)
        boxes = []
        for at in range(count):
            boxes += list(self._object(raw.FPDFPage_GetObject(self._page, at), _SAME, 0))
            if self._left < 0:
                return (), ()
        across, down = [], []
        for corners in boxes:
            box = place(*corners)
            if box.height <= _THIN and box.right - box.left >= _SHORT:
                across.append(Edge(box.middle, box.left, box.right))
            if box.right - box.left <= _THIN and box.height >= _SHORT:
                down.append(Edge(box.centre, box.top, box.bottom))
        return tuple(across), tuple(down)

    def _object(self, each: Any, outer: _Matrix, depth: int) -> Iterator[tuple[int, int, int, int]]:
        raw = self._raw
        kind = raw.FPDFPageObj_GetType(each)
        if kind == _PATH:
            yield from self._path(each, outer)
        elif kind == _FORM and depth < _DEEPEST:
            matrix = _product(self._matrix(each), outer)
            for at in range(raw.FPDFFormObj_CountObjects(each)):
                yield from self._object(raw.FPDFFormObj_GetObject(each, at), matrix, depth + 1)

    def _path(self, path: Any, outer: _Matrix) -> Iterator[tuple[int, int, int, int]]:
        """Left, bottom, right, top of each straight line, or of the whole where it is a thin box."""
        raw = self._raw
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(path, ctypes.byref(filled), ctypes.byref(stroked))
        if not filled.value and not stroked.value:
            return
        count = raw.FPDFPath_CountSegments(path)
        self._left -= count
        if self._left < 0:
            return
        points = self._points(path, count, _product(self._matrix(path), outer))
        for part in points:
            low_x, high_x = min(x for x, _ in part), max(x for x, _ in part)
            low_y, high_y = min(y for _, y in part), max(y for _, y in part)
            if high_x - low_x <= _THIN or high_y - low_y <= _THIN:
                yield low_x, low_y, high_x, high_y
                continue
            for (x, y), (to_x, to_y) in pairwise(part):
                if abs(to_x - x) <= _THIN // 3 or abs(to_y - y) <= _THIN // 3:
                    yield min(x, to_x), min(y, to_y), max(x, to_x), max(y, to_y)

    def _points(self, path: Any, count: int, matrix: _Matrix) -> Iterator[list[tuple[int, int]]]:
        """Runs of points joined by lines; a run that closes ends where it began."""
        raw = self._raw
        x, y = ctypes.c_float(), ctypes.c_float()
        run: list[tuple[int, int]] = []
        a, b, c, d, e, f = matrix
        for at in range(count):
            segment = raw.FPDFPath_GetPathSegment(path, at)
            raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
            point = (
                round((a * x.value + c * y.value + e) * _UNIT),
                round((b * x.value + d * y.value + f) * _UNIT),
            )
            kind = raw.FPDFPathSegment_GetType(segment)
            if kind == _MOVE or kind != _LINE:
                if len(run) > 1:
                    yield run
                run = []
            run.append(point)
            if raw.FPDFPathSegment_GetClose(segment) and len(run) > 1:
                run.append(run[0])
        if len(run) > 1:
            yield run

    def _matrix(self, each: Any) -> _Matrix:
        matrix = self._raw.FS_MATRIX()
        if not self._raw.FPDFPageObj_GetMatrix(each, ctypes.byref(matrix)):
            return _SAME
        return matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f


def _product(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    k, m, n, p, q, r = outer
    return a * k + b * n, a * m + b * p, c * k + d * n, c * m + d * p, e * k + f * n + q, e * m + f * p + r
