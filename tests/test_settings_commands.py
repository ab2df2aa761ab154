"""What holds for a report and why, a configuration to begin with, and help while it is written."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from auditlint import config, config_schema, config_values, registry
from auditlint.config import FILE_NAME
from tests.running import Run


def test_config_says_what_holds_and_why(run: Run, reports: Path) -> None:
    """File, pattern and profile, for a report that need not exist; what nobody said is usual."""
    (reports / FILE_NAME).write_text("year: 2024\nper-path: {'b*': {year: 2025, profile: 提交}}\n", encoding="utf-8")
    lines = dict(line.split(": ", 1) for line in run("config", "broken.txt").out.splitlines())
    assert lines["year"].startswith("2025  # ")
    assert "per-path: b*" in lines["year"]
    assert "profile 提交" in lines["show"]
    assert lines["lang"] == "zh  # 默认"
    assert run("config", ".").out.splitlines() != run("config", "broken.txt").out.splitlines()
    assert run("config", "broken.txt", "--config", "missing").status == 2


def test_init_puts_a_configuration_that_is_valid(run: Run, reports: Path) -> None:
    """Every line of it, also when it is no longer a comment; never over one that is there."""
    assert run("init").status == 0
    file = reports / FILE_NAME
    text = file.read_text(encoding="utf-8")
    assert run("check", "mended.txt").status == 0
    uncommented = "\n".join(line[2:] for line in text.partition("\n\n")[2].splitlines())
    file.write_text(uncommented + "\n", encoding="utf-8")
    config.load(file, registry.load().checks)
    answer = run("init")
    assert answer.status == 2
    assert file.read_text(encoding="utf-8") == uncommented + "\n"


def test_the_schema_knows_every_key() -> None:
    """An editor must not mark what auditlint reads, nor pass what it refuses."""
    made = config_schema.schema()
    jsonschema.Draft202012Validator.check_schema(made)
    assert set(made["properties"]) == {*config_values.READERS, *config_values.TOP_READERS, "per-path"}
    jsonschema.validate({"select": ["A"], "per-path": {"*.txt": {"year": 2024, "max-seconds": 5}}}, made)
    for wrong in (
        {"selct": []},
        {"year": 24},
        {"show": "all"},
        {"max-seconds": 0},
        {"per-path": {"*": {"exclude": []}}},
    ):
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(wrong, made)


def test_the_schema_is_printed(run: Run, reports: Path) -> None:
    """For an editor to take."""
    assert json.loads(run("config", "--schema").out) == config_schema.schema()


def test_a_shell_completes(reports: Path) -> None:
    """Commands and options; the script for it is printed."""
    environment = {
        **os.environ,
        "_AUDITLINT_COMPLETE": "complete_bash",
        "COMP_WORDS": "auditlint ba",
        "COMP_CWORD": "1",
    }
    done = subprocess.run([sys.executable, "-m", "auditlint"], env=environment, capture_output=True, text=True)
    assert done.stdout.split() == ["baseline"]
    script = subprocess.run(
        [sys.executable, "-m", "auditlint", "completion", "bash"], capture_output=True, text=True, check=True
    )
    assert "_AUDITLINT_COMPLETE" in script.stdout
