"""The configuration as a JSON Schema: editors complete its keys and mark what is wrong while it is written."""

from __future__ import annotations

from typing import Any

from auditlint.config_values import BOUND_KEYS, BOUNDS, FAIL_ON, LANGUAGES, PROFILES, READERS, SEVERITIES, SHOW, YEARS

_POSITIVE = {"type": "integer", "minimum": 1}
_NAMES: dict[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
_SHARE = {"type": "number", "minimum": 0, "maximum": 1}
# By key: its meaning for a reader, and its form.
_KEYS: dict[str, tuple[str, dict[str, Any]]] = {
    "select": ("只用这些检查项 · codes, beginnings of codes or names", _NAMES),
    "ignore": ("不用的检查项 · checks to leave out", _NAMES),
    "severity": ("改变级别 · another severity", {"type": "object", "additionalProperties": {"enum": list(SEVERITIES)}}),
    "fail-on": ("哪一级起退出码为 1 · from which severity on a run fails", {"enum": list(FAIL_ON)}),
    "year": ("报告年度 · the report year", {"type": "integer", "minimum": YEARS.start, "maximum": YEARS.stop - 1}),
    "lang": ("语言 · language of messages", {"enum": list(LANGUAGES)}),
    "misspellings": ("错字: 正字 · wrong: right", {"type": "object", "additionalProperties": {"type": "string"}}),
    "bounds": (
        "文件的上限 · how much of a file is read",
        {"type": "object", "properties": dict.fromkeys(BOUNDS, _POSITIVE), "additionalProperties": False},
    ),
    "confidence": (
        "各级别所需的把握 · how sure a failure must be",
        {"type": "object", "properties": dict.fromkeys(SEVERITIES, _SHARE), "additionalProperties": False},
    ),
    "show": ("显示到哪一级 · the least severity that is shown", {"enum": list(SHOW)}),
    "profile": ("用途 · what it is used for", {"enum": list(PROFILES)}),
    **dict.fromkeys(BOUND_KEYS, ("每份报告的上限 · a bound for each report", _POSITIVE)),
}


def schema() -> dict[str, Any]:
    """JSON Schema 2020-12 of ``.auditlint.yaml``."""
    each = {key: {"description": _KEYS[key][0], **_KEYS[key][1]} for key in READERS}
    section = {"type": "object", "properties": each, "additionalProperties": False}
    top: dict[str, Any] = {
        **each,
        "exclude": {"description": "排除的文件，写法同 .gitignore · left out of folders", **_NAMES},
        "baseline": {"description": "基线文件 · what is known already", "type": "string"},
        "per-path": {
            "description": "按路径的设置，后者优先 · settings by pattern, later ones win",
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/settings"},
        },
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": ".auditlint.yaml",
        "type": "object",
        "properties": top,
        "additionalProperties": False,
        "$defs": {"settings": section},
    }
