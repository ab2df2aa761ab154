"""Pieces of text -> standard output or a file. Nothing is written over what auditlint did not write itself."""

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
_SAMPLE = "核对"
_STANDARD_OUTPUT = "stdout"
# Names that a run reads: whatever stands there, no findings go into them.
_RESERVED = (".auditlint.yaml", ".auditlintignore", ".gitignore", ".auditlint-baseline.json")
_ELSEWHERE = Words("请另选文件名，或先移走它", "choose another name, or move it away first")
_RESERVED_SUFFIX = ".auditlint.yaml"


def make_streams_forgiving() -> None:
    """A console of another encoding shows a stand-in where UTF-8 has more signs; it must not stop the work."""
    codecs.register_error(_HANDLER, _stand_in)
    if sys.stderr is None:  # closed by the caller: print would write to standard output instead
        sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115  for as long as the process lives
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=_HANDLER)


def shows_chinese() -> bool:
    """Whether standard output has signs for what findings are made of; an ASCII console has none."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        _SAMPLE.encode(encoding)
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def write_out(pieces: Iterable[str], for_machines: bool) -> None:
    """To standard output, at once; programs expect UTF-8 whatever the console speaks. Raises OutputError."""
    if sys.stdout is None:
        raise _closed()
    with stream_faults():
        sys.stdout.flush()
    for piece in pieces:
        with stream_faults():
            if for_machines:
                sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
            else:
                sys.stdout.write(piece)
    with stream_faults():
        sys.stdout.buffer.flush() if for_machines else sys.stdout.flush()


@contextmanager
def stream_faults() -> Iterator[None]:
    """A reader that has gone, or a full disk behind ``>``: OutputError, and nothing that raises again at the end."""
    try:
        yield
    except (OSError, ValueError) as error:
        _silence()
        if isinstance(error, BrokenPipeError | ValueError):
            raise _closed() from error
        why = error.strerror or str(error)
        raise OutputError(_STANDARD_OUTPUT, Words(f"无法写入（{why}）", f"cannot be written ({why})")) from error


def finish_streams() -> None:
    """What is still buffered goes out now, while it can be said that it does not. Raises OutputError."""
    if sys.stdout is not None:
        with stream_faults():
            sys.stdout.flush()


def write_file(pieces: Iterable[str], destination: Path, reports: Iterable[str]) -> None:
    """To a file, through a temporary one beside it. Raises OutputError, first of all where it is a report."""
    refuse_foreign(destination, reports)
    with replacing(destination) as file:
        for piece in pieces:
            file.write(piece)


def refuse_foreign(destination: Path, reports: Iterable[str] = ()) -> None:
    """Raises OutputError where something stands that auditlint did not write: a report, a configuration, a letter.

    What is empty may be written over, and so may a device; what a run wrote before it knows by its form.
    """
    from auditlint.signatures import is_our_own

    if destination.name.endswith(_RESERVED_SUFFIX) or destination.name in _RESERVED:
        what = Words("这是 auditlint 的配置文件名，不会写入结果", "the name of a configuration: no results go there")
        raise OutputError(str(destination), what, _ELSEWHERE)
    try:
        if not destination.exists():
            return
        for report in reports:
            if os.path.exists(report) and os.path.samefile(report, destination):
                what = Words("这是要核对的报告，不会覆盖", "this is one of the reports: not overwritten")
                raise OutputError(str(destination), what)
        if destination.is_dir():
            raise OutputError(str(destination), Words("这是文件夹", "this is a folder"))
        foreign = destination.is_file() and destination.stat().st_size > 0 and not is_our_own(destination)
    except OSError as error:
        raise _unwritable(destination, error) from error
    if foreign:
        what = Words(
            "已有此文件，且不是 auditlint 写的，不会覆盖", "exists and was not written by auditlint: kept as it is"
        )
        raise OutputError(str(destination), what, _ELSEWHERE)


@contextmanager
def replacing(destination: Path) -> Iterator[IO[str]]:
    """A file that takes the destination's place once it is whole; a device or pipe is written directly."""
    try:
        destination = destination.resolve() if destination.is_symlink() else destination
        device = destination.exists() and not destination.is_file()
        # The name is ours and short: a long one with something added to it could be too long.
        target = destination if device else destination.with_name(f".auditlint-{os.getpid()}.tmp")
        try:
            with open(target, "w", encoding="utf-8", errors="replace", newline="") as file:
                yield file
            if not device:
                os.replace(target, destination)
        finally:
            if not device:
                target.unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(destination, error) from error


def _unwritable(destination: Path, error: OSError) -> OutputError:
    why = error.strerror or str(error)
    return OutputError(str(destination), Words(f"无法写入（{why}）", f"cannot be written ({why})"))


def _closed() -> OutputError:
    what = Words("标准输出已关闭，结果未写完", "standard output is closed: the result was not written to its end")
    return OutputError(_STANDARD_OUTPUT, what, Words("可用 --output 写入文件", "--output writes to a file"))


def _silence() -> None:
    """Send what is still buffered nowhere: Python flushes once more when it ends, and would fail again."""
    stdout = sys.stdout
    try:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, stdout.fileno())
        os.close(null)
    except (OSError, ValueError, AttributeError):  # no descriptor behind it
        sys.stdout = None


def _stand_in(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    character = error.object[error.start]
    stand_in = _STAND_INS.get(character, "?")
    try:
        stand_in.encode(error.encoding)
        _SAMPLE.encode(error.encoding)
    except (UnicodeEncodeError, LookupError):  # a console without Chinese: by its number each sign can still be told
        return character.encode("ascii", "backslashreplace").decode("ascii"), error.start + 1
    return stand_in, error.start + 1
