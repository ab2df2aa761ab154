"""What the page asks for, done in processes of their own: a report that kills one harms neither server nor page."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
from collections import Counter
from collections.abc import Callable
from concurrent.futures import Executor, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from auditlint import __version__
from auditlint.batch import Options, Result, Task, audited, installed, perform, settings_for
from auditlint.copies import annotated
from auditlint.errors import AuditlintError, Failed
from auditlint.faults import as_one_line
from auditlint.model.words import Words
from auditlint.reporting.printed import Edition

_MOST_WORKERS = 4
_MOST_TOLD = 600  # characters: the summary travels in a header


@dataclass(frozen=True, slots=True)
class Answer:
    """``told`` is for people where there is no ``content``; ``summary`` goes into the list of reports."""

    content: bytes = b""
    told: str = ""
    summary: dict[str, Any] | None = None


Doing = Callable[[str, bytes, Options], Answer]


class Workers:
    """A few processes. One that dies is replaced; the report it died of is said to be unchecked."""

    def __init__(self, executor: Executor | None = None) -> None:
        self._given = executor
        self._executor = executor or self._new()

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._executor.shutdown(wait=False, cancel_futures=True)

    async def do(self, doing: Doing, name: str, data: bytes, options: Options) -> Answer:
        """The answer of one of them."""
        try:
            return await asyncio.get_running_loop().run_in_executor(self._executor, doing, name, data, options)
        except BrokenProcessPool:
            self._executor = self._given or self._new()
            what = Words("核对它的进程意外终止，未核对", "the process that checked it died: not checked")
            return Answer(told=Failed(name, what).say(options.language))

    @staticmethod
    def _new() -> Executor:
        # Not forked: the server has threads.
        context = multiprocessing.get_context("spawn")
        executor = ProcessPoolExecutor(min(os.cpu_count() or 1, _MOST_WORKERS), context, _make_ready)
        executor.submit(os.getpid)  # they start now, not when the first report comes
        return executor


def _make_ready() -> None:
    """The checks are loaded before the first report comes; an interrupt is the server's business."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_server, daemon=True).start()
    installed()


def _end_with_the_server() -> None:
    """However it ends: a process that waits for work does not see that nobody is left to give any."""
    server = multiprocessing.parent_process()
    if server is not None:
        server.join()
        os._exit(1)


def check(name: str, data: bytes, options: Options) -> Answer:
    """The page of one report, and what the list says of it."""
    from auditlint.reporting import renderer

    result = perform(Task(name, replace(options, command="check"), data, view=True))
    edition = _edition(result, options, "check")
    page = "".join(renderer("html")([result.report], edition))
    return Answer(page.encode(), summary=_summary(result))


def copy(name: str, data: bytes, options: Options) -> Answer:
    """The report's own file with remarks in it."""
    try:
        settings = settings_for(Path(name), options)
        report = audited(Task(name, options, data), settings)
        by_code = {check.code: check for check in installed().checks}
        return Answer(annotated(report, data, by_code, settings.lang)[0])
    except Exception as error:
        return Answer(told=as_one_line(name, error).say(options.language))


def paper(name: str, data: bytes, options: Options) -> Answer:
    """The working paper of one report."""
    try:
        from auditlint.reporting.as_xlsx import workbook

        result = perform(Task(name, replace(options, command="trace"), data, paper=True))
        return Answer(workbook([result.report], _edition(result, options, "trace")))
    except AuditlintError as error:
        return Answer(told=error.say(options.language))


def _edition(result: Result, options: Options, command: str) -> Edition:
    return Edition(command, options.language, __version__, installed().checks)


def _summary(result: Result) -> dict[str, Any]:
    report = result.report
    levels = Counter(finding.severity for finding in report.findings)
    return {
        "read": report.read,
        "error": levels["error"],
        "warning": levels["warning"],
        "info": levels["info"],
        "figures": report.figures,
        "recomputed": report.recomputed,
        "told": " ".join(report.errors)[:_MOST_TOLD],
        "checks": sorted({finding.check for finding in report.findings}),
    }
