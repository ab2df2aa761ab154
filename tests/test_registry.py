"""Checks are found, validated and selected; one that is broken stops no other."""

from __future__ import annotations

import importlib.metadata
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from auditlint import entrypoints, registry
from auditlint.errors import UnknownCheck
from auditlint.model.severity import Severity
from tests.making import check

CHECKS = (check("A101", name="sum-of-parts"), check("A201", name="execution-rate"), check("T101", name="column-total"))
GOOD_MODULE = "from tests.making import check\nCHECK = check({code!r}, name={name!r})\n"


@pytest.fixture
def plugins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A package of checks that is installed beside the real ones."""
    package = tmp_path / "more_checks"
    package.mkdir()
    (package / "__init__.py").write_text('"""Checks."""\n')
    metadata = tmp_path / "more_checks-1.0.dist-info"
    metadata.mkdir()
    (metadata / "entry_points.txt").write_text("[auditlint.checks]\nmore = more_checks\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield package
    for name in [name for name in sys.modules if name.startswith("more_checks")]:
        del sys.modules[name]


def test_entry_points_are_those_that_the_library_reads() -> None:
    """The short cut sees what importlib.metadata sees."""
    theirs = {(e.name, e.value) for e in importlib.metadata.entry_points(group="console_scripts")}
    assert {tuple(entry) for entry in entrypoints.entry_points("console_scripts")} == theirs


def test_another_package_adds_checks(plugins: Path) -> None:
    """Every module of an entry point's package gives its CHECK; an underscore keeps a module private."""
    (plugins / "x901.py").write_text(GOOD_MODULE.format(code="X901", name="more"))
    (plugins / "_shared.py").write_text("raise RuntimeError('never imported')\n")
    loaded = registry.load()
    assert "X901" in {check.code for check in loaded.checks}
    assert [error for error in loaded.errors if "more_checks" in error.where] == []


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("import no_such_module\n", "ModuleNotFoundError"),
        ("raise RuntimeError('boom')\n", "boom"),
        ("x = 1\n", "没有 CHECK"),
        (GOOD_MODULE.format(code="x1", name="more"), "编号"),
        (GOOD_MODULE.format(code="X901", name="Not A Name"), "名称"),
        (GOOD_MODULE.format(code="A101", name="more"), "编号 A101 已被占用"),
        (GOOD_MODULE.format(code="X901", name="sum-of-parts"), "名称 sum-of-parts 已被 A101 占用"),
    ],
)
def test_a_broken_plugin_is_named_and_the_others_go_on(plugins: Path, source: str, told: str) -> None:
    """Where and what; every other check is there."""
    before = {check.code for check in registry.load().checks}
    (plugins / "x901_broken.py").write_text(source)
    loaded = registry.load()
    (error,) = [error for error in loaded.errors if "more_checks" in error.where]
    assert error.where == "more_checks.x901_broken"
    assert told in str(error)
    assert {check.code for check in loaded.checks} == before


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        ((), (), ["A101", "A201", "T101"]),
        (("A",), (), ["A101", "A201"]),
        (("a1",), (), ["A101"]),
        (("column-total", "A201"), (), ["A201", "T101"]),
        ((), ("A201",), ["A101", "T101"]),
        (("A",), ("sum-of-parts",), ["A201"]),
    ],
)
def test_selection_by_code_prefix_and_name(select: tuple[str, ...], ignore: tuple[str, ...], codes: list[str]) -> None:
    """In the order of the catalogue, whatever the order of the words."""
    assert [check.code for check in registry.select(CHECKS, select, ignore)] == codes


@pytest.mark.parametrize(
    ("word", "meant"), [("A109", "A10"), ("sum-of-part", "sum-of-parts"), ("exec-rate", "execution-rate")]
)
def test_an_unknown_check_is_an_error_that_names_the_nearest(word: str, meant: str) -> None:
    """In both languages."""
    with pytest.raises(UnknownCheck) as caught:
        registry.matching(CHECKS, word)
    assert f"是否指 {meant}" in caught.value.say("zh")
    assert f"did you mean {meant}" in caught.value.say("en")


def test_nothing_is_not_everything() -> None:
    """An empty word is the beginning of every code; it must not select them all."""
    with pytest.raises(UnknownCheck):
        registry.matching(CHECKS, " ")


def test_severities_follow_policy() -> None:
    """A family quieter, one of it louder again: later words win."""
    told = registry.with_severities(CHECKS, [("A", "info"), ("A201", "error")])
    assert [check.severity for check in told] == [Severity.INFO, Severity.ERROR, Severity.ERROR]
