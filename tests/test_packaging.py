"""What a user installs is what was tested."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

from auditlint import __version__

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built without a network where the build backend is at hand."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300)
    if done.returncode != 0:
        pytest.skip(f"the build backend cannot be installed here: {done.stderr.strip()[-300:]}")
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_the_engine_and_the_checks(wheel: Path) -> None:
    """Every module of both packages, the type marker, the licence; no tests, no top-level ``checks``."""
    names = set(zipfile.ZipFile(wheel).namelist())
    for package, folder in (("auditlint", ROOT), ("auditlint_checks", ROOT / "checks")):
        sources = {str(path.relative_to(folder)) for path in (folder / package).rglob("*.py")}
        pages = {
            str(p.relative_to(folder)) for p in (folder / package).rglob("*") if p.suffix in (".css", ".js", ".html")
        }
        assert sources | pages <= names
    assert "auditlint/py.typed" in names
    assert any(name.endswith("licenses/LICENSE") for name in names)
    top = {name.split("/")[0] for name in names}
    assert {name for name in top if not name.endswith(".dist-info")} == {"auditlint", "auditlint_checks"}


def test_wheel_announces_command_and_checks(wheel: Path) -> None:
    """The console script, and the entry point through which the checks are found."""
    archive = zipfile.ZipFile(wheel)
    (name,) = [name for name in archive.namelist() if name.endswith("entry_points.txt")]
    told = archive.read(name).decode()
    assert "auditlint = auditlint.cli:main" in told
    assert "[auditlint.checks]\nauditlint = auditlint_checks" in told


def test_versions_agree() -> None:
    """The package, its metadata and what --version prints."""
    assert PROJECT["project"]["version"] == __version__


def test_core_dependencies_are_the_four() -> None:
    """Everything else is an extra."""
    names = {requirement.split(">")[0] for requirement in PROJECT["project"]["dependencies"]}
    assert names == {"typer", "rich", "regex", "pyyaml"}


def test_nothing_imports_click() -> None:
    """typer brings its own since 0.26."""
    guilty = [
        str(source) for source in ROOT.glob("auditlint/**/*.py") if "import click" in source.read_text(encoding="utf-8")
    ]
    assert guilty == []


def test_the_readme_has_the_commands_that_ci_runs() -> None:
    """One to set up and run, one to set up and test, each on one line; CI takes the second from there."""
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert sum("pip install -q ." in line and "auditlint check examples" in line for line in lines) == 1
    assert sum("pip install -q -e" in line and "pytest" in line for line in lines) == 1
    assert "pip install -q -e" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
