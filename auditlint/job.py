"""What a command line asks for -> output and exit status: 0 nothing to fail on, 1 findings, 2 work not done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from auditlint import __version__, registry, reporting
from auditlint.batch import Options, Result, Task, installed, open_source, perform_all, settings_for
from auditlint.errors import AuditlintError, BadOption, InputError, UnknownFormat
from auditlint.inputs import STANDARD_INPUT, gather
from auditlint.model.words import Words
from auditlint.output import refuse_foreign, stream_faults, write_file, write_out
from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedReport
from auditlint.validating import known, processes_for, validate

CATALOGUE_FORMATS = ("text", "markdown", "json")


@dataclass(frozen=True, slots=True)
class Job:
    """One ``check`` or ``trace``: the reports, how to read them, and where the result goes."""

    paths: tuple[str, ...]
    options: Options
    form: str = "full"
    output: str | None = None
    jobs: int = 1
    stdin_name: str | None = None
    copies: str | None = None  # the file or folder for copies with remarks


def perform(job: Job) -> int:
    """Validate, work, write; the exit status."""
    progress = _Progress()
    with _refusals(progress, job.options.lang):
        validate(job.options)
        formats = reporting.TRACE_FORMATS if job.options.command == "trace" else reporting.FORMATS
        known("--format", job.form, formats, UnknownFormat)
        processes = processes_for(job.jobs)
        job = replace(job, options=replace(job.options, view=job.form in reporting.VIEW_FORMATS))
        if job.form in reporting.BINARY_FORMATS:
            job = replace(job, options=replace(job.options, paper=True))
            _refuse_terminal(job)
        tasks = _with_copies([_task(item, job) for item in gather(job.paths)], job)
        if job.output:
            refuse_foreign(Path(job.output), [task.path for task in tasks if task.data is None])
        _write(progress.reports(perform_all(tasks, processes)), tasks, job)
    return _finished(progress, job.options.lang)


def annotate(job: Job) -> int:
    """``auditlint annotate``: a copy of each report with its findings in it, and a line to say so; the exit status."""
    progress = _Progress()
    with _refusals(progress, job.options.lang):
        validate(job.options)
        processes = processes_for(job.jobs)
        tasks = _with_copies([_task(item, job) for item in gather(job.paths)], job)
        results = zip(tasks, perform_all(tasks, processes), strict=True)
        write_out((told for task, result in results for told in _told_copy(task, result, progress)), for_machines=False)
    return _finished(progress, job.options.lang)


def _told_copy(task: Task, result: Result, progress: _Progress) -> Iterator[str]:
    for error in result.errors:
        progress.complain(error)
    if result.remarks is not None:
        count = result.remarks
        en = f"{count or 'no'} remark{'' if count == 1 else 's'}"
        told = Words(f"：{count} 条批注" if count else "：没有要批注的", f": {en}")
        yield f"{safe(task.path)} → {safe(task.copy or '')}{told.say(task.options.language)}\n"


def _with_copies(tasks: list[Task], job: Job) -> list[Task]:
    """The tasks with the places of their copies, where copies are wanted. Raises OutputError."""
    if job.copies is None:
        return tasks
    from auditlint.copies import destinations

    places = destinations([task.path for task in tasks if task.refusal is None], job.paths, job.copies)
    return [replace(task, copy=str(places[task.path])) if task.path in places else task for task in tasks]


def tell_catalogue(
    select: Sequence[str], ignore: Sequence[str], form: str, output: str | None, lang: str | None
) -> int:
    """``auditlint checks``; the exit status."""
    progress = _Progress()
    with _refusals(progress, lang):
        validate(Options(select=tuple(select), ignore=tuple(ignore), lang=lang))
        known("--format", form, CATALOGUE_FORMATS, UnknownFormat)
        from auditlint.catalogue import catalogue  # json: not for a start-up that only checks

        chosen = registry.select(installed().checks, select, ignore)
        _put([catalogue(chosen, form, lang or "zh")], output, for_machines=form != "text")
    return _finished(progress, lang)


def tell_explanations(names: Sequence[str], output: str | None, lang: str | None) -> int:
    """``auditlint explain``; the exit status."""
    progress = _Progress()
    with _refusals(progress, lang):
        validate(Options(lang=lang))
        from auditlint.catalogue import explanation

        found = [check for name in names for check in registry.matching(installed().checks, name, "explain")]
        _put(["\n".join(explanation(check, lang or "zh") for check in found)], output, for_machines=False)
    return _finished(progress, lang)


def tell_text(job: Job) -> int:
    """``auditlint read``: the text that is read of each file, to the letter; the exit status."""
    progress = _Progress()
    with _refusals(progress, job.options.lang):
        validate(job.options)
        tasks = [_task(item, job) for item in gather(job.paths)]
        if job.output:
            refuse_foreign(Path(job.output), [task.path for task in tasks if task.data is None])
        _put(_texts(tasks, progress), job.output, for_machines=not sys.stdout.isatty())
    return progress.status


def _texts(tasks: Sequence[Task], progress: _Progress) -> Iterator[str]:
    """One text as it is; of several each under a line with its path."""
    for task in tasks:
        try:
            source, language = open_source(task)
        except AuditlintError as error:
            progress.complain(error.say(task.options.language))
            continue
        for words in source.unread:
            progress.complain(f"{task.path}: {words.say(language)}")
        for words in source.notes:
            print(f"auditlint: {safe(task.path)}: {safe(words.say(language))}", file=sys.stderr)
        if len(tasks) > 1:
            yield f"==> {safe(task.path)} <==\n"
        text = source.text if source.text.endswith("\n") else source.text + "\n"
        yield "\n".join(map(safe, text.split("\n"))) if sys.stdout.isatty() else text


def serve(port: int, options: Options, open_browser: bool) -> int:
    """``auditlint serve``, until it is interrupted; the exit status."""
    progress = _Progress()
    with _refusals(progress, options.lang):
        validate(options)
        from auditlint import serving  # the extra, and sockets

        serving.serve(port, options, open_browser)
    return _finished(progress, options.lang)


def refuse(error: AuditlintError, lang: str | None) -> int:
    """Nothing is done; the exit status."""
    progress = _Progress()
    progress.complain(error.say(lang or "zh"))
    return progress.status


@dataclass(slots=True, eq=False)
class _Progress:
    """What a run has met so far: it decides the exit status."""

    failing: bool = False
    undone: bool = False
    said: set[str] = field(default_factory=set)

    def reports(self, results: Iterable[Result]) -> Iterator[PrintedReport]:
        """Pass the reports on; say each error once, when its turn comes."""
        for result in results:
            self.failing |= result.failing
            for error in result.errors:
                self.complain(error)
            yield result.report

    def complain(self, told: str) -> None:
        """One line on standard error, once."""
        self.undone = True
        if told not in self.said:
            self.said.add(told)
            print(f"auditlint: {safe(told)}", file=sys.stderr)

    @property
    def status(self) -> int:
        return 2 if self.undone else int(self.failing)


@contextmanager
def _refusals(progress: _Progress, lang: str | None) -> Iterator[None]:
    """An error of usage or output ends the work; it is said in one line like any other."""
    try:
        yield
    except AuditlintError as error:
        progress.complain(error.say(lang or "zh"))


def _finished(progress: _Progress, lang: str | None) -> int:
    """Plug-ins that failed to load are said last, so that they are not overlooked above the findings."""
    for error in installed().errors:
        progress.complain(error.say(lang or "zh"))
    return progress.status


def _write(reports: Iterator[PrintedReport], tasks: Sequence[Task], job: Job) -> None:
    edition = Edition(job.options.command, _language(tasks, job.options), __version__, installed().checks)
    if job.form in reporting.BINARY_FORMATS:
        _write_paper(reports, edition, job.output)
    elif job.output:
        write_file(reporting.renderer(job.form)(reports, edition), Path(job.output), [task.path for task in tasks])
    elif job.form == "full" and _colourful():
        from auditlint.reporting import as_full, colour  # rich: only for a terminal

        colour.show(as_full.lines(reports, edition))
    else:
        write_out(reporting.renderer(job.form)(reports, edition), job.form in reporting.MACHINE_FORMATS)


def _write_paper(reports: Iterable[PrintedReport], edition: Edition, output: str | None) -> None:
    """A workbook; never over one that is there, in which an auditor may have written."""
    from auditlint.copies import write_copy
    from auditlint.reporting.as_xlsx import workbook

    content = workbook(reports, edition)
    if output is not None:
        write_copy(content, Path(output))
    elif sys.stdout is not None:
        with stream_faults():
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()


def _refuse_terminal(job: Job) -> None:
    if job.output is None and sys.stdout is not None and sys.stdout.isatty():
        what = Words(f"{job.form} 不能显示在屏幕上", f"{job.form} cannot be shown on a screen")
        raise BadOption("--format", what, Words("请用 --output 指定文件", "name a file with --output"))


def _put(told: Iterable[str], output: str | None, for_machines: bool) -> None:
    if output:
        write_file(told, Path(output), ())
    else:
        write_out(told, for_machines)


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
        return Task(job.stdin_name or "<stdin>", job.options, data=sys.stdin.buffer.read())
    return Task(item, job.options)


def _colourful() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
