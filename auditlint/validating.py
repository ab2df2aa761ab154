"""What the command line says, looked at before any work is done: each option that could be mistyped."""

from __future__ import annotations

import os
from collections.abc import Sequence

from auditlint import config, registry
from auditlint.batch import Options, installed
from auditlint.errors import AuditlintError, BadOption, did_you_mean
from auditlint.model.words import Words

_MOST_JOBS = 256


def validate(options: Options) -> None:
    """Every option that could be mistyped, before any work is done. Raises UsageError."""
    for name, words in (("--select", options.select), ("--ignore", options.ignore)):
        for word in words:
            registry.matching(installed().checks, word, name)
    if options.lang is not None:
        known("--lang", options.lang, config.LANGUAGES, BadOption)
    if options.fail_on is not None:
        known("--fail-on", options.fail_on, config.FAIL_ON, BadOption)
    if options.year is not None and options.year not in config.YEARS:
        raise BadOption("--year", Words(f"{options.year} 不是年份", f"{options.year} is not a year"))
    if options.min_confidence is not None:
        _known_probability("--min-confidence", options.min_confidence)
    if options.encoding is not None:
        _known_encoding(options.encoding)


def known(where: str, value: str, choices: Sequence[str], error: type[AuditlintError]) -> None:
    """Raises the error, with what may have been meant, where the value is none of the choices."""
    if value in choices:
        return
    near = did_you_mean(value, choices)
    what = Words(f"{value!r} 无效，可用 {' / '.join(choices)}", f"{value!r} is none of {', '.join(choices)}")
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


def processes_for(jobs: int) -> int:
    """The number of processes; 0 is one for each processor. Raises BadOption."""
    if not 0 <= jobs <= _MOST_JOBS:
        raise BadOption("--jobs", Words(f"应为 0 到 {_MOST_JOBS}", f"must be 0 to {_MOST_JOBS}"))
    return jobs or os.cpu_count() or 1
