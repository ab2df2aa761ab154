"""What the command line says of how reports are checked, and the settings that follow for each of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from auditlint import config, registry
from auditlint.config import Settings, folded, probability

COMMAND_LINE = "command line"


@dataclass(frozen=True, slots=True)
class Options:
    """What the command line says; None where it says nothing and the configuration decides."""

    command: str = "check"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_on: str | None = None
    year: int | None = None
    lang: str | None = None
    encoding: str | None = None
    config: str | None = None
    min_confidence: str | None = None
    show: str | None = None
    profile: str | None = None
    baseline: str | None = None
    bounds: tuple[tuple[str, int], ...] = ()  # by the names that the configuration has for them

    @property
    def language(self) -> str:
        """For what is said of the run as a whole."""
        return self.lang or Settings().lang

    @property
    def changes(self) -> Mapping[str, Any]:
        """What of this is a setting."""
        said = {
            "fail_on": self.fail_on,
            "year": self.year,
            "lang": self.lang,
            "show": self.show,
            "profile": self.profile,
            "baseline": self.baseline,
        }
        changes: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
        if self.select:
            changes["select"] = self.select
        if self.ignore:
            changes["ignore"] = self.ignore
        if self.min_confidence is not None:
            changes["confidence"] = (("warning", probability(self.min_confidence)),)
        if self.bounds:
            changes["bounds"] = tuple((config.BOUND_KEYS[name], most) for name, most in self.bounds)
        return changes


def settings_for(path: Path, options: Options) -> Settings:
    """The nearest configuration's settings under those of the command line. Raises BadConfiguration."""
    return folded(layers_for(path, options))


def layers_for(path: Path, options: Options) -> list[tuple[str, Mapping[str, Any]]]:
    """(where it is said, what is said), the command line last. Raises BadConfiguration.

    A selection on the command line sets the configured one aside; ``--ignore`` adds to it.
    """
    file = configuration_file(path, options)
    layers = configuration(file).layers_for(path) if file else []
    if options.select:
        layers = [(where, {key: each[key] for key in each if key != "ignore"}) for where, each in layers]
    return [*layers, (COMMAND_LINE, options.changes)]


def configuration_file(path: Path, options: Options) -> Path | None:
    """The one that is named, or the nearest to a report."""
    return Path(options.config) if options.config else _nearest(path.absolute().parent)


@cache
def configuration(file: Path) -> config.Configuration:
    """Read once a process. Raises BadConfiguration."""
    return config.load(file, installed().checks)


@cache
def installed() -> registry.Registry:
    """Loaded once a process."""
    return registry.load()


@cache
def _nearest(folder: Path) -> Path | None:
    return config.find(folder)
