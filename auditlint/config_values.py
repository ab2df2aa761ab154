"""The keys of the configuration, each with the reader that takes its value or refuses it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from fractions import Fraction
from pathlib import Path
from typing import Any

from auditlint.errors import BadConfiguration, UnknownCheck, did_you_mean
from auditlint.model.bounds import Bounds
from auditlint.model.check import Check
from auditlint.model.words import Words
from auditlint.registry import matching

FAIL_ON = ("error", "warning", "info", "never")
SHOW = ("error", "warning", "info")
LANGUAGES = ("zh", "en")
SEVERITIES = ("error", "warning", "info")
BOUNDS = tuple(each.name for each in fields(Bounds))
# Those that a user meets, by names of their own, in the file and on the command line.
BOUND_KEYS = {
    "max-seconds": "work_seconds",
    "max-megabytes": "memory_megabytes",
    "max-figures": "figures",
    "max-cells": "cells",
}
YEARS = range(1949, 2200)
# What people do with a report decides what they want to be told.
_PREPARER: Mapping[str, Any] = {"show": "info"}
_AUDITOR: Mapping[str, Any] = {
    "select": ("A", "T", "R"),
    "confidence": (("error", Fraction(9, 10)), ("warning", Fraction(9, 10))),
}
_COMMITTER: Mapping[str, Any] = {"show": "error", "fail_on": "error"}
PROFILES: Mapping[str, Mapping[str, Any]] = {
    "自查": _PREPARER,
    "self-review": _PREPARER,
    "抽查": _AUDITOR,
    "spot-check": _AUDITOR,
    "提交": _COMMITTER,
    "commit": _COMMITTER,
}
_PROBABILITY = re.compile(r"0|1|1\.0+|0?\.[0-9]{1,9}")
NO_PROBABILITY = Words("应为 0 到 1 之间的数，如 0.8", "must be a number from 0 to 1, such as 0.8")

Reader = Callable[[str, str, Any, Sequence[Check]], Any]


def values(where: str, tree: Mapping[Any, Any], checks: Sequence[Check], known: Sequence[str]) -> dict[str, Any]:
    """The settings of one mapping, each read by its own reader, by the names that Settings has."""
    told: dict[str, Any] = {}
    reader = {**READERS, **TOP_READERS} if any(key in TOP_READERS for key in known) else READERS
    for key, value in tree.items():
        if key not in reader:
            near = did_you_mean(str(key), known)
            listed = Words(f"可用的键：{'、'.join(known)}", f"known keys: {', '.join(known)}")
            remedy = Words(f"{near.zh}{listed.zh}", f"{near.en} {listed.en}".strip())
            raise BadConfiguration(where, Words(f"没有 {key!r} 这个键", f"no such key {key!r}"), remedy)
        read = reader[key](where, key, value, checks)
        if key in BOUND_KEYS:
            told["bounds"] = (*told.get("bounds", ()), (BOUND_KEYS[key], read))
        elif key == "bounds":
            told["bounds"] = (*read, *told.get("bounds", ()))
        else:
            told[key.replace("-", "_")] = read
    return told


def _codes(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise bad(where, key, Words("应为检查项编号或名称的列表", "must be a list of codes or names"))
    for word in words:
        _known_check(where, key, word, checks)
    return tuple(words)


def _severities(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise bad(where, key, Words("应为“检查项: 级别”", "must map checks to severities"))
    for word, severity in value.items():
        _known_check(where, key, str(word), checks)
        one_of(where, f"{key}: {word}", severity, SEVERITIES)
    return tuple((str(word), severity) for word, severity in value.items())


def _known_check(where: str, key: str, word: str, checks: Sequence[Check]) -> None:
    try:
        matching(checks, word)
    except UnknownCheck as error:
        raise BadConfiguration(f"{where}: {key}", error.what, error.remedy) from error


def _fail_on(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return one_of(where, key, value, FAIL_ON)


def _language(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return one_of(where, key, value, LANGUAGES)


def _year(where: str, key: str, value: Any, checks: Sequence[Check]) -> int:
    if not isinstance(value, int) or value not in YEARS:
        raise bad(where, key, Words("应为四位年份", "must be a year of four digits"))
    return value


def _misspellings(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, str], ...]:
    strings = isinstance(value, dict) and all(isinstance(word, str) for pair in value.items() for word in pair)
    if not strings or any(not wrong.strip() or wrong == right for wrong, right in value.items()):
        raise bad(where, key, Words("应为“错字: 正字”", "must map what is wrong to what is right"))
    return tuple(value.items())


def _bounds(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict):
        raise bad(where, key, Words("应为“上限: 数值”", "must map bounds to numbers"))
    for name, most in value.items():
        one_of(where, key, name, BOUNDS)
        if not isinstance(most, int) or isinstance(most, bool) or most < 1:
            raise bad(where, f"{key}: {name}", Words("应为正整数", "must be a positive whole number"))
    return tuple(value.items())


def _confidence(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, Fraction], ...]:
    if not isinstance(value, dict):
        raise bad(where, key, Words("应为“级别: 0 到 1 之间的数”", "must map severities to numbers from 0 to 1"))
    told = {
        one_of(where, key, name, SEVERITIES): _probability(f"{where}: {key}: {name}", value[name]) for name in value
    }
    falling = [told[name] for name in SEVERITIES if name in told]
    if falling != sorted(falling, reverse=True):
        raise bad(where, key, Words("应满足 error ≥ warning ≥ info", "must fall from error over warning to info"))
    return tuple(told.items())


def _probability(where: str, value: Any) -> Fraction:
    try:
        return probability("" if isinstance(value, bool) else str(value))
    except ValueError as error:
        raise BadConfiguration(where, NO_PROBABILITY) from error


def probability(text: str) -> Fraction:
    """A number from 0 to 1 as people write it. Raises ValueError."""
    if not _PROBABILITY.fullmatch(text):
        raise ValueError(text)
    return Fraction(text)


def one_of(where: str, key: str, value: Any, known: Sequence[str]) -> str:
    """The value where it is one of the known. Raises BadConfiguration with the nearest."""
    if not isinstance(value, str) or value not in known:
        near = did_you_mean(str(value), known)
        what = Words(f"{value!r} 无效，应为 {' / '.join(known)}", f"{value!r} is none of {', '.join(known)}")
        raise BadConfiguration(f"{where}: {key}", what, near)
    return value


def bad(where: str, key: str, what: Words) -> BadConfiguration:
    """The error for a key's value."""
    return BadConfiguration(f"{where}: {key}", what)


def _show(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return one_of(where, key, value, SHOW)


def _profile(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return one_of(where, key, value, tuple(PROFILES))


def _path(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    """A file beside the configuration."""
    if not isinstance(value, str) or not value.strip():
        raise bad(where, key, Words("应为文件名", "must be the name of a file"))
    return str(Path(where).parent / value)


def _patterns(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
        raise bad(where, key, Words("应为路径模式的列表", "must be a list of patterns"))
    return tuple(words)


def _positive(where: str, key: str, value: Any, checks: Sequence[Check]) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise bad(where, key, Words("应为正整数", "must be a positive whole number"))
    return value


READERS: Mapping[str, Reader] = {
    "select": _codes,
    "ignore": _codes,
    "severity": _severities,
    "fail-on": _fail_on,
    "year": _year,
    "lang": _language,
    "misspellings": _misspellings,
    "bounds": _bounds,
    "confidence": _confidence,
    "show": _show,
    "profile": _profile,
    **dict.fromkeys(BOUND_KEYS, _positive),
}
# Only at the top of a file: which reports a folder has is decided before any of them has settings.
TOP_READERS: Mapping[str, Reader] = {"exclude": _patterns, "baseline": _path}
