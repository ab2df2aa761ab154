"""Renew the worth of the grounds, or print how far they are to be believed.

    python -m benchmarks.calibrate TEXTS… --judged FILE… --marked DIR… --own DIR… --write
    python -m benchmarks.calibrate TEXTS… --judged FILE… --marked DIR… --own DIR… --folds 5

TEXTS are folders of published reports, ``--judged`` files of verdicts on figures in them, DIR of ``--marked`` holds
``reports/`` and ``gold/``, ``--own`` folders of right reports of our own. With ``--folds`` whole documents are left
out of the fit, and the table says how often what is believed to be an error is one.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from multiprocessing import Pool
from pathlib import Path

import numpy as np

from auditlint.weighing.counted import TABLE
from auditlint.weighing.grounds import every_ground
from benchmarks.calibrate.fitting import Fitted, written
from benchmarks.calibrate.gathering import Case, judged, marked, published, sentences

_VERDICTS = Path(__file__).with_name("verdicts.jsonl")
# A sentence that somebody has looked at is wrong more often than one in a published report.
_WRONG_SENTENCES = Fraction(1, 10)
_CONFIDENCES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.85, 0.9, 0.97, 1.0)
_PIECES = ("reading", "structure", "pattern", "slip", "turn", "confirmed", "breaks")


def main() -> None:
    """Gather, fit, then write or print."""
    parser = argparse.ArgumentParser(description="Count what each ground of a failed equation is worth.")
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--judged", nargs="*", type=Path, default=[])
    parser.add_argument("--marked", nargs="*", type=Path, default=[])
    parser.add_argument("--own", nargs="*", type=Path, default=[])
    parser.add_argument("--slips", type=int, default=8, help="figures broken in each document")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    tasks = [(*task, options.slips) for task in _tasks(options)]
    with Pool(options.jobs) as pool:
        cases = [case for found in pool.imap(_gathered, tasks) for case in found]
    cases += sentences(_WRONG_SENTENCES)
    print(f"{len(tasks)} documents, {sum(case.error for case in cases)} errors, {len(cases)} cases")
    if options.folds:
        _print_folds(cases, options.folds)
    if options.write:
        TABLE.write_text(written(Fitted(cases), cases, every_ground()), encoding="utf-8")
        print(f"written: {TABLE.name}")


def _tasks(options: argparse.Namespace) -> Iterator[tuple[Path, list[tuple[int, str]], bool]]:
    wrong = judged(*options.judged, _VERDICTS)
    for folder in options.texts:
        for path in sorted(folder.glob("*.[tm][xd]*")):
            yield path, wrong.get(path.name, []), False
    for folder in options.marked:
        for gold in sorted((folder / "gold").glob("*.yaml")):
            known, report = marked(gold)
            yield folder / "reports" / report, known, False
    for folder in options.own:
        for path in sorted(folder.glob("*.[tm][xd]*")):
            yield path, [], True


def _gathered(task: tuple[Path, list[tuple[int, str]], bool, int]) -> list[Case]:
    path, wrong, own, slips = task
    return list(published(path, wrong, own, slips, random.Random(path.name)))


def _print_folds(cases: Sequence[Case], folds: int) -> None:
    believed = _left_out(cases, folds)
    error = np.array([case.error for case in cases])
    weight = np.array([case.weight for case in cases])
    print("confidence      cases  errors  right")
    for low, high in pairwise(_CONFIDENCES):
        inside = (believed >= low) & (believed < high)
        right, whole = weight[inside & error].sum(), weight[inside].sum()
        print(f"{low:.2f} to {high:.2f}  {inside.sum():7d} {(inside & error).sum():7d}  {right / max(whole, 1e-9):.3f}")
    base = _loss(believed, error, weight)
    for piece in _PIECES:
        less = [case.without(piece) for case in cases]
        print(f"without {piece:10} the loss is {_loss(_left_out(less, folds), error, weight) - base:+.1f}")


def _left_out(cases: Sequence[Case], folds: int) -> np.ndarray:
    names = sorted({case.document for case in cases})
    random.Random(1).shuffle(names)
    believed = np.zeros(len(cases))
    for fold in range(folds):
        out = set(names[fold::folds])
        fitted = Fitted(cases, without=out)
        own = [number for number, case in enumerate(cases) if case.document in out]
        believed[own] = 1 / (1 + np.exp2(-fitted.bits([cases[number] for number in own]) / 100))
    return believed


def _loss(believed: np.ndarray, error: np.ndarray, weight: np.ndarray) -> float:
    given = np.clip(np.where(error, believed, 1 - believed), 1e-9, 1)
    return float(-(weight * np.log2(given)).sum())


if __name__ == "__main__":
    main()
