"""Libraries that not everybody installs: loaded where they are used, named in one line where they are missing."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from auditlint.errors import NeedsExtra
from auditlint.model.words import Words


def require(module: str, extra: str, path: str) -> Any:
    """The module. Raises NeedsExtra, which says what to install, for the file at ``path``."""
    try:
        return import_module(module)
    except ImportError as error:
        command = f'pip install "auditlint[{extra}]"'
        raise NeedsExtra(path, None, Words(f"请运行 {command}", f"run {command}")) from error
