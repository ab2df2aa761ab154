"""Renew the table of weights, or print how far it carries.

    python -m benchmarks.weights TEXTS… --bank tests/sentences.yaml --write      learn from all, write the table
    python -m benchmarks.weights TEXTS… --marked DIR… --folds 5                  with marked reports left out

TEXTS are folders of published reports (as text); DIR holds ``reports/`` and ``gold/``. Left out are whole
documents: a fold's marked reports take no part in the weights that rank them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from auditlint.stating.deriving import slots
from auditlint.stating.deriving.weighted import TABLE, weights
from benchmarks.weights.fitting import fit, written
from benchmarks.weights.gathering import gather
from benchmarks.weights.marked import Ranked, ranked

_WIDE = 8  # readings a slot while the first weights are learned


def main() -> None:
    """Gather, fit, then write or print."""
    parser = argparse.ArgumentParser(description="Learn the weights by which readings are ranked.")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument(
        "--bank", nargs="*", type=Path, default=[], help="sentences with one derived figure each, right versions"
    )
    parser.add_argument("--bank-weight", type=float, default=4.0)
    parser.add_argument("--marked", nargs="*", type=Path, default=[])
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--anew", action="store_true", help="without the present table to choose candidates")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    known = {} if options.anew else weights()
    if options.anew:
        slots.KEPT = _WIDE
    marked = [
        (folder / "reports" / gold.name.removesuffix(".yaml"), gold)
        for folder in options.marked
        for gold in sorted((folder / "gold").glob("*.yaml"))
    ]
    marked = [(_report(report), gold) for report, gold in marked]
    texts = [path for folder in options.texts for path in sorted(folder.glob("*.[tm][xd]*"))]
    gathered = gather([*texts, *(report for report, _ in marked)], options.bank, known, options.bank_weight)
    print(f"{len(gathered.weight)} claims, {len(gathered.claim)} readings, {len(gathered.index)} features")
    if options.folds:
        left_out = [each for fold in range(options.folds) for each in _fold(gathered, marked[fold :: options.folds])]
        _print(left_out)
    if options.write:
        TABLE.write_text(written(fit(gathered)), encoding="utf-8")
        print(f"written: {TABLE.name}")


def _report(path: Path) -> Path:
    return path if path.is_file() else path.with_name(path.name + ".txt")


def _fold(gathered, marked: list[tuple[Path, Path]]) -> Iterable[Ranked]:
    table = fit(gathered, without={str(report) for report, _ in marked})
    for report, gold in marked:
        yield from ranked(report, gold, table)


def _print(found: list[Ranked]) -> None:
    """Share ranked first, of those in reach and of all, by kind."""
    for kind in [*sorted({each.kind for each in found}), ""]:
        own = [each for each in found if not kind or each.kind == kind]
        tally = Counter(each.first for each in own)
        reached = sum(each.reached for each in own)
        print(
            f"{kind or 'all':12} first {tally[True]:4} of {reached:4} in reach, of {len(own):4} in prose"
            f"   {tally[True] / max(1, reached):.3f}  {tally[True] / max(1, len(own)):.3f}"
        )


if __name__ == "__main__":
    main()
