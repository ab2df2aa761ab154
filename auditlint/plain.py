"""The everyday command line, read in a millisecond.

typer from 0.29 on brings pydantic, and the two take 0.1 s to start: more than the whole check of a report.
A commit hook pays that each time. So ``check`` and ``trace`` with well-formed options are read here, and
everything else (help, mistakes, the other commands) is left to typer, which owns the grammar; a test holds
the two together.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import replace

from auditlint.batch import Options
from auditlint.job import Job

_COMMANDS = ("check", "trace")
_LONG = {"-f": "--format", "-o": "--output", "-j": "--jobs"}
_MANY = ("--select", "--ignore")
_BOUNDS = ("--max-seconds", "--max-megabytes", "--max-figures", "--max-cells")
_NUMBERS = ("--year", "--jobs", *_BOUNDS)
_FLAGS = ("--statistics", "--fix", "--diff")
_VALUES = (
    *_MANY,
    *_NUMBERS,
    "--format",
    "--output",
    "--fail-on",
    "--lang",
    "--stdin-filename",
    "--encoding",
    "--config",
    "--min-confidence",
    "--show",
    "--sort",
    "--profile",
    "--baseline",
    "--annotate",
)
_CHECK_ONLY = {"--fail-on", "--show", "--sort", "--profile", "--baseline", "--annotate", *_FLAGS}


def parse(arguments: Sequence[str]) -> Job | None:
    """The job that the arguments describe, None where typer should look at them."""
    if not arguments or arguments[0] not in _COMMANDS or os.name == "nt":  # there typer expands wildcards
        return None
    paths: list[str] = []
    given: dict[str, list[str]] = {}
    words = iter(arguments[1:])
    for word in words:
        if word == "-" or not word.startswith("-"):
            paths.append(word)
            continue
        if word in _FLAGS:
            given.setdefault(word, []).append("")
            continue
        name, equals, value = word.partition("=")
        long = _LONG.get(name, name)
        if not equals:
            value = next(words, "-")
        if long not in _VALUES or (equals and name in _LONG) or value.startswith("-"):
            return None
        given.setdefault(long, []).append(value)
    return _job(arguments[0], tuple(paths), given)


def split_words(given: Iterable[str]) -> tuple[str, ...]:
    """``--select A101,T --select share`` -> its words."""
    return tuple(word.strip() for item in given for word in item.split(",") if word.strip())


def _job(command: str, paths: tuple[str, ...], given: dict[str, list[str]]) -> Job | None:
    last = {name: values[-1] for name, values in given.items()}
    unreadable = any(name in last and not (last[name].isascii() and last[name].isdigit()) for name in _NUMBERS)
    if not paths or unreadable or (command == "trace" and _CHECK_ONLY & given.keys()):
        return None
    options = Options(
        command,
        split_words(given.get("--select", ())),
        split_words(given.get("--ignore", ())),
        last.get("--fail-on"),
        int(last["--year"]) if "--year" in last else None,
        last.get("--lang"),
        last.get("--encoding"),
        last.get("--config"),
        last.get("--min-confidence"),
        last.get("--show"),
        last.get("--profile"),
        last.get("--baseline"),
        tuple((name[2:], int(last[name])) for name in _BOUNDS if name in last),
    )
    job = Job(
        paths,
        options,
        last.get("--format"),
        tuple(given.get("--output", ())),
        int(last["--jobs"]) if "--jobs" in last else None,
        last.get("--stdin-filename"),
        last.get("--sort", "path"),
        statistics="--statistics" in last,
        fix="--fix" in last,
        diff="--diff" in last,
    )
    return replace(job, copies=os.path.join(last["--annotate"], "")) if "--annotate" in last else job
