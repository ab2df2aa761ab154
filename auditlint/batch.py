"""Tasks -> printed reports, in the order of the tasks, in one process or in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from auditlint import config, reading, registry, run
from auditlint.config import Settings, probability
from auditlint.errors import AuditlintError, InputError
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

    @property
    def language(self) -> str:
        """For what is said of the run as a whole."""
        return self.lang or Settings().lang


@dataclass(frozen=True, slots=True)
class Task:
    """One report to do: a file, or the bytes that came through standard input under this path."""

    path: str
    options: Options
    data: bytes | None = None
    refusal: InputError | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Result:
    """``failing``: a finding at or above the severity that fails; ``errors``: what to say on standard error."""

    report: PrintedReport
    failing: bool = False
    errors: tuple[str, ...] = ()


def perform_all(tasks: Sequence[Task], jobs: int) -> Iterator[Result]:
    """Every task's result, as soon as it and those before it are done."""
    if jobs < 2 or len(tasks) < 2:
        yield from map(perform, tasks)
        return
    from concurrent.futures import ProcessPoolExecutor  # 22 ms: only where there is more than one process
    from concurrent.futures.process import BrokenProcessPool

    try:
        with ProcessPoolExecutor(min(jobs, len(tasks))) as executor:
            yield from executor.map(perform, tasks, chunksize=_chunk(len(tasks), jobs))
    except BrokenProcessPool as error:
        what = Words(
            "一个工作进程意外终止，其余报告未核对", "a worker process died: the remaining reports were not checked"
        )
        raise AuditlintError("--jobs", what, Words("请用 --jobs 1 重试", "try again with --jobs 1")) from error


def perform(task: Task) -> Result:
    """One report, whatever becomes of it: nothing that happens to one may keep the others from being checked."""
    language = task.options.language
    try:
        if task.refusal is not None:
            raise task.refusal
        settings = settings_for(Path(task.path), task.options)
        language = settings.lang
        return _result(task, settings)
    except AuditlintError as error:
        return _failed(task.path, error.say(language))
    except Exception as error:  # a fault of our own: said with its place, so that it can be mended
        import traceback

        frame = traceback.extract_tb(error.__traceback__)[-1]
        told = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        what = Words(f"auditlint 内部错误，未核对（{told}）", f"internal error of auditlint, not checked ({told})")
        return _failed(task.path, AuditlintError(task.path, what).say(language))


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


def _result(task: Task, settings: Settings) -> Result:
    checks = _selected(settings)
    options = task.options
    brief = run.Brief(settings.year, settings.misspellings, settings.thresholds)
    if task.data is None:
        report = run.audit_file(Path(task.path), checks, brief, options.encoding, settings.limits)
    else:
        report = run.audit_bytes(task.data, task.path, checks, brief, options.encoding, settings.limits)
    return Result(
        _printed(report, options.command, settings.lang),
        options.command == "check" and fails(report, settings.fail_on),
        tuple(f"{task.path}: {error.say(settings.lang)}" for error in (*report.errors, *report.unread)),
    )


def fails(report: Report, fail_on: str) -> bool:
    """Whether a finding is at or above this severity."""
    return fail_on != "never" and any(finding.severity.rank <= Severity(fail_on).rank for finding in report.findings)


def _printed(report: Report, command: str, language: str) -> PrintedReport:
    if command == "trace":
        printed = print_claims(report, {check.code: check.name for check in installed().checks}, language)
    else:
        printed = print_findings(report, language)
    plugins = (error.say(language) for error in installed().errors)
    return replace(printed, errors=(*printed.errors, *plugins))


def _failed(path: str, told: str) -> Result:
    return Result(PrintedReport(path, errors=(told,), read=False), errors=(told,))


def _chunk(tasks: int, jobs: int) -> int:
    """Small enough that no process waits for another at the end, large enough to save the posting."""
    return max(1, min(16, tasks // (jobs * 4)))


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
