"""The table of weights: what each feature is worth. ``python -m benchmarks.weights`` renews it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

TABLE = Path(__file__).with_name("weights.tsv")


@cache
def weights() -> dict[str, dict[str, int]]:
    """{shape or shape.slot: {feature: hundredths of a bit}}."""
    found: dict[str, dict[str, int]] = {}
    key = ""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            key = line.strip("[]")
            found[key] = {}
        elif line and not line.startswith("#"):
            worth, *features = line.split()
            found[key].update(dict.fromkeys(features, int(worth)))
    return found
