"""What a reader finds in a file, in order: paragraphs and grids, before they are written as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from auditlint.model.words import Words


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of text as it stands in the file: from ``offset`` on in ``node`` of ``part`` (as ``model.anchor``).

    Without a node it is what the reader has written: a number, a sign for a symbol.
    """

    text: str
    part: str = ""
    node: str = ""
    offset: int = 0


class Told(str):
    """A text and the fragments it was made of: all of it, but for blanks."""

    fragments: tuple[Fragment, ...] = ()

    @staticmethod
    def of(text: str, fragments: Iterable[Fragment]) -> Told:
        """The text with these fragments."""
        told = Told(text)
        told.fragments = tuple(fragments)
        return told


def fragments_of(text: str) -> tuple[Fragment, ...]:
    """What a text was made of, as far as it is known."""
    return text.fragments if isinstance(text, Told) else ()


def lines_of(text: str) -> Iterator[str]:
    """The lines that hold something, each with its own fragments."""
    lines = [line for line in text.split("\n") if line.strip()]
    own = _lines(fragments_of(text)) if "\n" in text else [list(fragments_of(text))]
    if len(own) != len(lines):
        yield from lines
        return
    for line, fragments in zip(lines, own, strict=True):
        yield Told.of(line, fragments) if fragments else line


def _lines(fragments: Iterable[Fragment]) -> list[list[Fragment]]:
    lines: list[list[Fragment]] = [[]]
    for fragment in fragments:
        at = 0
        for number, text in enumerate(fragment.text.split("\n")):
            if number:
                lines.append([])
            if text:
                lines[-1].append(replace(fragment, text=text, offset=fragment.offset + at))
            at += len(text) + 1
    return [line for line in lines if any(fragment.text.strip() for fragment in line)]


@dataclass(frozen=True, slots=True, eq=False)
class Piece:
    """A paragraph. ``place`` names it in the file; ``outline`` is its depth if it is a heading by its style.

    ``turns`` are the offsets at which the paragraph goes on at another place (a new page), with that place.
    """

    text: str
    place: str = ""
    outline: int = 0
    turns: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table: rows of cells; merged cells stand once, at the first of their places, the others are blank.

    ``places`` name the rows in the file. For a sheet ``columns`` are the letters of each row's columns, ``numbers``
    those of the rows. ``spanning`` are the rows whose only cell goes over the whole width.
    """

    rows: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    columns: tuple[tuple[str, ...], ...] = ()
    numbers: tuple[int, ...] = ()
    spanning: frozenset[int] = frozenset()


Block = Piece | Grid


@dataclass(frozen=True, slots=True, eq=False)
class Flow:
    """A whole file: its blocks, what must be said of them, and what was left out because a bound was met."""

    blocks: Sequence[Block]
    notes: tuple[Words, ...] = ()
    unread: tuple[Words, ...] = field(default=())


def after_number(number: str, text: str) -> str:
    """A paragraph behind its number, whose point does not touch a figure: 1. before 5万元 would read 1.5万元."""
    if number and text[:1].isdigit() and number.rstrip().endswith((".", "．")):
        return number.rstrip()[:-1] + "、" + text
    return number + text
