"""What was found before and is known: a file of fingerprints by report, that findings are held against."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from auditlint.errors import BadConfiguration
from auditlint.files import read_regular
from auditlint.model.suppression import Suppression
from auditlint.model.words import Words

FILE_NAME = ".auditlint-baseline.json"
_VERSION = 1
_MOST_BYTES = 64 * 1024 * 1024

# By path relative to the baseline's folder, by fingerprint: check, name, quote and place, for whoever reads the file.
Entries = Mapping[str, Mapping[str, Mapping[str, str]]]


def suppressions(file: Path, report: str) -> Iterable[Suppression]:
    """What the baseline knows of one report. Raises BadConfiguration."""
    for fingerprint, entry in load(file).get(relative(file, report), {}).items():
        told = f"{entry.get('name', '')} {entry.get('quote', '')}".strip()
        yield Suppression("baseline", told, str(file), fingerprint, (entry.get("check", ""),))


def relative(file: Path, report: str) -> str:
    """A report's path as the baseline has it: from its own folder, the same on every system."""
    folder = os.path.abspath(file.parent)
    return Path(os.path.relpath(os.path.abspath(report), folder)).as_posix()


@cache
def load(file: Path) -> Entries:
    """The entries of a baseline. Raises BadConfiguration."""
    where = str(file)
    remedy = Words("用 auditlint baseline write 重新生成", "write it anew with `auditlint baseline write`")
    try:
        tree = json.loads(read_regular(file, _MOST_BYTES).decode("utf-8-sig"))
    except FileNotFoundError as error:
        raise BadConfiguration(where, Words("没有这个基线文件", "no such baseline"), remedy) from error
    except OSError as error:
        why = error.strerror or str(error)
        raise BadConfiguration(where, Words(f"无法读取（{why}）", f"cannot be read ({why})")) from error
    except (ValueError, RecursionError) as error:
        raise BadConfiguration(where, Words("不是基线文件", "not a baseline"), remedy) from error
    if not _is_baseline(tree):
        raise BadConfiguration(where, Words("不是基线文件", "not a baseline"), remedy)
    entries: Entries = tree["reports"]
    return entries


def text_of(entries: Entries) -> str:
    """A baseline as a file, in an order that makes its changes readable."""
    ordered = {path: dict(sorted(entries[path].items())) for path in sorted(entries) if entries[path]}
    return json.dumps({"auditlint_baseline": _VERSION, "reports": ordered}, ensure_ascii=False, indent=1) + "\n"


def _is_baseline(tree: Any) -> bool:
    return (
        isinstance(tree, dict)
        and tree.get("auditlint_baseline") == _VERSION
        and isinstance(tree.get("reports"), dict)
        and all(
            isinstance(entries, dict) and all(isinstance(entry, dict) for entry in entries.values())
            for entries in tree["reports"].values()
        )
    )
