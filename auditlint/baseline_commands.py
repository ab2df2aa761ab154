"""``auditlint baseline write|check|prune``: known findings are recorded, held against, and forgotten when mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from auditlint import baseline, job
from auditlint.batch import perform_all
from auditlint.errors import AuditlintError
from auditlint.job import Job
from auditlint.model.words import Words
from auditlint.options import Options, settings_for
from auditlint.output import replacing, write_out
from auditlint.progress import Progress
from auditlint.reporting.printed import PrintedFinding, PrintedReport
from auditlint.validating import validate

app = typer.Typer(
    rich_markup_mode=None, no_args_is_help=True, help="已知问题的基线 · a baseline of what is known already"
)

Paths = Annotated[list[str], typer.Argument(metavar="PATH...", help="报告或文件夹 · reports and folders")]
Baseline = Annotated[str | None, typer.Option("--baseline", metavar="FILE", help="基线文件 · the file")]
Config = Annotated[str | None, typer.Option(help="配置文件 · configuration instead of .auditlint.yaml")]
Lang = Annotated[str | None, typer.Option(help="zh|en")]


@app.command()
def write(paths: Paths, baseline: Baseline = None, config: Config = None, lang: Lang = None) -> None:
    """记下现有的全部问题 · record every finding as it is."""
    raise typer.Exit(_record(paths, baseline, Options(config=config, lang=lang), _all))


@app.command()
def check(paths: Paths, baseline: Baseline = None, config: Config = None, lang: Lang = None) -> None:
    """只列新的问题，并报告已过时的记录 · what is new, and what of the baseline is no longer found."""
    options = Options(config=config, lang=lang)
    options = replace(options, baseline=_file(baseline, options))
    raise typer.Exit(job.perform(Job(tuple(paths), options)))


@app.command()
def prune(paths: Paths, baseline: Baseline = None, config: Config = None, lang: Lang = None) -> None:
    """删去已不再出现的记录，不添新的 · forget what is no longer found, add nothing."""
    options = Options(config=config, lang=lang)
    options = replace(options, baseline=_file(baseline, options))
    raise typer.Exit(_record(paths, baseline, options, _still_found))


def _record(
    paths: Iterable[str],
    given: str | None,
    options: Options,
    choose: Callable[[PrintedReport], Iterable[PrintedFinding]],
) -> int:
    """Check the reports and write what is chosen of them; what is known of others stays."""
    progress = Progress()
    with job.refusals(progress, options.lang):
        validate(options)
        file = Path(_file(given, options))
        # What is no baseline is not written over; and there must be something to prune.
        empty = not file.exists() or file.stat().st_size == 0
        known = {} if empty and not options.baseline else dict(baseline.load(file))
        asked = Job(tuple(paths), options)
        tasks = job.tasks_of(asked)
        progress.names = [task.path for task in tasks]
        with closing(perform_all(tasks, job.processes(asked, tasks))) as results:
            for report in progress.reports(results):
                if report.read:  # of what could not be read nothing is known, so nothing is forgotten
                    known[baseline.relative(file, report.path)] = {
                        finding.fingerprint: _entry(finding) for finding in choose(report)
                    }
        with replacing(file) as written:
            written.write(baseline.text_of(known))
        _tell(file, sum(map(len, known.values())), options)
    return 2 if progress.undone else 0


def _file(given: str | None, options: Options) -> str:
    """The baseline that is named, that of the configuration, or the usual one in this folder."""
    if given is None:
        try:
            given = settings_for(Path("report"), options).baseline
        except AuditlintError:  # said of every report that it governs
            return baseline.FILE_NAME
    return given or baseline.FILE_NAME


def _all(report: PrintedReport) -> list[PrintedFinding]:
    """But what is suppressed with a reason of its own."""
    return [*report.findings, *_still_found(report)]


def _still_found(report: PrintedReport) -> list[PrintedFinding]:
    return [each for each in report.suppressed if each.suppression and each.suppression.kind == "baseline"]


def _entry(finding: PrintedFinding) -> dict[str, str]:
    told = {"check": finding.check, "name": finding.name, "quote": finding.place.quote, "where": finding.place.where}
    return {key: value for key, value in told.items() if value}


def _tell(file: Path, count: int, options: Options) -> None:
    told = Words(f"{file}：记录 {count} 处", f"{file}: {count} findings recorded")
    write_out([told.say(options.language) + "\n"], for_machines=False)
