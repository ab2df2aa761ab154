"""Pieces of text -> standard output or a file. Nothing is ever written over a report."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from auditlint.errors import OutputError
from auditlint.model.words import Words

# Signs that a GBK console has no code for, and what reads the same there.
_STAND_INS = {"−": "-", "›": ">", "⟦": "【", "⟧": "】", "≠": "!=", "\xa0": " "}
_HANDLER = "auditlint-stand-in"


def make_streams_forgiving() -> None:
    """A console of another encoding shows a stand-in or "?" where UTF-8 has more signs; it must not stop the work."""
    codecs.register_error(_HANDLER, _stand_in)
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def write_out(pieces: Iterable[str], for_machines: bool) -> None:
    """To standard output, at once; programs expect UTF-8 whatever the console speaks."""
    if for_machines:
        sys.stdout.flush()
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
        return
    for piece in pieces:
        sys.stdout.write(piece)
    sys.stdout.flush()


def write_file(pieces: Iterable[str], destination: Path, reports: Iterable[str]) -> None:
    """To a file, through a temporary one beside it. Raises OutputError, first of all where it is a report."""
    refuse_report(destination, reports)
    with _replacing(destination) as file:
        for piece in pieces:
            file.write(piece)


def refuse_report(destination: Path, reports: Iterable[str]) -> None:
    """Raises OutputError where the destination is one of the reports to be read."""
    if not destination.exists():
        return
    for report in reports:
        if os.path.exists(report) and os.path.samefile(report, destination):
            raise OutputError(
                str(destination), Words("这是要核对的报告，不会覆盖", "this is one of the reports: not overwritten")
            )


@contextmanager
def _replacing(destination: Path) -> Iterator[IO[str]]:
    """A file that takes the destination's place once it is whole; a device or pipe is written directly."""
    device = destination.exists() and not destination.is_file()
    target = destination if device else destination.with_name(f".{destination.name}.{os.getpid()}.tmp")
    try:
        with open(target, "w", encoding="utf-8", errors="replace", newline="") as file:
            yield file
        if not device:
            os.replace(target, destination)
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(str(destination), Words(f"无法写入（{why}）", f"cannot be written ({why})")) from error
    finally:
        if not device:
            target.unlink(missing_ok=True)


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    character = error.object[error.start]
    return _STAND_INS.get(character, "?"), error.start + 1
