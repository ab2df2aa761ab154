"""The hook, run by pre-commit itself on a throw-away repository."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
BROKEN = "本年度支出合计100万元，其中：基本支出60万元，项目支出30万元。\n"


def call(folder: Path, environment: Mapping[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    """A repository that takes the hook from a copy of this one, with the hook installed."""
    pytest.importorskip("pre_commit")
    home = tmp_path_factory.mktemp("precommit")
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PRE_COMMIT"))},
        "PRE_COMMIT_HOME": str(home / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        **{f"GIT_{who}_{what}": "t@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")},
    }
    hooks = home / "hooks"
    hooks.mkdir()
    copied = [".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE", "auditlint", "checks"]
    call(ROOT, environment, "cp", "-r", *copied, str(hooks))
    for command in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "hooks")):
        assert call(hooks, environment, "git", *command).returncode == 0
    revision = call(hooks, environment, "git", "rev-parse", "HEAD").stdout.strip()
    work = home / "work"
    work.mkdir()
    call(work, environment, "git", "init", "-q")
    settings = {"repos": [{"repo": str(hooks), "rev": revision, "hooks": [{"id": "auditlint", "verbose": True}]}]}
    (work / ".pre-commit-config.yaml").write_text(yaml.safe_dump(settings))
    done = call(work, environment, sys.executable, "-m", "pre_commit", "install", "--install-hooks")
    if done.returncode != 0:
        pytest.skip(f"pre-commit cannot install its environment here: {done.stdout[-300:]}{done.stderr[-300:]}")
    return work, environment


def test_a_broken_total_is_refused_and_a_mended_one_let_through(repository: tuple[Path, dict[str, str]]) -> None:
    """With the finding shown; all staged files in one process; other kinds of files left alone."""
    work, environment = repository
    for number in range(40):
        (work / f"{number:02}.txt").write_text(BROKEN.replace("30", "40"), encoding="utf-8")
    (work / "报告.md").write_text(BROKEN, encoding="utf-8")
    (work / "notes.py").write_text("x = 1\n")
    call(work, environment, "git", "add", "-A")
    refused = call(work, environment, "git", "commit", "-m", "report")
    told = refused.stdout + refused.stderr
    assert refused.returncode != 0, told
    assert "60 + 30 = 90，报告写 100" in told
    assert told.count("共 41 份报告") == 1

    (work / "报告.md").write_text(BROKEN.replace("30", "40"), encoding="utf-8")
    call(work, environment, "git", "add", "-A")
    passed = call(work, environment, "git", "commit", "-m", "report")
    assert passed.returncode == 0, passed.stdout + passed.stderr
