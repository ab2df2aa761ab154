"""Every option that could be mistyped, looked at before any work is done."""

from __future__ import annotations

from collections.abc import Sequence

from auditlint import config, registry
from auditlint.errors import AuditlintError, BadOption, did_you_mean
from auditlint.model.words import Words
from auditlint.options import Options, installed

_MOST_JOBS = 256


def validate(options: Options) -> None:
    """Raises UsageError."""
    for name, words in (("--select", options.select), ("--ignore", options.ignore)):
        for word in words:
            registry.matching(installed().checks, word, name)
    if options.lang is not None:
        known("--lang", options.lang, config.LANGUAGES, BadOption)
    if options.fail_on is not None:
        known("--fail-on", options.fail_on, config.FAIL_ON, BadOption)
    if options.year is not None and options.year not in config.YEARS:
        raise BadOption("--year", Words(f"{options.year} 不是年份", f"{options.year} is not a year"))
    if options.show is not None:
        known("--show", options.show, config.SHOW, BadOption)
    if options.profile is not None:
        known("--profile", options.profile, tuple(config.PROFILES), BadOption)
    for name, most in options.bounds:
        if most < 1:
            raise BadOption(f"--{name}", Words("应为正整数", "must be a positive whole number"))
    if options.min_confidence is not None:
        _known_probability("--min-confidence", options.min_confidence)
    if options.encoding is not None:
        _known_encoding(options.encoding)


def known(where: str, value: str, names: Sequence[str], error: type[AuditlintError]) -> None:
    """Raises the error where a value is none of the names, with the nearest."""
    if value in names:
        return
    near = did_you_mean(value, names)
    what = Words(f"{value!r} 无效，可用 {' / '.join(names)}", f"{value!r} is none of {', '.join(names)}")
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


def refuse_jobs(jobs: int | None) -> None:
    """Raises BadOption where a number of processes makes no sense."""
    if jobs is not None and not 0 <= jobs <= _MOST_JOBS:
        raise BadOption("--jobs", Words(f"应为 0 到 {_MOST_JOBS}", f"must be 0 to {_MOST_JOBS}"))
