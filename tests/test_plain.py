"""The short cut around typer says what typer says, or says nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditlint import commands, job, plain
from auditlint.job import Job

LINES = [
    "check a.txt",
    "check a.txt b.txt -",
    "check -",
    "check a.txt --format json",
    "check --format=json a.txt",
    "check -f json -o out.json -j 4 a.txt",
    "check a.txt --select A101,T --select share --ignore A2",
    "check a.txt --fail-on error --year 2024 --lang en",
    "check a.txt --year 2023 --year 2024",
    "check - --stdin-filename x.txt --encoding gb18030 --config c.yaml",
    "trace a.txt --min-confidence 0.9",
    "trace a.txt --format csv --jobs 0",
    "trace a.txt --output=o.txt",
    "trace a.txt --output json=o.json -o csv=o.csv --max-seconds 5",
    "check a.txt --show info --sort severity --statistics --profile 抽查 --baseline b.json",
    "check a.txt --fix --diff --max-seconds 5 --max-megabytes 100 --max-figures 7 --max-cells=9",
]
# Help, mistakes, other commands, and forms that only typer knows.
LEFT_TO_TYPER = [
    "",
    "--version",
    "--help",
    "check",
    "check --help",
    "check a.txt --frmt json",
    "check a.txt --format",
    "check a.txt --year x",
    "check a.txt --year -5",
    "check a.txt --year ２０２４",
    "check a.txt -fjson",
    "check -- -a.txt",
    "trace a.txt --fail-on error",
    "trace a.txt --show info",
    "trace a.txt --fix",
    "check a.txt --max-seconds x",
    "check a.txt --fix=1",
    "baseline write a.txt",
    "config a.txt",
    "init",
    "checks",
    "explain A101",
    "chek a.txt",
]


def read_by_typer(line: str) -> Job:
    """The job that typer would have done."""
    done: list[Job] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "perform", lambda asked: done.append(asked) or 0)
        with pytest.raises(SystemExit):
            commands.app(args=line.split(), prog_name="auditlint")
    (asked,) = done
    return asked


@pytest.mark.parametrize("line", LINES)
def test_both_read_the_same(line: str) -> None:
    """Whatever the short cut reads, typer reads alike."""
    assert plain.parse(line.split()) == read_by_typer(line)


@pytest.mark.parametrize("line", LEFT_TO_TYPER)
def test_everything_else_is_left_to_typer(line: str) -> None:
    """It owns the grammar, the help and the errors."""
    assert plain.parse(line.split()) is None


WORDS = [
    "a.txt",
    "-",
    "--format",
    "--format=json",
    "json",
    "-f",
    "--year",
    "2024",
    "--select",
    "A101,T",
    "--lang=en",
    "-j",
    "--statistics",
    "--sort",
]


@given(st.sampled_from(["check", "trace"]), st.lists(st.sampled_from(WORDS), max_size=6))
def test_no_line_is_read_differently(command: str, words: list[str]) -> None:
    """Any mixture of paths, options and values: the same job, or none."""
    asked = plain.parse([command, *words])
    if asked is not None:
        assert asked == read_by_typer(" ".join([command, *words]))


def test_every_option_of_typer_is_known_here() -> None:
    """An option added there and forgotten here would cost 0.1 s, unseen."""
    done = subprocess.run(
        [sys.executable, "-m", "auditlint", "check", "--help"], capture_output=True, text=True, check=True
    )
    told = {word.strip(",") for line in done.stdout.splitlines() for word in line.split()[:2] if word.startswith("--")}
    assert told - {"--help"} == {*plain._VALUES, *plain._FLAGS}


def test_the_everyday_form_does_without_typer() -> None:
    """That is what it is for."""
    code = (
        "import sys; from auditlint import cli\n"
        "try: cli.main(['check', 'missing.txt'])\n"
        "except SystemExit as end:\n"
        "    print(end.code, [m for m in ('typer', 'pydantic', 'rich', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "2 []"
