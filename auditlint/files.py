"""The bytes of a regular file, and no more of them than asked for: a pipe would hang a run, a device never ends."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from auditlint.errors import NotRegular

_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NONBLOCK", 0)


def read_regular(path: Path, most: int) -> bytes:
    """At most ``most`` bytes and one, so that the caller sees whether there are more. Raises NotRegular, OSError.

    What was opened is asked, not the name: between the two another file could take its place.
    """
    descriptor = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise NotRegular(str(path))
        pieces: list[bytes] = []
        left = most + 1
        while left > 0 and (piece := os.read(descriptor, min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(descriptor)
    return b"".join(pieces)


def is_regular(path: str) -> bool:
    """Whether a name leads, through links or not, to a regular file; also where nothing can be said of it."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:  # said when it is read
        return True
