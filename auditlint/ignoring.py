"""Which files of a folder are left out: .gitignore, .auditlintignore and ``exclude:``, all written as the first."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from auditlint.errors import InputError
from auditlint.files import read_regular

# Within a folder the later file wins, as the later line does within a file.
FILES = (".gitignore", ".auditlintignore")
_MOST_JUMPS = 2  # **/ in one pattern: each may stand for any number of folders
_MOST_BYTES = 1024 * 1024
_PIECE = re.compile(r"\*\*/|/\*\*\Z|\*+|\?|\[!?[^\]/]+\]|\\.|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line: ``regex`` is matched against the path below ``folder``; ``keeps`` takes back what was left out."""

    folder: str
    regex: re.Pattern[str]
    keeps: bool
    folders_only: bool


def patterns(folder: Path, lines: Iterable[str]) -> tuple[Pattern, ...]:
    """The patterns of lines as git reads them, relative to a folder."""
    return tuple(made for line in lines if (made := _pattern(folder.absolute().as_posix(), line)) is not None)


def is_left_out(path: Path, is_folder: bool, known: Sequence[Pattern]) -> bool:
    """Whether the last pattern that meets a path leaves it out; its folders are asked before it."""
    told = path.absolute().as_posix()
    for pattern in reversed(known):
        below = told.removeprefix(pattern.folder.rstrip("/") + "/")
        if below != told and (is_folder or not pattern.folders_only) and pattern.regex.fullmatch(below):
            return not pattern.keeps
    return False


@cache
def patterns_in(folder: Path) -> tuple[Pattern, ...]:
    """Those of the files that stand in one folder. What cannot be read leaves nothing out."""
    found: list[Pattern] = []
    for name in FILES:
        try:
            data = read_regular(folder / name, _MOST_BYTES)
        except (OSError, InputError):
            continue
        found += patterns(folder, data.decode("utf-8-sig", "replace").splitlines())
    return tuple(found)


def patterns_above(folder: Path) -> tuple[Pattern, ...]:
    """Those that the folders above a folder have for it, up to that of the repository; without one, none."""
    whole = folder.absolute()
    root = next((above for above in (whole, *whole.parents) if (above / ".git").exists()), None)
    if root is None:
        return ()
    chain = [above for above in reversed(whole.parents) if above == root or root in above.parents]
    return tuple(pattern for above in chain for pattern in patterns_in(above))


def _pattern(folder: str, line: str) -> Pattern | None:
    told = re.sub(r"(?<!\\) +$", "", line.rstrip("\r\n"))
    if not told or told.startswith("#"):
        return None
    keeps = told.startswith("!")
    told = told[1:] if keeps else told
    folders_only = told.endswith("/")
    told = told.rstrip("/")
    anchored = "/" in told
    told = told.removeprefix("/").removeprefix("./")
    if not told:
        return None
    prefix = "" if anchored else "(?:.*/)?"
    pieces = _PIECE.findall(told)
    if pieces.count("**/") > _MOST_JUMPS:
        return None
    try:
        return Pattern(folder, re.compile(prefix + _regex(pieces)), keeps, folders_only)
    except re.error:
        return None


def _regex(pieces: Sequence[str]) -> str:
    """Between two stars the first place that fits is as good as any other, so nothing is tried twice: a pattern of a
    stranger's, however many stars it has, takes no longer than another."""
    told = ""
    starts = [number for number, piece in enumerate(pieces) if piece[:1] == "*" and piece != "**/"]
    ends = [*starts, len(pieces)][1:]
    told += "".join(map(_meaning, pieces[: starts[0] if starts else len(pieces)]))
    for start, end in zip(starts, ends, strict=True):
        star = "[^/]*" if pieces[start] == "*" else ".*"
        behind = "".join(map(_meaning, pieces[start + 1 : end]))
        told += f"(?>{star}?{behind})" if end < len(pieces) else f"{star}{behind}"
    return told


def _meaning(piece: str) -> str:
    if piece == "**/":
        return "(?:.*/)?"
    if piece == "/**":
        return "/.*"
    if piece == "?":
        return "[^/]"
    if len(piece) > 2 and piece[0] == "[" and piece[-1] == "]":
        inner = piece[1:-1]
        return f"[{'^' + inner[1:] if inner[0] == '!' else inner}]".replace("\\", "\\\\")
    return re.escape(piece[-1] if piece.startswith("\\") else piece)
