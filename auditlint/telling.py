"""``checks``, ``explain`` and ``read``: what is told without checking anything."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from auditlint import registry
from auditlint.batch import Options, Task, installed, open_source
from auditlint.errors import UnknownFormat
from auditlint.faults import as_one_line
from auditlint.job import Job, finished, refusals, tasks_of
from auditlint.output import refuse_foreign, write_file, write_out
from auditlint.progress import Progress
from auditlint.reporting.excerpt import safe
from auditlint.validating import known, validate

CATALOGUE_FORMATS = ("text", "markdown", "json")


def tell_catalogue(
    select: Sequence[str], ignore: Sequence[str], form: str, output: str | None, lang: str | None
) -> int:
    """``auditlint checks``; the exit status."""
    progress = Progress()
    with refusals(progress, lang):
        validate(Options(select=tuple(select), ignore=tuple(ignore), lang=lang))
        known("--format", form, CATALOGUE_FORMATS, UnknownFormat)
        from auditlint.catalogue import catalogue  # json: not for a start-up that only checks

        chosen = registry.select(installed().checks, select, ignore)
        _put([catalogue(chosen, form, lang or "zh")], output, for_machines=form != "text")
    return finished(progress, lang)


def tell_explanations(names: Sequence[str], output: str | None, lang: str | None) -> int:
    """``auditlint explain``; the exit status."""
    progress = Progress()
    with refusals(progress, lang):
        validate(Options(lang=lang))
        from auditlint.catalogue import explanation

        found = [check for name in names for check in registry.matching(installed().checks, name, "explain")]
        _put(["\n".join(explanation(check, lang or "zh") for check in found)], output, for_machines=False)
    return finished(progress, lang)


def tell_text(job: Job) -> int:
    """``auditlint read``: the text that is read of each file, to the letter; the exit status."""
    progress = Progress()
    with refusals(progress, job.options.lang):
        validate(job.options)
        tasks = tasks_of(job)
        output = job.outputs[-1] if job.outputs else None
        if output:
            refuse_foreign(Path(output), [task.path for task in tasks if task.data is None])
        _put(_texts(tasks, progress), output, for_machines=not sys.stdout.isatty())
    return progress.status


def _texts(tasks: Sequence[Task], progress: Progress) -> Iterator[str]:
    """One text as it is; of several each under a line with its path."""
    for task in tasks:
        try:
            source, language = open_source(task)
        except Exception as error:
            progress.complain(as_one_line(task.path, error).say(task.options.language))
            continue
        for words in source.unread:
            progress.complain(f"{task.path}: {words.say(language)}")
        for words in source.notes:
            print(f"auditlint: {safe(task.path)}: {safe(words.say(language))}", file=sys.stderr)
        if len(tasks) > 1:
            yield f"==> {safe(task.path)} <==\n"
        text = source.text if source.text.endswith("\n") else source.text + "\n"
        yield "\n".join(map(safe, text.split("\n"))) if sys.stdout.isatty() else text


def _put(told: Iterable[str], output: str | None, for_machines: bool) -> None:
    if output:
        write_file(told, Path(output), ())
    else:
        write_out(told, for_machines)
