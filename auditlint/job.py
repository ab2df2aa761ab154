"""What a command line asks for -> output and exit status: 0 nothing to fail on, 1 findings, 2 work not done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from auditlint import __version__, reporting
from auditlint.batch import Options, Task, installed, perform_all, settings_for
from auditlint.destinations import Destination, destinations, refuse_foreign_ones, write
from auditlint.errors import AuditlintError, BadOption, InputError
from auditlint.ignoring import Pattern, patterns
from auditlint.inputs import STANDARD_INPUT, gather
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.options import configuration, configuration_file
from auditlint.output import shows_chinese
from auditlint.progress import Progress
from auditlint.reporting.printed import Edition
from auditlint.validating import known, refuse_jobs, validate

SORTS = ("path", "severity", "confidence")
_COUNTED = ("full", "concise")
# A process costs 30 ms; so much text takes a second to check.
_PAYS = 120_000


@dataclass(frozen=True, slots=True)
class Job:
    """One ``check`` or ``trace``: the reports, how to read them, and where the result goes.

    ``outputs`` are FILE or FORMAT=FILE; ``jobs`` None is as many processes as pay.
    """

    paths: tuple[str, ...]
    options: Options
    form: str | None = None
    outputs: tuple[str, ...] = ()
    jobs: int | None = None
    stdin_name: str | None = None
    sort: str = "path"
    statistics: bool = False
    fix: bool = False
    diff: bool = False
    copies: str | None = None  # the file or folder for copies with remarks


def perform(job: Job) -> int:
    """Validate, work, write; the exit status."""
    progress = Progress()
    job = _for_this_console(job)
    with refusals(progress, job.options.lang):
        validate(job.options)
        known("--sort", job.sort, SORTS, BadOption)
        refuse_jobs(job.jobs)
        places = destinations(job.form, job.outputs, job.options.command)
        if job.statistics and not all(place.form in _COUNTED for place in places):
            raise BadOption("--statistics", Words("只用于 full、concise", "is for full and concise alone"))
        tasks = _with_what_is_shown(tasks_of(job), job, places)
        files = [task.path for task in tasks if task.data is None]
        if job.fix or job.diff:
            from auditlint.fixing import fix_or_show

            if fix_or_show(files, job.options, job.diff, progress):
                return finished(progress, job.options.lang)
        refuse_foreign_ones(places, files)
        progress.names = [task.path for task in tasks]
        _run(job, tasks, places, progress)
    return finished(progress, job.options.lang)


def _with_what_is_shown(tasks: list[Task], job: Job, places: Sequence[Destination]) -> list[Task]:
    """The tasks with what the formats show besides findings, and with the places of copies. Raises OutputError."""
    forms = {place.form for place in places}
    view, paper = not forms.isdisjoint(reporting.VIEW_FORMATS), not forms.isdisjoint(reporting.BINARY_FORMATS)
    if view or paper:
        tasks = [replace(task, view=view, paper=paper) for task in tasks]
    if job.copies is None:
        return tasks
    from auditlint.copies import with_copies

    return with_copies(tasks, job.paths, job.copies)


def _run(job: Job, tasks: Sequence[Task], places: Sequence[Destination], progress: Progress) -> None:
    edition = Edition(
        job.options.command, _language(tasks, job.options), __version__, installed().checks, job.statistics, job.sort
    )
    with closing(perform_all(tasks, processes(job, tasks))) as results:
        write(progress.reports(results), places, edition, [task.path for task in tasks])


def tasks_of(job: Job) -> list[Task]:
    """The reports that are meant, in order."""

    def excluded(folder: Path) -> Sequence[Pattern]:
        file = configuration_file(folder / "report", job.options)
        if file is None:
            return ()
        try:
            return patterns(file.parent, configuration(file).exclude)
        except AuditlintError:  # said of every report that it governs
            return ()

    return [_task(item, job) for item in gather(job.paths, excluded)]


def refuse(error: AuditlintError, lang: str | None) -> int:
    """Nothing is done; the exit status."""
    progress = Progress()
    progress.complain(error.say(lang or "zh"))
    return progress.status


@contextmanager
def refusals(progress: Progress, lang: str | None) -> Iterator[None]:
    """An error of usage or output ends the work; it is said in one line like any other."""
    try:
        yield
    except AuditlintError as error:
        progress.complain(error.say(lang or "zh"))


def finished(progress: Progress, lang: str | None) -> int:
    """Plug-ins that failed to load are said last, so that they are not overlooked above the findings."""
    for error in installed().errors:
        progress.complain(error.say(lang or "zh"))
    return progress.status


def _for_this_console(job: Job) -> Job:
    """A console that has no Chinese signs is spoken to in English, unless another language is asked for."""
    if job.options.lang is not None or job.outputs or shows_chinese():
        return job
    return replace(job, options=replace(job.options, lang="en"))


def _language(tasks: Sequence[Task], options: Options) -> str:
    """That of the first report, for the lines that speak of all."""
    if options.lang or not tasks:
        return options.language
    try:
        return settings_for(Path(tasks[0].path), options).lang
    except AuditlintError:  # said when that report's turn comes
        return options.language


def _task(item: str | InputError, job: Job) -> Task:
    if isinstance(item, InputError):
        return Task(item.where, job.options, refusal=item)
    if item == STANDARD_INPUT:
        # One byte more than any bound that is not set otherwise: enough to see that there is too much.
        data = sys.stdin.buffer.read(Bounds().file_bytes + 1) if sys.stdin else b""
        return Task(job.stdin_name or "<stdin>", job.options, data=data)
    return Task(item, job.options)


def processes(job: Job, tasks: Sequence[Task]) -> int:
    """As many as asked for; 0 is one a processor, and so is nothing where there is work for more than one."""
    if job.jobs:
        return job.jobs
    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if job.jobs is None and (len(tasks) < 2 or sum(map(_size, tasks)) < _PAYS):
        return 1
    return available


def _size(task: Task) -> int:
    try:
        return len(task.data) if task.data is not None else os.path.getsize(task.path)
    except OSError:
        return 0
