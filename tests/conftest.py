"""Fixtures of the tests of the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from auditlint import baseline, cli, ignoring, options
from tests.running import BROKEN, MENDED, Answer, Run


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """``auditlint ARGUMENTS`` in this process, as if it were a new one: it remembers no file that it has read."""

    def answer(*arguments: str) -> Answer:
        for remembered in (
            baseline.load,
            ignoring.patterns_in,
            options.configuration,
            options._nearest,
        ):
            remembered.cache_clear()
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        out, err = capfd.readouterr()
        return Answer(int(ended.value.code or 0), out, err)

    return answer


@pytest.fixture
def reports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a broken and a mended report; it is the current one."""
    (tmp_path / "broken.txt").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "mended.txt").write_text(MENDED, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path
