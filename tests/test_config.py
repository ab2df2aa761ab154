"""The configuration file: found upward, followed to the letter or refused with the remedy."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from auditlint import batch, config
from auditlint.batch import Options
from auditlint.config import FILE_NAME, Settings
from auditlint.errors import BadConfiguration
from auditlint.model.thresholds import Thresholds
from tests.making import check

CHECKS = (check("A101", name="sum-of-parts"), check("A201", name="execution-rate"), check("T101", name="column-total"))


def loaded(folder: Path, text: str) -> config.Configuration:
    file = folder / FILE_NAME
    file.write_text(text, encoding="utf-8")
    return config.load(file, CHECKS)


def test_every_key_is_read(tmp_path: Path) -> None:
    """Each with the meaning of the option of its name."""
    text = "select: [A, column-total]\nignore: A201\nseverity: {A101: info}\nfail-on: error\nyear: 2024\nlang: en\n"
    settings = loaded(tmp_path, text).settings
    assert settings == Settings(("A", "column-total"), ("A201",), (("A101", "info"),), "error", 2024, "en")


def test_misspellings_are_read(tmp_path: Path) -> None:
    """What is wrong on the left, what is right on the right; a list, a blank or a word for itself is refused."""
    settings = loaded(tmp_path, "misspellings: {水物局: 水务局}\n").settings
    assert settings.misspellings == (("水物局", "水务局"),)
    for wrong in ("[水物局]", "{水物局: 水物局}", "{' ': 水务局}", "{水物局: 3}"):
        with pytest.raises(BadConfiguration, match="misspellings"):
            loaded(tmp_path, f"misspellings: {wrong}\n")


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    """Nor does one of comments alone."""
    assert loaded(tmp_path, "# nothing yet\n").settings == Settings()


def test_found_upward_from_the_report(tmp_path: Path) -> None:
    """The nearest file wins."""
    below = tmp_path / "a" / "b"
    below.mkdir(parents=True)
    (tmp_path / FILE_NAME).write_text("year: 2023\n")
    assert config.find(below) == tmp_path / FILE_NAME
    (tmp_path / "a" / FILE_NAME).write_text("year: 2024\n")
    assert config.find(below) == tmp_path / "a" / FILE_NAME


def test_per_path_settings_apply_in_order(tmp_path: Path) -> None:
    """Later patterns win; what is ignored adds up."""
    text = (
        "ignore: [T]\n"
        "per-path:\n"
        "  'drafts/**': {fail-on: never, ignore: [A101]}\n"
        "  '*决算.txt': {year: 2023, ignore: [A2]}\n"
    )
    made = loaded(tmp_path, text)
    assert made.settings_for(tmp_path / "x.txt") == Settings(ignore=("T",))
    both = made.settings_for(tmp_path / "drafts" / "2023决算.txt")
    assert both == Settings(ignore=("T", "A101", "A2"), fail_on="never", year=2023)


@pytest.mark.parametrize(
    ("pattern", "path", "meant"),
    [
        ("*.txt", "a.txt", True),
        ("*.txt", "deep/in/a.txt", True),
        ("drafts/*.txt", "drafts/a.txt", True),
        ("drafts/*.txt", "drafts/b/a.txt", False),
        ("drafts/**", "drafts/b/a.txt", True),
        ("**/2024/*.txt", "2024/a.txt", True),
        ("**/2024/*.txt", "x/y/2024/a.txt", True),
        ("a?c.txt", "abc.txt", True),
        ("a.c", "abc", False),
        ("./a.txt", "a.txt", True),
        ("[1].txt", "[1].txt", True),
    ],
)
def test_globs(pattern: str, path: str, meant: bool) -> None:
    """``*`` stays in its folder, ``**`` does not; every other character means itself."""
    assert config.matches(pattern, path) is meant


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("selct: [A]\n", "是否指 select"),
        ("per-paths: {}\n", "是否指 per-path"),
        ("select: [A109]\n", "select：没有检查项 'A109'"),
        ("ignore: [sum-of-part]\n", "是否指 sum-of-parts"),
        ("ignore: {A: 1}\n", "列表"),
        ("severity: [A101]\n", "检查项: 级别"),
        ("severity: {A101: eror}\n", "是否指 error"),
        ("severity: {A109: error}\n", "没有检查项"),
        ("fail-on: warn\n", "是否指 warning"),
        ("year: 24\n", "四位年份"),
        ("year: true\n", "四位年份"),
        ("lang: fr\n", "zh / en"),
        ("- select\n", "键: 值"),
        ("select: [A\n", "不是有效的 YAML"),
        ("per-path: [a]\n", "路径模式"),
        ("per-path: {'*.txt': {yaer: 2024}}\n", "是否指 year"),
        ("a: &a [x]\nb: [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a, *a]\n", "aliases"),
        ("year: 2023\nyear: 2024\n", "twice"),
        ("fail-on: " + "x" * 100_000, "…"),
        ("x: " + "[" * 50_000, "不是有效的 YAML"),
        ("show: all\n", "error / warning / info"),
        ("profile: 抽样\n", "抽查"),
        ("max-seconds: 1.5\n", "正整数"),
        ("exclude: {a: b}\n", "列表"),
        ("per-path: {'*': {exclude: [a]}}\n", "没有 'exclude' 这个键"),
        ("baseline: [a]\n", "文件名"),
        ("x: !!python/object/apply:os.system ['true']\n", "不是有效的 YAML"),
    ],
)
def test_what_cannot_be_followed_is_refused(tmp_path: Path, text: str, told: str) -> None:
    """With the file, what is wrong, and what was probably meant."""
    with pytest.raises(BadConfiguration) as caught:
        loaded(tmp_path, text)
    line = caught.value.say("zh")
    assert FILE_NAME in line
    assert told in line
    assert "\n" not in line


def test_the_command_line_overrules_the_file(tmp_path: Path) -> None:
    """A selection sets the configured one aside; what is ignored adds to it."""
    (tmp_path / FILE_NAME).write_text("select: [A2]\nignore: [A101]\nyear: 2023\nfail-on: error\n")
    report = tmp_path / "a.txt"
    plain = batch.settings_for(report, Options())
    assert plain == Settings(("A2",), ("A101",), (), "error", 2023)
    selected = batch.settings_for(report, Options(select=("A",), year=2025))
    assert selected == Settings(("A",), (), (), "error", 2025)
    ignoring = batch.settings_for(report, Options(ignore=("A202",), fail_on="never"))
    assert ignoring == Settings(("A2",), ("A101", "A202"), (), "never", 2023)


def test_a_named_configuration_is_the_only_one(tmp_path: Path) -> None:
    """--config keeps every other file out."""
    (tmp_path / FILE_NAME).write_text("year: 2023\n")
    other = tmp_path / "other.yaml"
    other.write_text("lang: en\n")
    assert batch.settings_for(tmp_path / "a.txt", Options(config=str(other))) == Settings(lang="en")


def test_confidence_is_read(tmp_path: Path) -> None:
    """Exactly as written; what is not named keeps its value, or makes room."""
    settings = loaded(tmp_path, "confidence: {error: 0.95, warning: 0.6}\n").settings
    assert settings.thresholds == Thresholds(Fraction(19, 20), Fraction(3, 5), Fraction(1, 4))
    assert loaded(tmp_path, "confidence: {warning: 0.1}\n").settings.thresholds.info == Fraction(1, 10)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("0.9", "级别"),
        ("{error: 2}", "confidence: error"),
        ("{error: high}", "0 到 1"),
        ("{error: true}", "0 到 1"),
        ("{eror: 0.9}", "error"),
        ("{error: 0.5, warning: 0.9}", "error ≥ warning ≥ info"),
    ],
)
def test_confidence_is_followed_to_the_letter_or_refused(tmp_path: Path, wrong: str, told: str) -> None:
    """What is no probability, no severity, or upside down is one line that says where and what."""
    with pytest.raises(BadConfiguration, match=re.escape(told)) as refused:
        loaded(tmp_path, f"confidence: {wrong}\n")
    assert "\n" not in str(refused.value)


def test_the_command_line_moves_the_threshold(tmp_path: Path) -> None:
    """--min-confidence is the least belief of a warning, whatever the configuration says."""
    (tmp_path / FILE_NAME).write_text("confidence: {error: 0.6, warning: 0.55}\n", encoding="utf-8")
    told = batch.settings_for(tmp_path / "a.txt", Options(min_confidence="0.9")).thresholds
    assert (told.error, told.warning, told.info) == (Fraction(9, 10), Fraction(9, 10), Fraction(1, 4))
