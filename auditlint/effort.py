"""How much time, memory and room the checking of one report may take: whoever wrote it may mean us harm.

Processor time is what counts, so that a busy machine changes nothing. The bounds are looked at from outside, by a
timer, while the rooms work: none of them needs to know. Where there is no such timer (Windows, a thread that is not
the first) the bounds on figures and cells alone hold.
"""

from __future__ import annotations

import os
import re
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from types import FrameType

from auditlint.errors import BoundMet
from auditlint.model.bounds import Bounds
from auditlint.model.document import Document
from auditlint.model.source import Source
from auditlint.model.words import Words

_TICK = 0.1  # seconds of processor time from look to look
_NANOSECONDS = 1_000_000_000
_MIB = 1024 * 1024
_RESERVE = 5
_FIGURE = re.compile(r"\d(?:[\d.,，]*\d)?")
_MEMORY_FILE = "/proc/self/statm"
_PAGE = os.sysconf("SC_PAGE_SIZE") if hasattr(os, "sysconf") else 4096


class _Spent(BaseException):
    """Raised in the middle of the work; no ``except Exception`` on its way may keep it."""

    def __init__(self, what: Words) -> None:
        super().__init__(what)
        self.what = what


@contextmanager
def within(bounds: Bounds, where: str) -> Iterator[None]:
    """What is done inside is given up when it takes too much. Raises BoundMet."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    until = time.process_time_ns() + bounds.work_seconds * _NANOSECONDS
    most = _memory() + bounds.memory_megabytes * _MIB
    ceiling = _ceiling()

    def look(number: int, frame: FrameType | None) -> None:
        if time.process_time_ns() > until:
            raise _Spent(_told("max-seconds", bounds.work_seconds, "用时", "time"))
        if _memory() > most:
            raise _Spent(_told("max-megabytes", bounds.memory_megabytes, "内存", "memory"))
        if _mapped() > ceiling:
            raise _Spent(Words("内存不足，未核对", "not enough memory: not checked"))

    before, hook = signal.signal(signal.SIGPROF, look), sys.unraisablehook
    # Raised where nothing can be raised (a finalizer), it is lost, and raised again at the next look.
    sys.unraisablehook = lambda lost: None if isinstance(lost.exc_value, _Spent) else hook(lost)
    try:
        signal.setitimer(signal.ITIMER_PROF, _TICK, _TICK)
        try:
            yield
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
    except _Spent as spent:
        raise BoundMet(where, spent.what) from None
    finally:
        signal.signal(signal.SIGPROF, before)
        sys.unraisablehook = hook


def refuse_figures(source: Source, bounds: Bounds) -> None:
    """Raises BoundMet where a text has more figures than a report can, before anything is made of them."""
    found = islice(_FIGURE.finditer(source.text), bounds.figures, bounds.figures + 1)
    if any(True for _ in found):
        raise BoundMet(source.path, _told("max-figures", bounds.figures, "数字", "figures"))


def refuse_cells(document: Document, bounds: Bounds) -> None:
    """Raises BoundMet where tables have more cells than those of a report."""
    if sum(len(table.cells) for table in document.tables) > bounds.cells:
        raise BoundMet(document.source.path, _told("max-cells", bounds.cells, "表格单元格", "cells of tables"))


def _told(name: str, most: int, zh: str, en: str) -> Words:
    return Words(f"{zh}超过上限（{name} {most}），未核对", f"more {en} than allowed ({name} {most}): not checked")


def _ceiling() -> int:
    """What the system lets this process map (ulimit -v), less what it takes to end well: where nothing at all is left,
    Python cannot even raise an error."""
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    return sys.maxsize if limit == resource.RLIM_INFINITY else limit - limit // _RESERVE


def _mapped() -> int:
    """Bytes of address space; 0 where the system does not say."""
    try:
        with open(_MEMORY_FILE, "rb") as file:
            return int(file.read().split()[0]) * _PAGE
    except OSError:
        return 0


def _memory() -> int:
    """Bytes that this process holds; where the system does not say, those that it has held at most."""
    try:
        with open(_MEMORY_FILE, "rb") as file:
            return int(file.read().split()[1]) * _PAGE
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
