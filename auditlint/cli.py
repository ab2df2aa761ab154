"""The command line: options in, exit status out. 0 nothing to fail on, 1 findings, 2 work not done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from auditlint import __version__, config, registry, reporting
from auditlint.batch import Options, Result, Task, installed, perform_all, settings_for
from auditlint.errors import AuditlintError, BadOption, InputError, UnknownFormat, did_you_mean
from auditlint.inputs import STANDARD_INPUT, gather
from auditlint.model.words import Words
from auditlint.output import make_streams_forgiving, refuse_report, write_file, write_out
from auditlint.reporting.excerpt import safe
from auditlint.reporting.printed import Edition, PrintedReport

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,  # rich costs 26 ms, and would read a report's brackets as markup
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="核对公共财政报告自身的数据 · recompute the arithmetic that a public-finance report states about itself",
)

_MOST_JOBS = 256
_CATALOGUE_FORMATS = ("text", "markdown", "json")

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="报告或文件夹，- 为标准输入 · reports, folders, - is stdin")
]
Format = Annotated[str, typer.Option("--format", "-f", help="|".join(reporting.FORMATS))]
Output = Annotated[str | None, typer.Option("--output", "-o", help="写入文件 · write to a file")]
Select = Annotated[list[str] | None, typer.Option(help="只用这些检查项：编号、前缀或名称 · codes, prefixes or names")]
Ignore = Annotated[list[str] | None, typer.Option(help="不用这些检查项 · leave these out")]
FailOn = Annotated[str | None, typer.Option("--fail-on", help="|".join(config.FAIL_ON) + "，默认 warning")]
Year = Annotated[int | None, typer.Option(help="报告年度 · the report year")]
Lang = Annotated[str | None, typer.Option(help="zh|en")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", help="进程数，0 为全部处理器 · processes, 0 is one a core")]
StdinName = Annotated[str | None, typer.Option("--stdin-filename", help="标准输入的文件名 · the name of stdin")]
Encoding = Annotated[str | None, typer.Option(help="报告的编码 · the reports' encoding")]
Config = Annotated[str | None, typer.Option(help="配置文件 · configuration instead of .auditlint.yaml")]


@dataclass(slots=True)
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


def main(arguments: Sequence[str] | None = None) -> None:
    """The console script."""
    make_streams_forgiving()
    try:
        app(args=None if arguments is None else list(arguments), prog_name="auditlint")
    except KeyboardInterrupt:
        sys.exit(130)


@app.command()
def check(
    paths: Paths,
    format: Format = "full",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    year: Year = None,
    lang: Lang = None,
    jobs: Jobs = 1,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
) -> None:
    """核对报告，列出不一致之处 · findings; exit status 0 none, 1 some, 2 work not done."""
    options = Options("check", _words(select), _words(ignore), fail_on, year, lang, encoding, config)
    _run(paths, options, format, output, jobs, stdin_filename)


@app.command()
def trace(
    paths: Paths,
    format: Format = "full",
    output: Output = None,
    select: Select = None,
    ignore: Ignore = None,
    year: Year = None,
    lang: Lang = None,
    jobs: Jobs = 1,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
) -> None:
    """列出每一处复算及结论 · every equation with its verdict, the auditor's working paper."""
    options = Options("trace", _words(select), _words(ignore), None, year, lang, encoding, config)
    _run(paths, options, format, output, jobs, stdin_filename)


@app.command()
def checks(
    select: Select = None,
    ignore: Ignore = None,
    format: Annotated[str, typer.Option("--format", "-f", help="|".join(_CATALOGUE_FORMATS))] = "text",
    output: Output = None,
    lang: Lang = None,
) -> None:
    """列出全部检查项 · the catalogue."""
    progress = _Progress()
    with _refusals(progress, lang):
        _validate(Options(select=_words(select), ignore=_words(ignore), lang=lang))
        _known("--format", format, _CATALOGUE_FORMATS, UnknownFormat)
        from auditlint.catalogue import catalogue  # json: not for a start-up that only checks

        chosen = registry.select(installed().checks, _words(select), _words(ignore))
        told = [catalogue(chosen, format, lang or "zh")]
        if output:
            write_file(told, Path(output), ())
        else:
            write_out(told, for_machines=format != "text")
    _finish(progress, lang)


@app.command()
def explain(
    names: Annotated[list[str], typer.Argument(metavar="CODE...", help="编号或名称 · codes or names")],
    output: Output = None,
    lang: Lang = None,
) -> None:
    """说明一个检查项及其例子 · one check with its examples."""
    progress = _Progress()
    with _refusals(progress, lang):
        _validate(Options(lang=lang))
        from auditlint.catalogue import explanation

        found = [check for name in names for check in registry.matching(installed().checks, name, "explain")]
        told = ["\n".join(explanation(check, lang or "zh") for check in found)]
        if output:
            write_file(told, Path(output), ())
        else:
            write_out(told, for_machines=False)
    _finish(progress, lang)


def _tell_version(asked: bool) -> None:
    if asked:
        print(f"auditlint {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="版本 · the version")
    ] = False,
) -> None:
    """Options that stand before a command."""


def _run(paths: list[str], options: Options, form: str, output: str | None, jobs: int, stdin_name: str | None) -> None:
    """Validate, work, write, and end with the exit status."""
    progress = _Progress()
    with _refusals(progress, options.lang):
        _validate(options)
        formats = reporting.TRACE_FORMATS if options.command == "trace" else reporting.FORMATS
        _known("--format", form, formats, UnknownFormat)
        processes = _processes(jobs)
        tasks = [_task(item, options, stdin_name) for item in gather(paths)]
        if output:
            refuse_report(Path(output), [task.path for task in tasks if task.data is None])
        reports = progress.reports(perform_all(tasks, processes))
        _write(reports, tasks, options, form, output)
    _finish(progress, options.lang)


def _write(
    reports: Iterator[PrintedReport], tasks: Sequence[Task], options: Options, form: str, output: str | None
) -> None:
    edition = Edition(options.command, _language(tasks, options), __version__, installed().checks)
    if output:
        write_file(reporting.renderer(form)(reports, edition), Path(output), [task.path for task in tasks])
    elif form == "full" and _colourful():
        from auditlint.reporting import as_full, colour  # rich: only for a terminal

        colour.show(as_full.lines(reports, edition))
    else:
        write_out(reporting.renderer(form)(reports, edition), form in reporting.MACHINE_FORMATS)


def _language(tasks: Sequence[Task], options: Options) -> str:
    """That of the first report, for the lines that speak of all."""
    if options.lang or not tasks:
        return options.language
    try:
        return settings_for(Path(tasks[0].path), options).lang
    except AuditlintError:  # said when that report's turn comes
        return options.language


def _task(item: str | InputError, options: Options, stdin_name: str | None) -> Task:
    if isinstance(item, InputError):
        return Task(item.where, options, refusal=item)
    if item == STANDARD_INPUT:
        return Task(stdin_name or "<stdin>", options, data=sys.stdin.buffer.read())
    return Task(item, options)


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
    if options.encoding is not None:
        _known_encoding(options.encoding)


def _known(where: str, value: str, known: Sequence[str], error: type[AuditlintError]) -> None:
    if value in known:
        return
    near = did_you_mean(value, known)
    raise error(
        where,
        Words(f"{value!r} 无效，可用 {' / '.join(known)}", f"{value!r} is none of {', '.join(known)}"),
        near,
    )


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


@contextmanager
def _refusals(progress: _Progress, lang: str | None) -> Iterator[None]:
    """An error of usage or output ends the work; it is said in one line like any other."""
    try:
        yield
    except AuditlintError as error:
        progress.complain(error.say(lang or "zh"))


def _finish(progress: _Progress, lang: str | None) -> None:
    """Plug-ins that failed to load are said last, so that they are not overlooked above the findings."""
    for error in installed().errors:
        progress.complain(error.say(lang or "zh"))
    raise typer.Exit(progress.status)


def _words(given: Sequence[str] | None) -> tuple[str, ...]:
    """``--select A101,T --select share`` -> its words."""
    return tuple(word.strip() for item in given or () for word in item.split(",") if word.strip())


def _colourful() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
