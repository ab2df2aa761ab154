"""``annotate`` and ``serve``: reports go back to those who wrote them, with what was found in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

from auditlint.batch import Result, Task, perform_all
from auditlint.copies import with_copies
from auditlint.job import Job, finished, processes, refusals, tasks_of
from auditlint.model.words import Words
from auditlint.options import Options
from auditlint.output import write_out
from auditlint.progress import Progress
from auditlint.reporting.excerpt import safe
from auditlint.validating import refuse_jobs, validate


def annotate(job: Job) -> int:
    """A copy of each report with its findings in it, and a line to say so; the exit status."""
    progress = Progress()
    with refusals(progress, job.options.lang):
        validate(job.options)
        refuse_jobs(job.jobs)
        tasks = with_copies(tasks_of(job), job.paths, job.copies or "")
        with closing(perform_all(tasks, processes(job, tasks))) as results:
            pairs = zip(tasks, results, strict=True)
            write_out((told for task, result in pairs for told in _told(task, result, progress)), for_machines=False)
    return finished(progress, job.options.lang)


def _told(task: Task, result: Result, progress: Progress) -> Iterator[str]:
    for error in result.errors:
        progress.complain(error)
    if result.remarks is not None:
        count = result.remarks
        en = f"{count or 'no'} remark{'' if count == 1 else 's'}"
        told = Words(f"：{count} 条批注" if count else "：没有要批注的", f": {en}")
        yield f"{safe(task.path)} → {safe(task.copy or '')}{told.say(task.options.language)}\n"


def serve(port: int, options: Options, open_browser: bool) -> int:
    """The page, until it is interrupted; the exit status."""
    progress = Progress()
    with refusals(progress, options.lang):
        validate(options)
        from auditlint import serving  # the extra, and sockets

        serving.serve(port, replace(options, command="check"), open_browser)
    return finished(progress, options.lang)
