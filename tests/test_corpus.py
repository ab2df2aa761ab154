"""The floors of the shared corpus: published reports whose defects are known.

Runs only where the corpus lies beside the checkout; elsewhere there is nothing to run it on.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
AUDITLINT = f"{sys.executable} -m auditlint"
# The kinds of arithmetic, which are held to floors of their own.
KINDS = "sum,ratio,difference,growth,product,count,table-sum,table-ratio,malformed-number,target"

pytestmark = pytest.mark.skipif(not (CORPUS / "score.py").is_file(), reason="no corpus beside this checkout")


def run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(CORPUS / script), "--auditlint", AUDITLINT, *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def score(*arguments: str) -> dict[str, float]:
    """Shares by name, and the number of loud findings that meet nothing."""
    figures = json.loads(run("score.py", "--json", *arguments))
    shares = {name: met[0] / met[1] for name, met in figures.items() if isinstance(met, list) and met[1]}
    return {**shares, "noise": figures["noise"]}


def test_floors_of_arithmetic() -> None:
    """Errors and warnings met, statements ticked, and hardly a loud finding that is nothing."""
    found = score("--kinds", KINDS)
    assert found["recall.error"] >= 0.85
    assert found["recall.warning"] >= 0.50
    assert found["ticks"] >= 0.90
    assert found["noise"] <= 3


def test_floors_of_all_kinds() -> None:
    """The same over everything a gold file holds, and the figure blamed is the right one."""
    found = score()
    assert found["recall.error"] >= 0.90
    assert found["recall.warning"] >= 0.75
    assert found["noise"] <= 2
    assert found["ticks"] >= 0.92
    assert found["blame"] >= 0.85


@pytest.mark.parametrize(("kinds", "floor"), [(KINDS, 0.75), ("", 0.80)], ids=["arithmetic", "all kinds"])
def test_broken_figures_are_caught(kinds: str, floor: float) -> None:
    """One consistent figure broken at a time: nearly all breaks are reported."""
    caught = re.search(r"caught ([\d.]+) ", run("mutate.py", "--kinds", kinds))
    assert caught
    assert float(caught[1]) >= floor
