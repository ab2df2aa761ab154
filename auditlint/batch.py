"""Tasks -> printed reports, in the order of the tasks, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from auditlint import config, effort, reading, registry, run
from auditlint.config import Settings, probability
from auditlint.errors import AuditlintError, Failed, InputError, UsageError
from auditlint.faults import as_one_line
from auditlint.model.check import Check
from auditlint.model.report import Report
from auditlint.model.severity import Severity
from auditlint.model.source import Source
from auditlint.model.words import Words
from auditlint.reporting.printed import PrintedReport
from auditlint.reporting.printing import print_claims, print_findings


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None where it says nothing and the configuration decides."""

    command: str = "check"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    year: int | None = None
    lang: str | None = None
    encoding: str | None = None
    config: str | None = None
    min_confidence: str | None = None
    view: bool = False  # whether the reports' own text is to be shown
    paper: bool = False  # whether a working paper is to be made

    @property
    def language(self) -> str:
        """For what is said of the run as a whole."""
        return self.lang or Settings().lang


@dataclass(frozen=True, slots=True)
class Task:
    """One report to do: a file, or the bytes that came through standard input under this path.

    ``copy`` is where a copy with remarks is to go, if it is wanted.
    """

    path: str
    options: Options
    data: bytes | None = None
    refusal: InputError | None = None
    copy: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """``failing``: a finding at or above the severity that fails; ``errors``: what to say on standard error.

    ``remarks`` is how many were written into the copy, None where there is no copy.
    """

    report: PrintedReport
    failing: bool = False
    errors: tuple[str, ...] = ()
    remarks: int | None = None


def perform_all(tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
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
    if task.data is None:
        return reading.load(Path(task.path), task.options.encoding, settings.limits), settings.lang
    return reading.open_bytes(task.data, task.path, task.options.encoding, settings.limits), settings.lang


def settings_for(path: Path, options: Options) -> Settings:
    """The nearest configuration's settings under those of the command line. Raises BadConfiguration.

    A selection on the command line sets the configured one aside; ``--ignore`` adds to it.
    """
    file = Path(options.config) if options.config else _nearest(path.absolute().parent)
    settings = _configuration(file).settings_for(path) if file else Settings()
    if options.select:
        settings = replace(settings, select=options.select, ignore=())
    said = {"fail_on": options.fail_on, "year": options.year, "lang": options.lang}
    changes: dict[str, object] = {name: value for name, value in said.items() if value is not None}
    if options.min_confidence is not None:
        changes["confidence"] = (("warning", probability(options.min_confidence)),)
    return settings.with_changes({"ignore": options.ignore, **changes})


def checks_of(settings: Settings) -> tuple[Check, ...]:
    """The checks that the settings select, with the severities that they give."""
    return _selected(settings)


def brief_of(settings: Settings) -> run.Brief:
    """What the settings say of a report."""
    return run.Brief(settings.year, settings.misspellings, settings.thresholds)


def _result(task: Task, settings: Settings) -> Result:
    checks = _selected(settings)
    options = task.options
    brief = brief_of(settings)
    limits = settings.limits
    with effort.within(limits, task.path):
        data = reading.fetch(Path(task.path), limits) if task.data is None else task.data
        report = run.audit_bytes(data, task.path, checks, brief, options.encoding, limits)
    errors = [f"{task.path}: {error.say(settings.lang)}" for error in (*report.errors, *report.unread)]
    remarks: int | None = None
    if task.copy is not None:
        try:
            remarks = _copy(report, data, Path(task.copy), settings.lang)
        except AuditlintError as error:
            errors.append(error.say(settings.lang))
    failing = options.command == "check" and fails(report, settings.fail_on)
    return Result(_printed(report, options, settings.lang), failing, tuple(errors), remarks)


def _copy(report: Report, data: bytes, destination: Path, language: str) -> int:
    """Write a copy of the file with the findings in it; how many. Raises CannotAnnotate, NeedsExtra, OutputError."""
    from auditlint.copies import annotated, write_copy  # only where a copy is made

    content, count = annotated(report, data, {check.code: check for check in installed().checks}, language)
    write_copy(content, destination)
    return count


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above this severity."""
    return fail_on != "never" and any(finding.severity.rank <= Severity(fail_on).rank for finding in report.findings)


def _printed(report: Report, options: Options, language: str) -> PrintedReport:
    checks = installed().checks
    if options.command == "trace":
        printed = print_claims(report, {check.code: check.name for check in checks}, language)
    else:
        printed = print_findings(report, language)
    plugins = (error.say(language) for error in installed().errors)
    printed = replace(printed, errors=(*printed.errors, *plugins))
    return _with_text(printed, report, options, language) if options.view or options.paper else printed


def _with_text(printed: PrintedReport, report: Report, options: Options, language: str) -> PrintedReport:
    """The same with the report's own text, or with the working paper over it."""
    from auditlint.reporting.papering import paper
    from auditlint.reporting.viewing import view  # only where a page is made

    by_code = {check.code: check for check in installed().checks}
    seen = view(report, by_code, language)
    if seen is None or not options.paper:
        return replace(printed, view=seen)
    return replace(printed, paper=paper(report, seen, by_code, language))


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
def installed() -> registry.Registry:
    """Loaded once a process."""
    return registry.load()


@cache
def _nearest(folder: Path) -> Path | None:
    return config.find(folder)


@cache
def _configuration(file: Path) -> config.Configuration:
    return config.load(file, installed().checks)


@cache
def _selected(settings: Settings) -> tuple[Check, ...]:
    chosen = registry.select(installed().checks, settings.select, settings.ignore)
    told = dict(settings.severity)
    return registry.with_severities(chosen, told.items()) if told else chosen
