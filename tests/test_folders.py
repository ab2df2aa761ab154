"""What of a folder is left out: .gitignore, .auditlintignore, exclude:, read as git reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint.config import FILE_NAME
from auditlint.ignoring import is_left_out, patterns
from tests.running import BROKEN, Run


@pytest.mark.parametrize(
    ("lines", "path", "folder", "left_out"),
    [
        (["a.txt"], "a.txt", False, True),
        (["a.txt"], "deep/in/a.txt", False, True),
        (["/a.txt"], "deep/a.txt", False, False),
        (["/a.txt"], "a.txt", False, True),
        (["deep/a.txt"], "x/deep/a.txt", False, False),
        (["*.txt"], "b.md", False, False),
        (["*.txt", "!b.txt"], "b.txt", False, False),
        (["!b.txt", "*.txt"], "b.txt", False, True),
        (["old/"], "old", True, True),
        (["old/"], "old", False, False),
        (["a/**"], "a/b/c.txt", False, True),
        (["**/c.txt"], "c.txt", False, True),
        (["a/**/c.txt"], "a/c.txt", False, True),
        (["a/**/c.txt"], "a/x/y/c.txt", False, True),
        (["a/*.txt"], "a/b/c.txt", False, False),
        (["?.txt"], "ab.txt", False, False),
        (["[ab].txt"], "b.txt", False, True),
        (["[!ab].txt"], "b.txt", False, False),
        (["# a.txt", "", "  "], "a.txt", False, False),
        (["\\#a.txt"], "#a.txt", False, True),
        (["草稿*"], "草稿2.txt", False, True),
        (["a.txt  "], "a.txt", False, True),
        (["[a.txt"], "[a.txt", False, True),
        (["a*b*c.txt"], "aXbYbZc.txt", False, True),
        (["a*b*c.txt"], "aXcYc.txt", False, False),
        (["a*b?c*"], "a1bb2c3", False, True),
        (["*年*表*.txt"], "2024年收支表（终）.txt", False, True),
        (["a**b"], "a/x/b", False, True),
        (["*a" * 60 + "b"], "a" * 250, False, False),
        (["**/" * 30 + "b"], "a/" * 100 + "c", False, False),
    ],
)
def test_patterns(tmp_path: Path, lines: list[str], path: str, folder: bool, left_out: bool) -> None:
    """The last pattern that meets decides."""
    assert is_left_out(tmp_path / path, folder, patterns(tmp_path, lines)) is left_out


@pytest.fixture
def tree(reports: Path) -> Path:
    for name in ("归档/a.txt", "归档/2023/b.txt", "草稿/c.txt", "草稿/keep.txt"):
        file = reports / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(BROKEN, encoding="utf-8")
    return reports


def found(run: Run, *paths: str) -> list[str]:
    told = run("check", *paths, "-f", "concise").out
    return sorted({line.partition(":")[0] for line in told.splitlines()[:-1]})


def test_auditlintignore(run: Run, tree: Path) -> None:
    """In any folder, for what is below it; a folder that is left out is not entered."""
    (tree / ".auditlintignore").write_text("归档/\n草稿/*\n!草稿/keep.txt\n", encoding="utf-8")
    assert found(run, ".") == ["broken.txt", "草稿/keep.txt"]
    assert found(run, "草稿") == ["草稿/c.txt", "草稿/keep.txt"]


def test_gitignore_of_a_repository(run: Run, tree: Path) -> None:
    """Those above the folder count, too, up to the root of the repository."""
    (tree / ".gitignore").write_text("c.txt\n", encoding="utf-8")
    assert found(run, ".") == ["broken.txt", "归档/2023/b.txt", "归档/a.txt", "草稿/keep.txt"]
    (tree / ".git").mkdir()
    assert found(run, "草稿") == ["草稿/keep.txt"]


def test_exclude_of_the_configuration(run: Run, tree: Path) -> None:
    """Relative to its folder, from wherever a run begins."""
    (tree / FILE_NAME).write_text("exclude: [/归档/2023, '*.md', keep.txt]\n", encoding="utf-8")
    assert found(run, ".") == ["broken.txt", "归档/a.txt", "草稿/c.txt"]
    assert found(run, "归档") == ["归档/a.txt"]


def test_a_file_that_is_named_is_checked(run: Run, tree: Path) -> None:
    """Whoever names it wants it."""
    (tree / ".auditlintignore").write_text("*\n")
    assert found(run, "草稿/c.txt") == ["草稿/c.txt"]


def test_a_folder_of_which_all_is_left_out_says_so(run: Run, tree: Path) -> None:
    """Never a silent 0."""
    (tree / ".auditlintignore").write_text("归档\n草稿\n*.txt\n", encoding="utf-8")
    answer = run("check", ".")
    assert answer.status == 2
    assert "都被排除" in answer.err
