"""Gathered claims -> the table of weights: a log-linear ranking over the readings of a claim and "none of them"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize

from benchmarks.weights.gathering import Gathered

_RIDGE = 4.0
_STEPS = 80
_ROUND = 5  # hundredths of a bit
_LEAST = 10
_FEWEST_DOCUMENTS = 4  # that use a word before it is worth anything of itself


def fit(gathered: Gathered, without: Collection[str] = ()) -> dict[str, dict[str, int]]:
    """{key: {feature: hundredths of a bit}} from all claims but those of the documents left out."""
    kept = np.array([document not in without for document in gathered.document])
    claim = np.array(gathered.claim)
    rows = kept[claim]
    ones = np.ones(len(gathered.columns), dtype=np.float32)
    shape = (len(claim), len(gathered.index))
    matrix = sparse.csr_matrix((ones, np.array(gathered.columns), np.array(gathered.ends)), shape=shape)[rows]
    matrix = matrix @ sparse.diags(_told_often(gathered, matrix, claim[rows]))
    numbers = (np.cumsum(kept) - 1)[claim[rows]]
    likelihood = np.array(gathered.likelihood)[rows]
    weight = np.array(gathered.weight)[kept]
    count, turned = len(weight), matrix.T.tocsr()

    def loss(worth: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ worth
        top = np.zeros(count)
        np.maximum.at(top, numbers, scores)
        powers = np.exp(scores - top[numbers])
        whole = np.bincount(numbers, powers, count) + np.exp(-top)
        believed, none = powers / whole[numbers], np.exp(-top) / whole
        evidence = np.bincount(numbers, believed * likelihood, count) + none
        after = believed * likelihood / evidence[numbers]
        value = -(weight * np.log(evidence)).sum() + _RIDGE / 2 * (worth @ worth)
        return value, -(turned @ ((after - believed) * weight[numbers])) + _RIDGE * worth

    found = minimize(loss, np.zeros(shape[1]), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return _table(gathered, found.x)


def _told_often(gathered: Gathered, matrix: sparse.csr_matrix, claim: np.ndarray) -> np.ndarray:
    """1 for each column but those of words that too few documents use to tell what they say: 0."""
    documents = {name: number for number, name in enumerate(dict.fromkeys(gathered.document))}
    numbers = np.array([documents[name] for name in gathered.document])
    entries = matrix.tocoo()
    pairs = np.unique(numbers[claim[entries.row]] * matrix.shape[1] + entries.col)
    often = np.bincount(pairs % matrix.shape[1], minlength=matrix.shape[1]) >= _FEWEST_DOCUMENTS
    words = np.array([name.partition("\t")[2].startswith("g:") for name in gathered.index])
    return np.where(words & ~often, 0.0, 1.0).astype(np.float32)


def _table(gathered: Gathered, worth: np.ndarray) -> dict[str, dict[str, int]]:
    """What is worth nothing is left out. Under ``*`` stands what a slot's place is worth in any shape."""
    natural: dict[str, dict[str, float]] = defaultdict(dict)
    for name, column in gathered.index.items():
        key, feature = name.split("\t")
        natural[key][feature] = worth[column] * 100 / np.log(2)
    places = _places(gathered)
    table: dict[str, dict[str, int]] = defaultdict(dict)
    for key, features in natural.items():
        shared = natural.get(places.get(key, ""), {})
        for feature, value in features.items():
            whole = value + (shared.get(feature, 0.0) if key in places else 0.0)
            rounded = _ROUND * round(whole / _ROUND)
            if abs(rounded) >= _LEAST:
                table[key][feature] = rounded
    return dict(table)


def _places(gathered: Gathered) -> dict[str, str]:
    """Which shared key stands behind each shape and slot."""
    return {key: f"*.{place}" if place else "*" for key, place in slots()}


def slots() -> list[tuple[str, int]]:
    """(key, place) of every shape of the forms: 0 the shape itself, 1 its first slot …"""
    from auditlint.stating.deriving.forms import FORMS

    found: list[tuple[str, int]] = []
    for form in FORMS:
        for shape in form.shapes:
            found.append((shape.name, 0))
            found += [(f"{shape.name}.{slot.role}", place) for place, slot in enumerate(shape.slots, 1)]
    return found


_HEAD = """\
# What each feature is worth to a reading, in hundredths of a bit. Renewed by `python -m benchmarks.weights`.
# [shape]: the claim's own words (q:), how its operands stand to each other. [shape.slot]: what speaks for a
# figure in that slot. [*], [*.1] …: the same in any shape, for forms that nobody has counted.
"""


def written(table: dict[str, dict[str, int]]) -> str:
    """The table as a person can read it: a section a key, the worth first, the highest on top."""
    lines = [_HEAD]
    for key in sorted(table):
        by_worth: dict[int, list[str]] = defaultdict(list)
        for feature, worth in table[key].items():
            by_worth[worth].append(feature)
        lines.append(f"[{key}]")
        lines += [f"{worth} " + " ".join(sorted(by_worth[worth])) for worth in sorted(by_worth, reverse=True)]
        lines.append("")
    return "\n".join(lines)
