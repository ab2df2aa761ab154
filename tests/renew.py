"""Write the expected output of every example anew: ``python -m tests.renew``. Then read ``git diff examples``.

What is written is what ``auditlint check NAME`` prints in the folder of the examples.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
_SUFFIXES = (".txt", ".md")


def reports() -> list[Path]:
    """The example reports, by name."""
    return sorted(path for path in EXAMPLES.iterdir() if path.suffix in _SUFFIXES)


def expected_file(report: Path) -> Path:
    """Beside the report; its suffix is none that a walk through the folder takes for a report."""
    return report.with_suffix(".expected")


def checked(report: Path) -> str:
    """What a user sees: a process of its own, run where the report lies, so that no path stands in the output."""
    command = [sys.executable, "-m", "auditlint", "check", report.name]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=report.parent, env=environment, capture_output=True, text=True, encoding="utf-8")
    if done.returncode not in (0, 1):
        raise RuntimeError(done.stderr)
    return done.stdout


def main() -> None:
    """Renew all, and name those that changed."""
    for report in reports():
        told, file = checked(report), expected_file(report)
        if not file.exists() or file.read_text(encoding="utf-8") != told:
            file.write_text(told, encoding="utf-8", newline="\n")
            print(f"changed: {file.name}")


if __name__ == "__main__":
    main()
