"""The commands and their options, for typer: the whole grammar of the command line, its help and its errors."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Annotated

import typer

from auditlint import __version__, job, reporting
from auditlint.batch import Options
from auditlint.config import FAIL_ON
from auditlint.errors import UsageError
from auditlint.job import Job
from auditlint.model.words import Words
from auditlint.plain import split_words

app = typer.Typer(
    add_completion=False,
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
Format = Annotated[str, typer.Option("--format", "-f", help="|".join(reporting.FORMATS))]
Output = Annotated[str | None, typer.Option("--output", "-o", help="写入文件 · write to a file")]
Select = Annotated[list[str] | None, typer.Option(help="只用这些检查项：编号、前缀或名称 · codes, prefixes or names")]
Ignore = Annotated[list[str] | None, typer.Option(help="不用这些检查项 · leave these out")]
FailOn = Annotated[str | None, typer.Option("--fail-on", help="|".join(FAIL_ON) + "，默认 warning")]
Year = Annotated[int | None, typer.Option(help="报告年度 · the report year")]
Lang = Annotated[str | None, typer.Option(help="zh|en")]
Jobs = Annotated[int, typer.Option("--jobs", "-j", help="进程数，0 为全部处理器 · processes, 0 is one a core")]
StdinName = Annotated[str | None, typer.Option("--stdin-filename", help="标准输入的文件名 · the name of stdin")]
Encoding = Annotated[str | None, typer.Option(help="报告的编码 · the reports' encoding")]
Config = Annotated[str | None, typer.Option(help="配置文件 · configuration instead of .auditlint.yaml")]

MinConfidence = Annotated[
    str | None, typer.Option("--min-confidence", metavar="0..1", help="低于此把握的只作提示 · below, a remark (0.5)")
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
    min_confidence: MinConfidence = None,
) -> None:
    """核对报告，列出不一致之处 · findings; exit status 0 none, 1 some, 2 work not done."""
    options = Options("check", _words(select), _words(ignore), fail_on, year, lang, encoding, config, min_confidence)
    raise typer.Exit(job.perform(Job(tuple(paths), options, format, output, jobs, stdin_filename)))


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
    min_confidence: MinConfidence = None,
) -> None:
    """列出每一处复算及结论 · every equation with its verdict, the auditor's working paper."""
    options = Options("trace", _words(select), _words(ignore), None, year, lang, encoding, config, min_confidence)
    raise typer.Exit(job.perform(Job(tuple(paths), options, format, output, jobs, stdin_filename)))


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
    raise typer.Exit(job.tell_text(Job(tuple(paths), options, output=output, stdin_name=stdin_filename)))


@app.command()
def checks(
    select: Select = None,
    ignore: Ignore = None,
    format: Annotated[str, typer.Option("--format", "-f", help="|".join(job.CATALOGUE_FORMATS))] = "text",
    output: Output = None,
    lang: Lang = None,
) -> None:
    """列出全部检查项 · the catalogue."""
    raise typer.Exit(job.tell_catalogue(_words(select), _words(ignore), format, output, lang))


@app.command()
def explain(
    names: Annotated[list[str], typer.Argument(metavar="CODE...", help="编号或名称 · codes or names")],
    output: Output = None,
    lang: Lang = None,
) -> None:
    """说明一个检查项及其例子 · one check with its examples."""
    raise typer.Exit(job.tell_explanations(names, output, lang))


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
