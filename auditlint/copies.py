"""Annotated copies of reports: what stands in them, and where they go. Nothing is ever written over."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from auditlint import annotating
from auditlint.batch import Task
from auditlint.errors import CannotAnnotate, OutputError
from auditlint.model.check import Check
from auditlint.model.report import Report
from auditlint.model.words import Words
from auditlint.reporting.remarking import remarks


def destinations(paths: Sequence[str], given: Sequence[str], target: str) -> dict[str, Path]:
    """The copy of each report: ``target`` itself for a single file, else a file of its name in the folder ``target``.

    ``given`` are the paths of the command line: what lies in a folder that was named keeps its place below it.
    Raises OutputError where two reports would make one copy.
    """
    if len(paths) == 1 and not os.path.isdir(target) and not target.endswith(("/", os.sep)) and _is_file(given):
        return {paths[0]: Path(target)}
    found: dict[str, Path] = {}
    taken: dict[str, str] = {}
    for path in paths:
        copy = Path(target, _below(path, given))
        if (other := taken.setdefault(os.path.normcase(copy), path)) != path:
            what = Words(f"{other} 与 {path} 的副本同名", f"the copies of {other} and {path} have one name")
            raise OutputError(str(copy), what, Words("请分两次批注", "annotate them one after the other"))
        found[path] = copy
    return found


def with_copies(tasks: Sequence[Task], given: Sequence[str], target: str) -> list[Task]:
    """The tasks with the places of their copies. Raises OutputError."""
    places = destinations([task.path for task in tasks if task.refusal is None], given, target)
    return [replace(task, copy=str(places[task.path])) if task.path in places else task for task in tasks]


def annotated(report: Report, data: bytes, checks: Mapping[str, Check], language: str) -> tuple[bytes, int]:
    """The file's bytes with a remark for each loud finding, and how many. Raises CannotAnnotate, NeedsExtra."""
    if report.document is None:
        raise CannotAnnotate(report.path)
    told = remarks(report, checks, language)
    return annotating.annotate(data, report.document.source, told), len(told)


def write_copy(content: bytes, destination: Path) -> None:
    """A new file with this content. Raises OutputError, first of all where there is one of this name."""
    try:
        destination.parent.mkdir(parents=True, exist_ok=True)
        with destination.open("xb") as file:
            try:
                file.write(content)
            except OSError:
                destination.unlink(missing_ok=True)
                raise
    except FileExistsError as error:
        what = Words("已有同名文件，不会覆盖", "there is a file of this name: not overwritten")
        raise OutputError(
            str(destination), what, Words("请换一个名称或文件夹", "choose another name or folder")
        ) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise OutputError(str(destination), Words(f"无法写入（{why}）", f"cannot be written ({why})")) from error


def _is_file(given: Iterable[str]) -> bool:
    return not any(os.path.isdir(path) for path in given)


def _below(path: str, given: Iterable[str]) -> str:
    """The path below the folder that was named, or the file's own name."""
    for folder in given:
        if os.path.isdir(folder):
            below = os.path.relpath(path, folder)
            if not below.startswith(os.pardir):
                return below
    return os.path.basename(path)
