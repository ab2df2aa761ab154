"""The checks that are installed: found through entry points, validated, and selected by code, prefix or name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

from auditlint.entrypoints import EntryPoint, entry_points
from auditlint.errors import PluginError, UnknownCheck, did_you_mean
from auditlint.model.check import Check
from auditlint.model.severity import Severity
from auditlint.model.words import Words

GROUP = "auditlint.checks"

_CODE = re.compile("[A-Z][0-9]{3}")
_NAME = re.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """``checks`` by code; ``errors`` name those that did not load."""

    checks: tuple[Check, ...]
    errors: tuple[PluginError, ...] = ()


def load() -> Registry:
    """Every installed check. One that fails to load is named in ``errors``; the others go on."""
    checks: dict[str, Check] = {}
    names: dict[str, str] = {}
    errors: list[PluginError] = []
    for where, found in _found(entry_points(GROUP)):
        fault = found if isinstance(found, PluginError) else _fault(where, found, checks, names)
        if fault is not None:
            errors.append(fault)
        elif isinstance(found, Check):
            checks[found.code] = found
            names[found.name] = found.code
    return Registry(tuple(checks[code] for code in sorted(checks)), tuple(errors))


def select(checks: Sequence[Check], select: Iterable[str] = (), ignore: Iterable[str] = ()) -> tuple[Check, ...]:
    """Those that ``select`` names (all, where it names none) less those that ``ignore`` names.

    Each word is a code, the beginning of one (A, A1), or a name. Raises UnknownCheck.
    """
    wanted = [check for word in select for check in matching(checks, word)] or (() if tuple(select) else checks)
    refused = {check.code for word in ignore for check in matching(checks, word)}
    codes = {check.code for check in wanted} - refused
    return tuple(check for check in checks if check.code in codes)


def matching(checks: Sequence[Check], word: str, where: str = "") -> tuple[Check, ...]:
    """The checks that a word names. Raises UnknownCheck with the nearest name; ``where`` says who asked."""
    plain = word.strip()
    found = tuple(
        check for check in checks if plain and (check.code.startswith(plain.upper()) or check.name == plain.lower())
    )
    if found:
        return found
    known = [name for check in checks for name in (check.code, check.name)]
    near = did_you_mean(plain, known)
    what = Words(f"没有检查项 {word!r}", f"no check {word!r}")
    remedy = Words(f"{near.zh}{UnknownCheck.usual_remedy.zh}", f"{near.en} {UnknownCheck.usual_remedy.en}".strip())
    raise UnknownCheck(where or "--select/--ignore", what, remedy)


def with_severities(checks: Sequence[Check], severities: Iterable[tuple[str, str]]) -> tuple[Check, ...]:
    """The checks with the severities that the user's policy gives them; later words win."""
    told = {check.code: Severity(name) for word, name in severities for check in matching(checks, word)}
    return tuple(replace(check, severity=told[check.code]) if check.code in told else check for check in checks)


def _found(entries: Iterable[EntryPoint]) -> Iterator[tuple[str, object]]:
    """(where, what stands there): a check as it should be, something else, or the error instead."""
    for entry in entries:
        try:
            loaded = entry.load()
        except Exception as error:
            yield entry.value, _failure(entry.value, error)
            continue
        if isinstance(loaded, ModuleType) and hasattr(loaded, "__path__"):
            yield from _of_package(loaded)
        else:
            yield entry.value, getattr(loaded, "CHECK", loaded)


def _of_package(package: ModuleType) -> Iterator[tuple[str, object]]:
    """The CHECK of every module; one whose name begins with an underscore is the package's own affair."""
    for info in iter_modules(package.__path__, f"{package.__name__}."):
        if info.name.rpartition(".")[2].startswith("_"):
            continue
        try:
            yield info.name, getattr(import_module(info.name), "CHECK", None)
        except Exception as error:
            yield info.name, _failure(info.name, error)


def _fault(where: str, found: object, checks: dict[str, Check], names: dict[str, str]) -> PluginError | None:
    """What is wrong with the form of a check, None where nothing is."""
    if not isinstance(found, Check):
        return PluginError(where, Words("模块中没有 CHECK", "this module has no CHECK"))
    if not _CODE.fullmatch(found.code):
        what = Words(
            f"编号 {found.code!r} 应为一个大写字母加三位数字", f"code {found.code!r} is not a letter and 3 digits"
        )
    elif not _NAME.fullmatch(found.name):
        what = Words(f"名称 {found.name!r} 应为小写英文加连字符", f"name {found.name!r} is not lower-case-with-hyphens")
    elif found.code in checks:
        what = Words(f"编号 {found.code} 已被占用", f"code {found.code} is taken")
    elif found.name in names:
        what = Words(
            f"名称 {found.name} 已被 {names[found.name]} 占用", f"name {found.name} is taken by {names[found.name]}"
        )
    else:
        return None
    return PluginError(where, what)


def _failure(where: str, error: Exception) -> PluginError:
    told = f"{type(error).__name__}: {error}"
    return PluginError(where, Words(f"检查项无法加载（{told}）", f"fails to load ({told})"))
