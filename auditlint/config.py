"""``.auditlint.yaml``: found upward from each report, followed to the letter or refused.

select: [A, T, growth-rate]     # codes, beginnings of codes, names
ignore: [A402]
severity: {A202: info}
fail-on: error                  # error, warning (default), info, never
year: 2024                      # the report year, where the text does not say it
lang: en                        # zh (default), en
confidence: {error: 0.9, warning: 0.6, info: 0.3}   # how far a failure must be believed to be told as such
misspellings: {水物局: 水务局}   # added to those that W106 knows
show: info                      # the least severity that people are shown: error, warning (default), info
profile: 抽查                   # 自查 self-review, 抽查 spot-check, 提交 commit
max-seconds: 20                 # of processor time for one report; max-megabytes, max-figures, max-cells
exclude: [归档/, "*草稿*"]       # left out of folders, as .gitignore says it
baseline: .auditlint-baseline.json   # what was found before and is known
bounds: {pages: 3000}           # how much of a file is read: megabytes, unpacked_megabytes, expansion, pages, rows …
per-path:                       # later entries win; a pattern without "/" matches in every folder
  "drafts/**": {fail-on: never}
  "*决算*.txt": {year: 2023, ignore: [Y]}
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from auditlint.config_values import (
    BOUND_KEYS,
    FAIL_ON,
    LANGUAGES,
    NO_PROBABILITY,
    PROFILES,
    READERS,
    SHOW,
    TOP_READERS,
    YEARS,
    bad,
    probability,
    values,
)
from auditlint.errors import BadConfiguration, NotRegular
from auditlint.files import read_regular
from auditlint.model.bounds import Bounds
from auditlint.model.check import Check
from auditlint.model.thresholds import USUAL, Thresholds
from auditlint.model.words import Words

FILE_NAME = ".auditlint.yaml"
# A configuration is a page at most; a larger file is something else under this name.
_MAX_BYTES = 256 * 1024
_PER_PATH = "per-path"
# Aliases repeat what was written once; a page needs a handful, and each can double what is written.
_MAX_ALIASES = 10
__all__ = [
    "BOUND_KEYS",
    "FAIL_ON",
    "FILE_NAME",
    "LANGUAGES",
    "NO_PROBABILITY",
    "PROFILES",
    "SHOW",
    "YEARS",
    "Configuration",
    "Settings",
    "find",
    "folded",
    "load",
    "load_yaml",
    "matches",
    "probability",
]


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
    show: str | None = None
    baseline: str | None = None
    profile: str | None = None

    @property
    def shown(self) -> str:
        """The least severity that people are shown: remarks only where they are asked for, or fail the run."""
        return self.show or ("info" if self.fail_on == "info" else "warning")

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
    changes: Mapping[str, Any] = field(default_factory=dict)
    per_path: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    exclude: tuple[str, ...] = ()
    file: Path | None = None

    @property
    def settings(self) -> Settings:
        """Those at the top of the file."""
        return folded([("", self.changes)])

    def settings_for(self, path: Path) -> Settings:
        """The settings of one report, those of the patterns that match it applied in their order."""
        return folded(self.layers_for(path))

    def layers_for(self, path: Path) -> list[tuple[str, Mapping[str, Any]]]:
        """(where it is said, what is said) for one report, later words winning."""
        try:
            relative = path.absolute().relative_to(self.folder.absolute()).as_posix()
        except ValueError:  # outside the folder, through --config
            relative = path.absolute().as_posix()
        layers = [(str(self.file or self.folder), self.changes)]
        layers += [
            (f"{self.file}: per-path: {pattern}", changes)
            for pattern, changes in self.per_path
            if matches(pattern, relative)
        ]
        return layers


def folded(layers: Iterable[tuple[str, Mapping[str, Any]]]) -> Settings:
    """One layer of settings over the other; a profile comes before what is said beside it."""
    settings = Settings()
    for _, changes in layers:
        profile = changes.get("profile")
        if profile is not None:
            settings = settings.with_changes(PROFILES[profile])
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
    tree = load_yaml(file)
    if tree is None:
        return Configuration(file.parent, file=file)
    if not isinstance(tree, dict):
        raise BadConfiguration(where, Words("最外层应为“键: 值”", "the top level must be keys and values"))
    sections = tree.pop(_PER_PATH, None) or {}
    exclude = tree.pop("exclude", None)
    changes = values(where, tree, checks, (*READERS, *TOP_READERS, _PER_PATH))
    if not isinstance(sections, dict) or not all(isinstance(part, dict) for part in sections.values()):
        raise bad(where, _PER_PATH, Words("应为“路径模式: {设置}”", "must map patterns to settings"))
    per_path = tuple(
        (str(pattern), values(f"{where}: {_PER_PATH}: {pattern}", part, checks, tuple(READERS)))
        for pattern, part in sections.items()
    )
    excluded = TOP_READERS["exclude"](where, "exclude", exclude, checks) if exclude is not None else ()
    return Configuration(file.parent, changes, per_path, excluded, file)


def matches(pattern: str, path: str) -> bool:
    """Whether a glob (``*`` within a folder, ``**`` across folders, ``?``) names a relative path."""
    if "/" not in pattern:
        path = path.rpartition("/")[2]
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", pattern.removeprefix("./"))
    meanings = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.fullmatch("".join(meanings.get(part) or re.escape(part) for part in parts), path) is not None


def load_yaml(file: Path) -> Any:
    """A file of ours as YAML: no keys twice, no aliases beyond a few. Raises BadConfiguration."""
    from auditlint.strict_yaml import parse  # 15 ms: only where there is a configuration

    where = str(file)
    try:
        data = read_regular(file, _MAX_BYTES)
        if len(data) > _MAX_BYTES:
            raise BadConfiguration(where, Words("文件过大，不像配置文件", "too large for a configuration"))
        return parse(data.decode("utf-8-sig"), _MAX_ALIASES)
    except NotRegular as error:
        raise BadConfiguration(where, error.what) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise BadConfiguration(where, Words(f"无法读取（{why}）", f"cannot be read ({why})")) from error
    except (ValueError, RecursionError, MemoryError) as error:
        told = " ".join(str(error).split()) or type(error).__name__
        raise BadConfiguration(where, Words(f"不是有效的 YAML（{told}）", f"not valid YAML ({told})")) from error
