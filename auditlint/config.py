"""``.auditlint.yaml``: found upward from each report, followed to the letter or refused.

select: [A, T, growth-rate]     # codes, beginnings of codes, names
ignore: [A402]
severity: {A202: info}
fail-on: error                  # error, warning (default), info, never
year: 2024                      # the report year, where the text does not say it
lang: en                        # zh (default), en
confidence: {error: 0.9, warning: 0.6, info: 0.3}   # how far a failure must be believed to be told as such
misspellings: {水物局: 水务局}   # added to those that W106 knows
bounds: {pages: 3000}           # how much of a file is read: megabytes, unpacked_megabytes, expansion, pages, rows …
per-path:                       # later entries win; a pattern without "/" matches in every folder
  "drafts/**": {fail-on: never}
  "*决算*.txt": {year: 2023, ignore: [Y]}
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from auditlint.errors import BadConfiguration, UnknownCheck, did_you_mean
from auditlint.model.bounds import Bounds
from auditlint.model.check import Check
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.words import Words
from auditlint.registry import matching

FILE_NAME = ".auditlint.yaml"
FAIL_ON = ("error", "warning", "info", "never")
LANGUAGES = ("zh", "en")
SEVERITIES = ("error", "warning", "info")
BOUNDS = tuple(each.name for each in fields(Bounds))
YEARS = range(1949, 2200)

# A configuration is a page at most; a larger file is something else under this name.
_MAX_BYTES = 256 * 1024
_PER_PATH = "per-path"
_PROBABILITY = re.compile(r"0|1|1\.0+|0?\.[0-9]{1,9}")
NO_PROBABILITY = Words("应为 0 到 1 之间的数，如 0.8", "must be a number from 0 to 1, such as 0.8")


@dataclass(frozen=True, slots=True)
class Settings:
    """What governs one report. ``select`` empty means every check."""

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, str], ...] = ()
    fail_on: str = "warning"
    year: int | None = None
    lang: str = "zh"
    misspellings: tuple[tuple[str, str], ...] = ()
    bounds: tuple[tuple[str, int], ...] = ()
    confidence: tuple[tuple[str, Fraction], ...] = ()

    @property
    def thresholds(self) -> Thresholds:
        """From which confidence on a failure is an error, a warning, a remark."""
        return USUAL.moved(dict(self.confidence))

    @property
    def limits(self) -> Bounds:
        """How much of the file is read."""
        return Bounds(**dict(self.bounds))

    def with_changes(self, changes: Mapping[str, Any]) -> Settings:
        """Other values where given; lists and mappings add to what stands, but ``select``."""
        told = dict(changes)
        for grows in ("ignore", "severity", "misspellings", "bounds", "confidence"):
            if grows in told:
                told[grows] = getattr(self, grows) + told[grows]
        return replace(self, **told)


@dataclass(frozen=True, slots=True, eq=False)
class Configuration:
    """One file's settings; ``per_path`` are (pattern, changes) relative to ``folder``."""

    folder: Path
    settings: Settings = Settings()
    per_path: tuple[tuple[str, Mapping[str, Any]], ...] = ()

    def settings_for(self, path: Path) -> Settings:
        """The settings of one report, those of the patterns that match it applied in their order."""
        try:
            relative = path.absolute().relative_to(self.folder.absolute()).as_posix()
        except ValueError:  # outside the folder, through --config
            relative = path.absolute().as_posix()
        settings = self.settings
        for pattern, changes in self.per_path:
            if matches(pattern, relative):
                settings = settings.with_changes(changes)
        return settings


def find(start: Path) -> Path | None:
    """The nearest configuration file in a folder or above it."""
    folder = start.absolute()
    for above in (folder, *folder.parents):
        file = above / FILE_NAME
        if file.is_file():
            return file
    return None


def load(file: Path, checks: Sequence[Check]) -> Configuration:
    """Read and validate a configuration file. Raises BadConfiguration with the place and the remedy."""
    where = str(file)
    tree = _parse(file)
    if tree is None:
        return Configuration(file.parent)
    if not isinstance(tree, dict):
        raise BadConfiguration(where, Words("最外层应为“键: 值”", "the top level must be keys and values"))
    sections = tree.pop(_PER_PATH, None) or {}
    settings = Settings().with_changes(_values(where, tree, checks, (*_READERS, _PER_PATH)))
    if not isinstance(sections, dict) or not all(isinstance(part, dict) for part in sections.values()):
        raise _bad(where, _PER_PATH, Words("应为“路径模式: {设置}”", "must map patterns to settings"))
    per_path = tuple(
        (str(pattern), _values(f"{where}: {_PER_PATH}: {pattern}", part, checks, tuple(_READERS)))
        for pattern, part in sections.items()
    )
    return Configuration(file.parent, settings, per_path)


def matches(pattern: str, path: str) -> bool:
    """Whether a glob (``*`` within a folder, ``**`` across folders, ``?``) names a relative path."""
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.fullmatch("".join(meanings.get(part) or re.escape(part) for part in parts), path) is not None


def _parse(file: Path) -> Any:
    import yaml  # 15 ms: only where there is a configuration

    where = str(file)
    try:
        if file.stat().st_size > _MAX_BYTES:
            raise BadConfiguration(where, Words("文件过大，不像配置文件", "too large for a configuration"))
        return yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        why = error.strerror or str(error)
        raise BadConfiguration(where, Words(f"无法读取（{why}）", f"cannot be read ({why})")) from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError) as error:
        told = " ".join(str(error).split())
        raise BadConfiguration(where, Words(f"不是有效的 YAML（{told}）", f"not valid YAML ({told})")) from error


def _values(where: str, tree: Mapping[Any, Any], checks: Sequence[Check], known: Sequence[str]) -> dict[str, Any]:
    """The settings of one mapping, each read by its own reader, by the names that Settings has."""
    values = {}
    for key, value in tree.items():
        if key not in _READERS:
            near = did_you_mean(str(key), known)
            listed = Words(f"可用的键：{'、'.join(known)}", f"known keys: {', '.join(known)}")
            remedy = Words(f"{near.zh}{listed.zh}", f"{near.en} {listed.en}".strip())
            raise BadConfiguration(where, Words(f"没有 {key!r} 这个键", f"no such key {key!r}"), remedy)
        values[key.replace("-", "_")] = _READERS[key](where, key, value, checks)
    return values


def _codes(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[str, ...]:
    words = [value] if isinstance(value, str) else value
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise _bad(where, key, Words("应为检查项编号或名称的列表", "must be a list of codes or names"))
    for word in words:
        _known_check(where, key, word, checks)
    return tuple(words)


def _severities(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise _bad(where, key, Words("应为“检查项: 级别”", "must map checks to severities"))
    for word, severity in value.items():
        _known_check(where, key, str(word), checks)
        _one_of(where, f"{key}: {word}", severity, SEVERITIES)
    return tuple((str(word), severity) for word, severity in value.items())


def _known_check(where: str, key: str, word: str, checks: Sequence[Check]) -> None:
    try:
        matching(checks, word)
    except UnknownCheck as error:
        raise BadConfiguration(f"{where}: {key}", error.what, error.remedy) from error


def _fail_on(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return _one_of(where, key, value, FAIL_ON)


def _language(where: str, key: str, value: Any, checks: Sequence[Check]) -> str:
    return _one_of(where, key, value, LANGUAGES)


def _year(where: str, key: str, value: Any, checks: Sequence[Check]) -> int:
    if not isinstance(value, int) or value not in YEARS:
        raise _bad(where, key, Words("应为四位年份", "must be a year of four digits"))
    return value


def _misspellings(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, str], ...]:
    strings = isinstance(value, dict) and all(isinstance(word, str) for pair in value.items() for word in pair)
    if not strings or any(not wrong.strip() or wrong == right for wrong, right in value.items()):
        raise _bad(where, key, Words("应为“错字: 正字”", "must map what is wrong to what is right"))
    return tuple(value.items())


def _bounds(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, int], ...]:
    if not isinstance(value, dict):
        raise _bad(where, key, Words("应为“上限: 数值”", "must map bounds to numbers"))
    for name, most in value.items():
        _one_of(where, key, name, BOUNDS)
        if not isinstance(most, int) or isinstance(most, bool) or most < 1:
            raise _bad(where, f"{key}: {name}", Words("应为正整数", "must be a positive whole number"))
    return tuple(value.items())


def _confidence(where: str, key: str, value: Any, checks: Sequence[Check]) -> tuple[tuple[str, Fraction], ...]:
    if not isinstance(value, dict):
        raise _bad(where, key, Words("应为“级别: 0 到 1 之间的数”", "must map severities to numbers from 0 to 1"))
    told = {
        _one_of(where, key, name, SEVERITIES): _probability(f"{where}: {key}: {name}", value[name]) for name in value
    }
    falling = [told[name] for name in SEVERITIES if name in told]
    if falling != sorted(falling, reverse=True):
        raise _bad(where, key, Words("应满足 error ≥ warning ≥ info", "must fall from error over warning to info"))
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


def _one_of(where: str, key: str, value: Any, known: Sequence[str]) -> str:
    if not isinstance(value, str) or value not in known:
        near = did_you_mean(str(value), known)
        what = Words(f"{value!r} 无效，应为 {' / '.join(known)}", f"{value!r} is none of {', '.join(known)}")
        raise BadConfiguration(f"{where}: {key}", what, near)
    return value


def _bad(where: str, key: str, what: Words) -> BadConfiguration:
    return BadConfiguration(f"{where}: {key}", what)


_READERS: Mapping[str, Callable[[str, str, Any, Sequence[Check]], Any]] = {
    "select": _codes,
    "ignore": _codes,
    "severity": _severities,
    "fail-on": _fail_on,
    "year": _year,
    "lang": _language,
    "misspellings": _misspellings,
    "bounds": _bounds,
    "confidence": _confidence,
}
