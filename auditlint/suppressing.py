"""A report and what its users said of its findings -> the report with those set apart that are accounted for.

What they say stands in comments of a text, in a sidecar beside any file (报告.auditlint.yaml) and in a baseline.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from auditlint import baseline, registry
from auditlint.config import Settings, load_yaml
from auditlint.errors import BadConfiguration, UnknownCheck
from auditlint.model.check import Check
from auditlint.model.report import Report
from auditlint.model.source import Source
from auditlint.model.suppression import Suppression
from auditlint.model.words import Words
from auditlint.reading.remarks import Remark, find_remarks
from auditlint.triage.suppressing import overdue, set_apart

SIDECAR_SUFFIX = ".auditlint.yaml"
_FINGERPRINT = re.compile(r"[0-9a-f]{16}")
_KEYS = ("fingerprint", "check", "line", "place", "reason")
_NO_REASON = Words("豁免应写明理由", "a suppression needs its reason")


def account_for(report: Report, settings: Settings, checks: Sequence[Check], every: Sequence[Check]) -> Report:
    """The report with its suppressed findings apart, and notes of what suppresses nothing. Raises BadConfiguration.

    ``checks`` are those of this run, ``every`` those that are installed.
    """
    if report.document is None:
        return report
    source = report.document.source
    told = [*_of_comments(source, every), *_of_sidecar(Path(report.path), every)]
    if settings.baseline:
        told += baseline.suppressions(Path(settings.baseline), report.path)
    if not told:
        return report
    left, apart, unused = set_apart(source, report.findings, told)
    notes = tuple(map(_unused, overdue(unused, checks)))
    return replace(report, findings=left, suppressed=apart, notes=(*report.notes, *notes))


def _unused(suppression: Suppression) -> Words:
    what = ",".join(suppression.checks) or suppression.fingerprint or suppression.place
    if suppression.kind == "baseline":
        return Words(
            f"基线中的 {what} {suppression.reason} 已不再出现，可用 auditlint baseline prune 清理",
            f"{what} {suppression.reason} of the baseline is no longer found: auditlint baseline prune removes it",
        )
    return Words(
        f"{suppression.where} 的豁免（{what}）已无对应问题，可删去", f"{suppression.where} suppresses nothing ({what})"
    )


def _of_comments(source: Source, checks: Sequence[Check]) -> Iterator[Suppression]:
    for remark in find_remarks(source):
        where = f"{source.path}:{remark.line}"
        if not remark.reason:
            raise BadConfiguration(
                where, _NO_REASON, Words("如 auditlint-ignore T101: 理由", "as in auditlint-ignore T101: why")
            )
        yield from _of_remark(remark, where, checks)


def _of_remark(remark: Remark, where: str, checks: Sequence[Check]) -> Iterator[Suppression]:
    marks = tuple(word for word in remark.words if _FINGERPRINT.fullmatch(word))
    codes = tuple(word for word in remark.words if word not in marks)
    _refuse_unknown(where, codes, checks)
    for mark in marks:
        yield Suppression("comment", remark.reason, where, fingerprint=mark)
    if codes or not marks:
        yield Suppression("comment", remark.reason, where, checks=codes, lines=remark.lines)


def sidecar_of(path: Path) -> Path | None:
    """The file that stands beside a report: 报告.docx.auditlint.yaml, or 报告.auditlint.yaml."""
    beside = (path.with_name(path.name + SIDECAR_SUFFIX), path.with_name(path.stem + SIDECAR_SUFFIX))
    return next((file for file in beside if file.is_file()), None)


def _of_sidecar(path: Path, checks: Sequence[Check]) -> Iterator[Suppression]:
    file = sidecar_of(path)
    if file is None:
        return
    tree = load_yaml(file)
    entries = tree.get("ignore") if isinstance(tree, dict) and set(tree) <= {"ignore"} else None
    if not isinstance(entries, list):
        raise BadConfiguration(str(file), Words("应为 ignore: 下的列表", "must be a list under ignore:"))
    for number, entry in enumerate(entries, 1):
        yield _of_entry(f"{file}: ignore {number}", entry, checks)


def _of_entry(where: str, entry: Any, checks: Sequence[Check]) -> Suppression:
    if not isinstance(entry, Mapping) or not set(entry) <= set(_KEYS):
        raise BadConfiguration(where, Words(f"可用的键：{'、'.join(_KEYS)}", f"known keys: {', '.join(_KEYS)}"))
    told = {key: str(value).strip() for key, value in entry.items() if value is not None}
    if not told.get("reason"):
        raise BadConfiguration(where, _NO_REASON)
    codes = tuple(word for word in re.split(r"[\s,，]+", told.get("check", "")) if word)
    _refuse_unknown(where, codes, checks)
    line = told.get("line", "")
    if line and not (line.isascii() and line.isdigit()):
        raise BadConfiguration(where, Words(f"行号 {line!r} 无效", f"{line!r} is no line"))
    if not set(told) - {"reason"}:
        raise BadConfiguration(
            where, Words("应指明 fingerprint、check、line 或 place", "must name fingerprint, check, line or place")
        )
    lines = (int(line), int(line)) if line else None
    return Suppression(
        "sidecar", told["reason"], where, told.get("fingerprint", ""), codes, lines, told.get("place", "")
    )


def _refuse_unknown(where: str, codes: Sequence[str], checks: Sequence[Check]) -> None:
    for code in codes:
        try:
            registry.matching(checks, code)
        except UnknownCheck as error:
            raise BadConfiguration(where, error.what, error.remedy) from error
