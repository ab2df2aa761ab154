"""SARIF as the standard (2.1.0) and code-scanning services want it: their rules, written down as a schema of our own.

The official schema comes with no Python package; what it requires of the objects that we write stands here.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema

from auditlint import catalogue, registry
from tests.running import BROKEN, Run

_MESSAGE = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}},
    "required": ["text"],
    "additionalProperties": False,
}
_REGION = {
    "type": "object",
    "properties": {
        key: {"type": "integer", "minimum": 1} for key in ("startLine", "startColumn", "endLine", "endColumn")
    },
    "required": ["startLine"],
    "additionalProperties": False,
}
_ARTIFACT = {
    "type": "object",
    "properties": {"uri": {"type": "string", "format": "uri-reference", "pattern": r"^[\x21-\x7e]+$"}},
    "required": ["uri"],
    "additionalProperties": False,
}
_LOCATION = {
    "type": "object",
    "properties": {
        "physicalLocation": {
            "type": "object",
            "properties": {"artifactLocation": _ARTIFACT, "region": _REGION},
            "required": ["artifactLocation"],
            "additionalProperties": False,
        },
        "logicalLocations": {
            "type": "array",
            "uniqueItems": True,
            "items": {"type": "object", "properties": {"fullyQualifiedName": {"type": "string"}}},
        },
    },
    "additionalProperties": False,
}
_LEVEL = {"enum": ["none", "note", "warning", "error"]}
_RULE = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "name": {"type": "string"},
        "helpUri": {"type": "string", "format": "uri", "pattern": "^https://"},
        "help": _MESSAGE,
        "shortDescription": _MESSAGE,
        "fullDescription": _MESSAGE,
        "defaultConfiguration": {"type": "object", "properties": {"level": _LEVEL}, "additionalProperties": False},
    },
    "required": ["id", "helpUri", "help", "shortDescription", "fullDescription"],
    "additionalProperties": False,
}
_FIX = {
    "type": "object",
    "properties": {
        "description": _MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "properties": {
                    "artifactLocation": _ARTIFACT,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "type": "object",
                            "properties": {
                                "deletedRegion": _REGION,
                                "insertedContent": {"type": "object", "properties": {"text": {"type": "string"}}},
                            },
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                        },
                    },
                },
                "required": ["artifactLocation", "replacements"],
                "additionalProperties": False,
            },
        },
    },
    "required": ["artifactChanges"],
    "additionalProperties": False,
}
_SUPPRESSION = {
    "type": "object",
    "properties": {
        "kind": {"enum": ["inSource", "external"]},
        "status": {"enum": ["accepted", "underReview", "rejected"]},
        "justification": {"type": "string"},
    },
    "required": ["kind"],
    "additionalProperties": False,
}
_RESULT = {
    "type": "object",
    "properties": {
        "ruleId": {"type": "string"},
        "ruleIndex": {"type": "integer", "minimum": 0},
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": {"type": "array", "minItems": 1, "maxItems": 1, "items": _LOCATION},
        "relatedLocations": {"type": "array", "uniqueItems": True, "items": _LOCATION},
        "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
        "fixes": {"type": "array", "uniqueItems": True, "items": _FIX},
        "suppressions": {"type": "array", "uniqueItems": True, "items": _SUPPRESSION},
        "rank": {"type": "number", "minimum": 0, "maximum": 100},
        "properties": {"type": "object"},
    },
    "required": ["message", "ruleId", "locations", "partialFingerprints"],
    "additionalProperties": False,
}
_NOTIFICATION = {
    "type": "object",
    "properties": {
        "level": _LEVEL,
        "message": _MESSAGE,
        "locations": {"type": "array", "uniqueItems": True, "items": _LOCATION},
    },
    "required": ["message"],
    "additionalProperties": False,
}
_RUN = {
    "type": "object",
    "properties": {
        "tool": {
            "type": "object",
            "properties": {
                "driver": {
                    "type": "object",
                    "properties": {
                        "name": {"type": "string"},
                        "version": {"type": "string"},
                        "informationUri": {"type": "string", "format": "uri", "pattern": "^https://"},
                        "rules": {"type": "array", "uniqueItems": True, "items": _RULE},
                    },
                    "required": ["name"],
                    "additionalProperties": False,
                }
            },
            "required": ["driver"],
            "additionalProperties": False,
        },
        "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
        "invocations": {
            "type": "array",
            "items": {
                "type": "object",
                "properties": {
                    "executionSuccessful": {"type": "boolean"},
                    "toolExecutionNotifications": {"type": "array", "items": _NOTIFICATION},
                },
                "required": ["executionSuccessful"],
                "additionalProperties": False,
            },
        },
        "results": {"type": "array", "items": _RESULT},
    },
    "required": ["tool"],
    "additionalProperties": False,
}
SCHEMA = {
    "type": "object",
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {"type": "array", "minItems": 1, "maxItems": 1, "items": _RUN},
    },
    "required": ["version", "runs"],
    "additionalProperties": False,
}


def sarif(run: Run, *arguments: str) -> Any:
    told = json.loads(run("check", "-f", "sarif", *arguments).out)
    jsonschema.validate(told, SCHEMA)
    return told["runs"][0]


def test_everything_that_we_write_is_sarif(run: Run, reports: Path) -> None:
    """Findings with repairs, suppressed ones, what was not read, and names that no URI holds as they are."""
    (reports / "甲 #1%.txt").write_text(BROKEN, encoding="utf-8")
    (reports / "known.md").write_text(f"<!-- auditlint-ignore A101: 已核 -->\n{BROKEN}", encoding="utf-8")
    told = sarif(run, ".", "missing.txt")
    assert not told["invocations"][0]["executionSuccessful"]
    assert len(told["results"]) == 3
    assert sum("suppressions" in result for result in told["results"]) == 1
    assert "%E7%94%B2%20%231%25.txt" in str(told["results"])


def test_a_rule_says_all_that_is_known_of_it(run: Run, reports: Path) -> None:
    """Its reason, an example, and a page where its heading stands."""
    rules = sarif(run, "mended.txt")["tool"]["driver"]["rules"]
    checks = registry.load().checks
    page = catalogue.catalogue(checks, "markdown", "zh")
    headings = {
        re.sub(r"[^\w\- ]", "", line[4:].lower()).replace(" ", "-") for line in page.splitlines() if line[:4] == "### "
    }
    assert [rule["id"] for rule in rules] == [check.code for check in checks]
    for rule, check in zip(rules, checks, strict=True):
        assert check.rationale.zh in rule["help"]["markdown"]
        assert check.bad[0].strip("\n") in rule["help"]["markdown"]
        assert rule["helpUri"].partition("#")[2] in headings
