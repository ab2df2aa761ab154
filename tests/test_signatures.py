"""What auditlint has written it knows again, and nothing else it takes for its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import reporting
from auditlint.config import FILE_NAME
from tests.running import BROKEN, MENDED, Run

CHECKED = [("check", form) for form in reporting.FORMATS]
# A working paper is never written over: an auditor writes in it.
TRACED = [("trace", form) for form in reporting.TRACE_FORMATS if form not in reporting.BINARY_FORMATS]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("command", "form"), [*CHECKED, *TRACED])
@pytest.mark.parametrize("paths", [("broken.txt",), ("mended.txt",), ("broken.txt", "missing.txt"), ("noted.md",)])
def test_a_run_writes_over_its_own_output(
    run: Run, reports: Path, command: str, form: str, lang: str, paths: tuple[str, ...]
) -> None:
    """In every format, and even where it is called like a report; in a folder it is none."""
    (reports / "noted.md").write_text(MENDED + "<!-- auditlint-ignore-file T101: 无 -->\n", encoding="utf-8")
    for _ in range(2):
        answer = run(command, *paths, "-f", form, "-o", "result.txt", "--lang", lang)
        assert "result.txt" not in answer.err
    assert "result.txt" not in run("check", ".", "-f", "concise").out


@pytest.mark.parametrize(
    "words", [("checks",), ("checks", "-f", "json"), ("checks", "-f", "markdown"), ("explain", "A101")]
)
def test_so_do_the_other_commands(run: Run, reports: Path, words: tuple[str, ...]) -> None:
    """The catalogue is renewed in place."""
    for _ in range(2):
        assert run(*words, "-o", "out.md").status == 0


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("b.txt", BROKEN),
        ("report.docx", "PK\x03\x04"),
        ("letter", "尊敬的领导：\n"),
        ("notes.json", '{"a": 1}'),
        ("page.html", "<!doctype html><html><body>x</body></html>"),
        ("quoting.txt", "复核情况：\n报告.txt：216 个数据，143 个经过复算，2 处不一致\n"),
        ("list.csv", "文件,行\n"),
        ("data.xml", '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="theirs"/>'),
        (FILE_NAME, "year: 2024\n"),
        (".gitignore", "x\n"),
        ("报告.auditlint.yaml", "ignore: []\n"),
        (".auditlint-baseline.json", '{"auditlint_baseline": 1, "reports": {}}\n'),
        ("known.json", '{"auditlint_baseline": 1, "reports": {}}\n'),
    ],
)
@pytest.mark.parametrize("form", ["full", "json", "csv"])
def test_what_others_wrote_is_kept(run: Run, reports: Path, name: str, text: str, form: str) -> None:
    """``-o *.txt`` names the next report; a run that would write over it does nothing, and says what to do."""
    (reports / name).write_text(text, encoding="utf-8")
    answer = run("check", "broken.txt", "-f", form, "-o", name)
    assert (answer.status, answer.out) == (2, "")
    (line,) = answer.err.splitlines()
    assert line.startswith(f"auditlint: {name}：")
    assert "请另选" in line
    assert (reports / name).read_text(encoding="utf-8") == text


def test_not_through_a_link(run: Run, reports: Path) -> None:
    """Nor is the link put out of its place when what it leads to is ours."""
    (reports / "link").symlink_to(reports / "mended.txt")
    assert run("check", "broken.txt", "-o", "link").status == 2
    assert (reports / "mended.txt").read_text(encoding="utf-8") == MENDED
    assert run("check", "broken.txt", "-o", "real.out").status == 1
    (reports / "other").symlink_to(reports / "real.out")
    assert run("check", "mended.txt", "-o", "other").status == 0
    assert (reports / "other").is_symlink()
    assert "0 处不一致" in (reports / "real.out").read_text(encoding="utf-8")


def test_an_empty_file_may_be_filled(run: Run, reports: Path) -> None:
    """As mktemp makes it."""
    (reports / "empty").touch()
    assert run("check", "broken.txt", "-o", "empty").status == 1
    assert (reports / "empty").stat().st_size
