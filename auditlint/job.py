"""What a command line asks for -> output and exit status: 0 nothing to fail on, 1 findings, 2 work not done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from auditlint import __version__, config, registry, reporting
from auditlint.batch import Options, Result, Task, installed, open_source, perform_all, settings_for
from auditlint.errors import AuditlintError, BadOption, InputError, UnknownFormat, did_you_mean
from auditlint.inputs import STANDARD_INPUT, gather
from auditlint.model.words import Words
from auditlint.output import refuse_report, write_file, write_out
from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedReport

CATALOGUE_FORMATS = ("text", "markdown", "json")
_MOST_JOBS = 256


@dataclass(frozen=True, slots=True)
class Job:
    """One ``check`` or ``trace``: the reports, how to read them, and where the result goes."""

    paths: tuple[str, ...]
    options: Options
    form: str = "full"
    output: str | None = None
    jobs: int = 1
    stdin_name: str | None = None


def perform(job: Job) -> int:
    """Validate, work, write; the exit status."""
    progress = _Progress()
    with _refusals(progress, job.options.lang):
        _validate(job.options)
        formats = reporting.TRACE_FORMATS if job.options.command == "trace" else reporting.FORMATS
        _known("--format", job.form, formats, UnknownFormat)
        processes = _processes(job.jobs)
        tasks = [_task(item, job) for item in gather(job.paths)]
        if job.output:
            refuse_report(Path(job.output), [task.path for task in tasks if task.data is None])
        _write(progress.reports(perform_all(tasks, processes)), tasks, job)
    return _finished(progress, job.options.lang)


def tell_catalogue(
    select: Sequence[str], ignore: Sequence[str], form: str, output: str | None, lang: str | None
) -> int:
    """``auditlint checks``; the exit status."""
    progress = _Progress()
    with _refusals(progress, lang):
        _validate(Options(select=tuple(select), ignore=tuple(ignore), lang=lang))
        _known("--format", form, CATALOGUE_FORMATS, UnknownFormat)
        from auditlint.catalogue import catalogue  # json: not for a start-up that only checks

        chosen = registry.select(installed().checks, select, ignore)
        _put([catalogue(chosen, form, lang or "zh")], output, for_machines=form != "text")
    return _finished(progress, lang)


def tell_explanations(names: Sequence[str], output: str | None, lang: str | None) -> int:
    """``auditlint explain``; the exit status."""
    progress = _Progress()
    with _refusals(progress, lang):
        _validate(Options(lang=lang))
        from auditlint.catalogue import explanation

        found = [check for name in names for check in registry.matching(installed().checks, name, "explain")]
        _put(["\n".join(explanation(check, lang or "zh") for check in found)], output, for_machines=False)
    return _finished(progress, lang)


def tell_text(job: Job) -> int:
    """``auditlint read``: the text that is read of each file, to the letter; the exit status."""
    progress = _Progress()
    with _refusals(progress, job.options.lang):
        _validate(job.options)
        tasks = [_task(item, job) for item in gather(job.paths)]
        if job.output:
            refuse_report(Path(job.output), [task.path for task in tasks if task.data is None])
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
    if job.output:
        write_file(reporting.renderer(job.form)(reports, edition), Path(job.output), [task.path for task in tasks])
    elif job.form == "full" and _colourful():
        from auditlint.reporting import as_full, colour  # rich: only for a terminal

        colour.show(as_full.lines(reports, edition))
    else:
        write_out(reporting.renderer(job.form)(reports, edition), job.form in reporting.MACHINE_FORMATS)


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


def _validate(options: Options) -> None:
    """Every option that could be mistyped, before any work is done. Raises UsageError."""
    for name, words in (("--select", options.select), ("--ignore", options.ignore)):
        for word in words:
            registry.matching(installed().checks, word, name)
    if options.lang is not None:
        _known("--lang", options.lang, config.LANGUAGES, BadOption)
    if options.fail_on is not None:
        _known("--fail-on", options.fail_on, config.FAIL_ON, BadOption)
    if options.year is not None and options.year not in config.YEARS:
        raise BadOption("--year", Words(f"{options.year} 不是年份", f"{options.year} is not a year"))
    if options.min_confidence is not None:
        _known_probability("--min-confidence", options.min_confidence)
    if options.encoding is not None:
        _known_encoding(options.encoding)


def _known(where: str, value: str, known: Sequence[str], error: type[AuditlintError]) -> None:
    if value in known:
        return
    near = did_you_mean(value, known)
    what = Words(f"{value!r} 无效，可用 {' / '.join(known)}", f"{value!r} is none of {', '.join(known)}")
    raise error(where, what, near)


def _known_probability(where: str, value: str) -> None:
    try:
        config.probability(value)
    except ValueError as error:
        raise BadOption(where, config.NO_PROBABILITY) from error


def _known_encoding(name: str) -> None:
    import codecs

    try:
        codecs.lookup(name)
    except LookupError as error:
        what = Words(f"没有 {name!r} 这种编码", f"no such encoding {name!r}")
        raise BadOption("--encoding", what, Words("如 utf-8、gb18030、big5", "such as utf-8, gb18030, big5")) from error


def _processes(jobs: int) -> int:
    if not 0 <= jobs <= _MOST_JOBS:
        raise BadOption("--jobs", Words(f"应为 0 到 {_MOST_JOBS}", f"must be 0 to {_MOST_JOBS}"))
    return jobs or os.cpu_count() or 1


def _colourful() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
