"""Tasks -> printed reports, in the order of the tasks, in one process or in several."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from auditlint import effort, reading, registry, run
from auditlint.config import Settings
from auditlint.errors import AuditlintError, Failed, InputError, UsageError
from auditlint.faults import as_one_line
from auditlint.model.check import Check
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.words import Words
from auditlint.options import Options, installed, settings_for
from auditlint.reporting.printed import PrintedReport
from auditlint.reporting.printing import print_claims, print_findings
from auditlint.suppressing import account_for

__all__ = ["Options", "Result", "Task", "installed", "open_source", "perform", "perform_all", "settings_for"]


@dataclass(frozen=True, slots=True)
class Task:
    """One report to do: a file, or the bytes that came through standard input under this path."""

    path: str
    options: Options
    data: bytes | None = None
    refusal: InputError | None = None
    view: bool = False  # whether the report's own text is to be shown
    paper: bool = False  # whether a working paper is to be made
    copy: str | None = None  # where a copy with remarks is to go


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """``failing``: a finding at or above the severity that fails; ``errors``: what to say on standard error.

    ``remarks`` is how many were written into the copy, None where there is no copy.
    """

    report: PrintedReport
    failing: bool = False
    errors: tuple[str, ...] = ()
    remarks: int | None = None


def perform_all(tasks: Sequence[Task], jobs: int) -> Generator[Result, None, None]:
    """Every task's result, as soon as it and those before it are done."""
    if jobs < 2 or len(tasks) < 2:
        yield from map(perform, tasks)
        return
    from auditlint.pool import run_all  # 15 ms: only where there is more than one process

    installed()  # once, before the processes are made: they have it then
    yield from run_all(perform, tasks, jobs, _lost)


def perform(task: Task) -> Result:
    """One report, whatever becomes of it: nothing that happens to one may keep the others from being checked."""
    language = task.options.language
    try:
        if task.refusal is not None:
            raise task.refusal
        settings = settings_for(Path(task.path), task.options)
        language = settings.lang
        return _result(task, settings)
    except Exception as error:
        return _failed(task, as_one_line(task.path, error), language)


def open_source(task: Task) -> tuple[Source, str]:
    """The text that is read of one file, and the language to speak of it. Raises AuditlintError."""
    if task.refusal is not None:
        raise task.refusal
    settings = settings_for(Path(task.path), task.options)
    with effort.within(settings.limits, task.path):
        return _source(task, settings), settings.lang


def _source(task: Task, settings: Settings) -> Source:
    if task.data is None:
        return reading.load(Path(task.path), task.options.encoding, settings.limits)
    return reading.open_bytes(task.data, task.path, task.options.encoding, settings.limits)


def audited(task: Task, settings: Settings) -> Report:
    """A report checked, within its bounds. Raises AuditlintError."""
    checks = _selected(settings)
    brief = run.Brief(settings.year, settings.misspellings, settings.thresholds)
    limits = settings.limits
    with effort.within(limits, task.path):
        if task.data is None:
            report = run.audit_file(Path(task.path), checks, brief, task.options.encoding, limits)
        else:
            report = run.audit_bytes(task.data, task.path, checks, brief, task.options.encoding, limits)
        return account_for(report, settings, checks, installed().checks)


def _result(task: Task, settings: Settings) -> Result:
    if task.copy is not None and task.data is None:
        # Read once: what is annotated is what was checked.
        task = replace(task, data=reading.fetch(Path(task.path), settings.limits))
    report = audited(task, settings)
    language = settings.lang
    errors = [f"{task.path}: {error.say(language)}" for error in (*report.errors, *report.unread)]
    remarks: int | None = None
    if task.copy is not None and task.data is not None:
        try:
            remarks = _copy(report, task.data, Path(task.copy), language)
        except AuditlintError as error:
            errors.append(error.say(language))
    with effort.within(settings.limits, task.path):
        printed = _printed(report, task, settings)
    return Result(printed, task.options.command == "check" and fails(report, settings.fail_on), tuple(errors), remarks)


def _copy(report: Report, data: bytes, destination: Path, language: str) -> int:
    """Write a copy of the file with the findings in it; how many. Raises CannotAnnotate, NeedsExtra, OutputError."""
    from auditlint.copies import annotated, write_copy  # only where a copy is made

    content, count = annotated(report, data, {check.code: check for check in installed().checks}, language)
    write_copy(content, destination)
    return count


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above this severity."""
    return fail_on != "never" and any(finding.severity.rank <= Severity(fail_on).rank for finding in report.findings)


def _printed(report: Report, task: Task, settings: Settings) -> PrintedReport:
    language = settings.lang
    if task.options.command == "trace":
        printed = print_claims(report, {check.code: check.name for check in installed().checks}, language)
    else:
        printed = print_findings(report, language)
    plugins = (error.say(language) for error in installed().errors)
    asked = settings.show is not None
    printed = replace(printed, errors=(*printed.errors, *plugins), show=settings.shown, show_asked=asked)
    return _with_text(printed, report, task, language) if task.view or task.paper else printed


def _with_text(printed: PrintedReport, report: Report, task: Task, language: str) -> PrintedReport:
    """The same with the report's own text, or with the working paper over it."""
    from auditlint.reporting.papering import paper
    from auditlint.reporting.viewing import view  # only where a page is made

    by_code = {check.code: check for check in installed().checks}
    seen = view(report, by_code, language)
    if seen is not None and task.paper:
        printed = replace(printed, paper=paper(report, seen, by_code, language))
    return replace(printed, view=seen) if task.view else printed


def _failed(task: Task, error: AuditlintError, language: str) -> Result:
    """What was never read is told apart from what was read and could not be checked."""
    told = error.say(language)
    report = PrintedReport(task.path, errors=(told,), read=False, failed=not isinstance(error, InputError | UsageError))
    return Result(report, errors=(told,))


def _lost(task: Task) -> Result:
    """A process died at this report, and only at this one."""
    what = Words("核对它的进程意外终止，未核对", "the process that checked it died: not checked")
    remedy = Words("请单独核对此文件", "check this file by itself")
    return _failed(task, Failed(task.path, what, remedy), task.options.language)


@cache
def _selected(settings: Settings) -> tuple[Check, ...]:
    chosen = registry.select(installed().checks, settings.select, settings.ignore)
    told = dict(settings.severity)
    return registry.with_severities(chosen, told.items()) if told else chosen
