"""The commands and their options, for typer: the whole grammar of the command line, its help and its errors."""

from __future__ import annotations

import os
from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import typer

from auditlint import __version__, baseline_commands, job, reporting, returning, settings_commands, telling
from auditlint.config import BOUND_KEYS, FAIL_ON, PROFILES, SHOW
from auditlint.errors import UsageError
from auditlint.job import SORTS, Job
from auditlint.model.words import Words
from auditlint.options import Options
from auditlint.plain import split_words

app = typer.Typer(
    rich_markup_mode=None,  # rich costs 26 ms, and would read a report's brackets as markup
    pretty_exceptions_enable=False,
    no_args_is_help=True,
    help="核对公共财政报告自身的数据 · recompute the arithmetic that a public-finance report states about itself",
)

# What typer raises for every misuse. It brings click along under another name from 0.29 on.
_Misuse: type[Exception] = typer.BadParameter.__bases__[0]

Paths = Annotated[
    list[str], typer.Argument(metavar="PATH...", help="报告或文件夹，- 为标准输入 · reports, folders, - is stdin")
]
Format = Annotated[str | None, typer.Option("--format", "-f", help="|".join(reporting.FORMATS))]
Output = Annotated[str | None, typer.Option("--output", "-o", help="写入文件 · write to a file")]
Outputs = Annotated[
    list[str] | None,
    typer.Option("--output", "-o", metavar="[FORMAT=]FILE", help="写入文件，可多次 · write to files, may be repeated"),
]
Select = Annotated[list[str] | None, typer.Option(help="只用这些检查项：编号、前缀或名称 · codes, prefixes or names")]
Ignore = Annotated[list[str] | None, typer.Option(help="不用这些检查项 · leave these out")]
FailOn = Annotated[str | None, typer.Option("--fail-on", help="|".join(FAIL_ON) + "，默认 warning")]
Year = Annotated[int | None, typer.Option(help="报告年度 · the report year")]
Lang = Annotated[str | None, typer.Option(help="zh|en")]
Jobs = Annotated[int | None, typer.Option("--jobs", "-j", help="进程数，0 为全部处理器 · processes, 0 is one a core")]
StdinName = Annotated[str | None, typer.Option("--stdin-filename", help="标准输入的文件名 · the name of stdin")]
Encoding = Annotated[str | None, typer.Option(help="报告的编码 · the reports' encoding")]
Config = Annotated[str | None, typer.Option(help="配置文件 · configuration instead of .auditlint.yaml")]

MinConfidence = Annotated[
    str | None, typer.Option("--min-confidence", metavar="0..1", help="低于此把握的只作提示 · below, a remark (0.5)")
]
Show = Annotated[str | None, typer.Option("--show", help="|".join(SHOW) + "，默认 warning")]
Sort = Annotated[str, typer.Option("--sort", help="|".join(SORTS))]
Profile = Annotated[str | None, typer.Option("--profile", help="|".join(PROFILES))]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="已知问题 · what is known already")]
Seconds = Annotated[
    int | None, typer.Option("--max-seconds", help="每份报告的处理器时间 · processor time a report (20)")
]
Megabytes = Annotated[int | None, typer.Option("--max-megabytes", help="每份报告的内存 · memory a report (1024)")]
Figures = Annotated[int | None, typer.Option("--max-figures", help="每份报告的数字 · figures a report (200000)")]
Cells = Annotated[int | None, typer.Option("--max-cells", help="每份报告的表格单元格 · table cells a report (120000)")]
Statistics = Annotated[bool, typer.Option("--statistics", help="只列统计 · counts alone")]
Fix = Annotated[bool, typer.Option("--fix", help="改正不涉及数字的书写（.txt .md） · mend what touches no figure")]
Diff = Annotated[bool, typer.Option("--diff", help="显示 --fix 会改什么 · show what --fix would change")]

Annotate = Annotated[
    str | None,
    typer.Option("--annotate", metavar="DIR", help="另存带批注的副本到此文件夹 · copies with remarks go there"),
]
Copies = Annotated[
    str,
    typer.Option("--output", "-o", metavar="COPY|DIR", help="副本的文件名或文件夹 · the copy, or a folder for it"),
]


def run(words: Sequence[str]) -> int:
    """Do what the command line says, or say in one line what is wrong with it; the exit status."""
    try:
        status: int = app(args=list(words) or ["--help"], prog_name="auditlint", standalone_mode=False) or 0
    except _Misuse as error:
        return job.refuse(_misused(words, error), "en" if _in_english(words) else None)
    except typer.Abort as end:
        raise KeyboardInterrupt from end
    return status if words else 2


def _misused(words: Sequence[str], error: Exception) -> UsageError:
    tell = getattr(error, "format_message", error.__str__)
    what = str(tell()).rstrip(".")
    names = [command.callback.__name__ for command in app.registered_commands if command.callback]
    help_of = " ".join(("auditlint", *words[:1], "--help")) if words[0] in names else "auditlint --help"
    return UsageError(words[0], Words(f"命令行有误（{what}）", what), Words(f"用法见 {help_of}", f"see `{help_of}`"))


def _in_english(words: Sequence[str]) -> bool:
    return "--lang=en" in words or ("--lang", "en") in pairwise(words)


@app.command()
def check(
    paths: Paths,
    format: Format = None,
    output: Outputs = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = None,
    year: Year = None,
    lang: Lang = None,
    jobs: Jobs = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
    min_confidence: MinConfidence = None,
    show: Show = None,
    sort: Sort = "path",
    statistics: Statistics = False,
    profile: Profile = None,
    baseline: Baseline = None,
    fix: Fix = False,
    diff: Diff = False,
    max_seconds: Seconds = None,
    max_megabytes: Megabytes = None,
    max_figures: Figures = None,
    max_cells: Cells = None,
    annotate: Annotate = None,
) -> None:
    """核对报告，列出不一致之处 · findings; exit status 0 none, 1 some, 2 work not done."""
    bounds = _bounds(max_seconds, max_megabytes, max_figures, max_cells)
    chosen = (_words(select), _words(ignore))
    options = Options(
        "check", *chosen, fail_on, year, lang, encoding, config, min_confidence, show, profile, baseline, bounds
    )
    places = tuple(output or ())
    # A folder, be there one report or many.
    copies = os.path.join(annotate, "") if annotate else annotate
    asked = Job(tuple(paths), options, format, places, jobs, stdin_filename, sort, statistics, fix, diff, copies)
    raise typer.Exit(job.perform(asked))


@app.command()
def annotate(
    paths: Paths,
    output: Copies,
    select: Select = None,
    ignore: Ignore = None,
    year: Year = None,
    lang: Lang = None,
    jobs: Jobs = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
    min_confidence: MinConfidence = None,
) -> None:
    """把发现写进 Word、Excel、PDF 的副本：批注、附注、高亮 · findings as remarks in a copy of the file."""
    options = Options("annotate", _words(select), _words(ignore), None, year, lang, encoding, config, min_confidence)
    told = Job(tuple(paths), options, jobs=jobs, stdin_name=stdin_filename, copies=output)
    raise typer.Exit(returning.annotate(told))


@app.command()
def serve(
    port: Annotated[int, typer.Option(min=0, max=65535, help="端口，0 为任意空闲端口 · 0 is any that is free")] = 8642,
    open_browser: Annotated[bool, typer.Option("--open/--no-open", help="打开浏览器 · open the browser")] = True,
    select: Select = None,
    ignore: Ignore = None,
    year: Year = None,
    lang: Lang = None,
    encoding: Encoding = None,
    config: Config = None,
    min_confidence: MinConfidence = None,
) -> None:
    """在浏览器中核对：把报告拖到网页上，只在本机 · a page on this machine to drop reports on."""
    options = Options("check", _words(select), _words(ignore), None, year, lang, encoding, config, min_confidence)
    raise typer.Exit(returning.serve(port, options, open_browser))


@app.command()
def trace(
    paths: Paths,
    format: Format = None,
    output: Outputs = None,
    select: Select = None,
    ignore: Ignore = None,
    year: Year = None,
    lang: Lang = None,
    jobs: Jobs = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
    min_confidence: MinConfidence = None,
    max_seconds: Seconds = None,
    max_megabytes: Megabytes = None,
    max_figures: Figures = None,
    max_cells: Cells = None,
) -> None:
    """列出每一处复算及结论 · every equation with its verdict, the auditor's working paper."""
    bounds = _bounds(max_seconds, max_megabytes, max_figures, max_cells)
    chosen = (_words(select), _words(ignore))
    options = Options("trace", *chosen, None, year, lang, encoding, config, min_confidence, bounds=bounds)
    raise typer.Exit(job.perform(Job(tuple(paths), options, format, tuple(output or ()), jobs, stdin_filename)))


@app.command()
def read(
    paths: Paths,
    output: Output = None,
    lang: Lang = None,
    stdin_filename: StdinName = None,
    encoding: Encoding = None,
    config: Config = None,
) -> None:
    """输出所读到的文本：段落、标题、表格 · the text as it is read, to which lines and columns refer."""
    options = Options("read", lang=lang, encoding=encoding, config=config)
    outputs = (output,) if output else ()
    raise typer.Exit(telling.tell_text(Job(tuple(paths), options, outputs=outputs, stdin_name=stdin_filename)))


@app.command()
def checks(
    select: Select = None,
    ignore: Ignore = None,
    format: Annotated[str, typer.Option("--format", "-f", help="|".join(telling.CATALOGUE_FORMATS))] = "text",
    output: Output = None,
    lang: Lang = None,
) -> None:
    """列出全部检查项 · the catalogue."""
    raise typer.Exit(telling.tell_catalogue(_words(select), _words(ignore), format, output, lang))


@app.command()
def explain(
    names: Annotated[list[str], typer.Argument(metavar="CODE...", help="编号或名称 · codes or names")],
    output: Output = None,
    lang: Lang = None,
) -> None:
    """说明一个检查项及其例子 · one check with its examples."""
    raise typer.Exit(telling.tell_explanations(names, output, lang))


app.add_typer(baseline_commands.app, name="baseline")
settings_commands.add_to(app)


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


def _words(given: Sequence[str] | None) -> tuple[str, ...]:
    return split_words(given or ())


def _bounds(*most: int | None) -> tuple[tuple[str, int], ...]:
    return tuple((name, each) for name, each in zip(BOUND_KEYS, most, strict=True) if each is not None)
