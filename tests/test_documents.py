"""What the documents show is true: commands, pictures and the worked example."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from auditlint import config, registry, reporting
from auditlint.model.check import Check
from auditlint.testing import assert_example
from tests.renew import EXAMPLES, expected_file

ROOT = Path(__file__).parent.parent
READMES = ("README.md", "README.zh-CN.md")
EACH = pytest.mark.parametrize("name", READMES)


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(name), re.DOTALL | re.MULTILINE)


def test_the_worked_example_runs(tmp_path: Path) -> None:
    """CONTRIBUTING.md's check is one: it loads, has the form of a check, and its examples show what they claim."""
    file = tmp_path / "x101_questionnaires_returned.py"
    file.write_text(blocks("CONTRIBUTING.md", "python")[0], encoding="utf-8")
    check = runpy.run_path(str(file))["CHECK"]
    assert isinstance(check, Check)
    assert file.stem == f"{check.code}_{check.name}".lower().replace("-", "_")
    for text in check.good:
        assert_example(check, text, good=True)
    for text in check.bad:
        assert_example(check, text, good=False)


def test_the_worked_form_runs(tmp_path: Path) -> None:
    """A form that a check brings along is read by the engine, though nobody has counted it."""
    file = tmp_path / "x102_road_density.py"
    file.write_text(blocks("CONTRIBUTING.md", "python")[2], encoding="utf-8")
    check = runpy.run_path(str(file))["CHECK"]
    for text in check.good:
        assert_example(check, text, good=True)
    for text in check.bad:
        assert_example(check, text, good=False)


def test_the_test_in_the_worked_example_runs() -> None:
    """So does the test beside it, with the check's examples as its parameters."""
    first, second = blocks("CONTRIBUTING.md", "python")[:2]
    names: dict[str, object] = {"__name__": "worked_example"}
    exec(compile(first + second, "CONTRIBUTING.md", "exec"), names)
    check, test_good, test_bad = names["CHECK"], names["test_good"], names["test_bad"]
    assert isinstance(check, Check)
    assert callable(test_good)
    assert callable(test_bad)
    test_good(check.good[0])
    test_bad(check.bad[0])


@EACH
def test_the_finding_in_the_picture_is_printed(name: str) -> None:
    """The terminal picture is a piece of an example's expected output, to the letter."""
    picture = blocks(name, "text")[0]
    assert picture in expected_file(EXAMPLES / picture.partition(":")[0]).read_text(encoding="utf-8")


@EACH
def test_the_closing_line_is_worded_so(name: str) -> None:
    """So is the line about coverage, whatever its numbers."""
    quoted = re.search(r"「(\d+ 个数据[^」]*)」", text_of(name))
    assert quoted
    form = re.sub(r"\d+", r"\\d+", quoted[1])
    assert re.search(form, expected_file(EXAMPLES / "space-aligned.txt").read_text(encoding="utf-8"))


def test_continuous_integration_finds_the_test_command() -> None:
    """.ci/run takes the one line of README.md that installs in place and runs the tests."""
    assert "sed -n '/pip install -q -e/p' README.md" in text_of(".ci/run")
    lines = [line for line in text_of("README.md").splitlines() if "pip install -q -e" in line]
    assert len(lines) == 1
    assert lines[0].endswith("pytest -q")


def test_both_languages_give_the_same_commands() -> None:
    """The Chinese README is no poorer: the same set-up, configuration and hook."""
    for language in ("sh", "yaml"):
        english, chinese = (
            [re.sub(r"\s*#.*", "", block).replace("文件夹", "FOLDER") for block in blocks(name, language)]
            for name in READMES
        )
        assert english == chinese


@EACH
def test_every_format_is_named(name: str) -> None:
    """A format that nobody is told of might as well not exist."""
    for form in reporting.FORMATS:
        assert f"`{form}`" in text_of(name)


@EACH
def test_the_configuration_shown_is_valid(name: str, tmp_path: Path) -> None:
    """It loads, with every key that there is mentioned around it."""
    file = tmp_path / config.FILE_NAME
    file.write_text(blocks(name, "yaml")[0], encoding="utf-8")
    loaded = config.load(file, registry.load().checks)
    assert loaded.settings.fail_on == "error"
    assert loaded.per_path


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_links_lead_somewhere(name: str) -> None:
    """A relative link names a file of the repository."""
    for target in re.findall(r"\]\((?!https?:)([^)#]+)\)", text_of(name)):
        assert (ROOT / target).exists(), target
