"""Where the result goes, and in which format: standard output, a file, or several files at once."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from auditlint import reporting
from auditlint.errors import BadOption, UnknownFormat
from auditlint.model.words import Words
from auditlint.output import refuse_foreign, write_file, write_out
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.reporting.showing import in_order
from auditlint.validating import known

# json=result.json; a drive's or another name with "=" in it can be written ./so=
_FORMAT_FILE = re.compile(r"([a-z]+)=(.+)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Destination:
    """A format and the file for it, none for standard output."""

    form: str
    file: Path | None = None


def destinations(form: str | None, outputs: Sequence[str], command: str) -> list[Destination]:
    """What ``--format`` and every ``--output`` ask for. Raises UnknownFormat, BadOption.

    A plain FILE takes the format of ``--format``; beside FORMAT=FILE alone a ``--format`` goes to standard output.
    """
    formats = reporting.TRACE_FORMATS if command == "trace" else reporting.FORMATS
    if form is not None:
        known("--format", form, formats, UnknownFormat)
    found: list[Destination] = []
    for output in outputs:
        match = _FORMAT_FILE.fullmatch(output)
        if match:
            known("--output", match[1], formats, UnknownFormat)
        found.append(Destination(match[1], Path(match[2])) if match else Destination(form or "full", Path(output)))
    files = [os.path.abspath(str(each.file)) for each in found]
    if len(set(files)) < len(files):
        raise BadOption("--output", Words("同一文件写了两次", "the same file twice"))
    if not found or (form is not None and all(map(_FORMAT_FILE.fullmatch, outputs))):
        found.append(Destination(form or "full"))
    for place in found:
        _refuse_terminal(place)
    return found


def refuse_foreign_ones(places: Iterable[Destination], reports: Sequence[str]) -> None:
    """Raises OutputError before any work is done."""
    for place in places:
        if place.file is not None:
            refuse_foreign(place.file, reports)


def write(
    reports: Iterable[PrintedReport], places: Sequence[Destination], edition: Edition, paths: Sequence[str]
) -> None:
    """Each format of the same reports; they are kept only where they are written more than once, or sorted."""
    told = in_order(reports, edition.sort) if edition.sort != "path" or len(places) > 1 else reports
    for place in places:
        if place.form in reporting.BINARY_FORMATS:
            _write_paper(told, edition, place.file)
        elif place.file is not None:
            write_file(reporting.renderer(place.form)(told, edition), place.file, paths)
        elif place.form == "full" and _colourful():
            from auditlint.output import stream_faults
            from auditlint.reporting import as_full, colour  # rich: only for a terminal

            with stream_faults():
                colour.show(as_full.lines(told, edition))
        else:
            write_out(reporting.renderer(place.form)(told, edition), place.form in reporting.MACHINE_FORMATS)


def _write_paper(reports: Iterable[PrintedReport], edition: Edition, file: Path | None) -> None:
    """A workbook; never over one that is there, in which an auditor may have written."""
    from auditlint.copies import write_copy
    from auditlint.output import stream_faults
    from auditlint.reporting.as_xlsx import workbook

    content = workbook(reports, edition)
    if file is not None:
        write_copy(content, file)
    elif sys.stdout is not None:
        with stream_faults():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()


def _refuse_terminal(place: Destination) -> None:
    if place.form in reporting.BINARY_FORMATS and place.file is None and sys.stdout is not None and sys.stdout.isatty():
        what = Words(f"{place.form} 不能显示在屏幕上", f"{place.form} cannot be shown on a screen")
        raise BadOption("--format", what, Words("请用 --output 指定文件", "name a file with --output"))


def _colourful() -> bool:
    return (
        sys.stdout is not None
        and sys.stdout.isatty()
        and "NO_COLOR" not in os.environ
        and os.environ.get("TERM") != "dumb"
    )
