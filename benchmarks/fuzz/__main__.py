"""Check randomly edited pieces of reports; print each crash once, with the text that makes it.

    python -m benchmarks.fuzz --documents 100000 --seed 1 [--save DIR] TEXTS…

TEXTS are folders of reports as text; without them those of the tests serve. Nothing is sheltered: a paragraph that
crashes a check crashes the run of its document, and is counted. A document is the same for the same texts, seed
and number, so that ``--only N`` runs one again.
"""

from __future__ import annotations

import argparse
import time
import traceback
from collections.abc import Sequence
from pathlib import Path
from random import Random

from auditlint import registry, run
from auditlint.model.report import Report
from auditlint.model.source import Source
from tests.editing import edited

_ROOT = Path(__file__).parent.parent.parent
_OWN = (_ROOT / "tests" / "reports", _ROOT / "tests" / "accounts", _ROOT / "examples")
_LENGTHS = (150, 300, 600, 1500)
_MOST_EDITS = 12
_CHECKS = registry.load().checks
_SLOW = 5  # seconds for a piece of a report


def main() -> int:
    """Check them one after the other; the exit status is 1 where something crashed."""
    parser = argparse.ArgumentParser(description="Check randomly edited pieces of reports.")
    parser.add_argument("texts", nargs="*", type=Path, default=list(_OWN))
    parser.add_argument("--documents", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="begin with this document")
    parser.add_argument("--only", type=int, help="this document alone")
    parser.add_argument("--save", type=Path, help="folder for the texts that crash")
    options = parser.parse_args()
    texts = read(options.texts)
    numbers = [options.only] if options.only is not None else range(options.first, options.first + options.documents)
    crashes: dict[str, int] = {}
    started = time.perf_counter()
    for done, number in enumerate(numbers, 1):
        text = document(texts, options.seed, number)
        fault = crash(text)
        if fault:
            if fault not in crashes:
                print(f"document {number}:\n{fault}", flush=True)
                if options.save:
                    options.save.mkdir(parents=True, exist_ok=True)
                    (options.save / f"{number}.txt").write_text(text, encoding="utf-8")
            crashes[fault] = crashes.get(fault, 0) + 1
        if done % 1000 == 0:
            print(
                f"{done} documents, {sum(crashes.values())} crashes, {time.perf_counter() - started:.0f} s", flush=True
            )
    print(f"{len(numbers)} documents, {sum(crashes.values())} crashed in {len(crashes)} ways")
    return int(bool(crashes))


def read(folders: Sequence[Path]) -> list[str]:
    """The texts of the folders, in the order of their names."""
    files = [path for folder in folders for path in sorted(folder.glob("*.[tm][xd]*"))]
    return [path.read_bytes().decode("utf-8", errors="replace") for path in files]


def document(texts: Sequence[str], seed: int, number: int) -> str:
    """One piece of one text, edited: the same for the same seed and number."""
    chance = Random(f"{seed}-{number}")
    text, length = chance.choice(texts), chance.choice(_LENGTHS)
    start = chance.randint(0, max(0, len(text) - length))
    return edited(text[start : start + length], chance, chance.randint(1, _MOST_EDITS))


def crash(text: str) -> str:
    """How a text crashes the program, or breaks what every report must satisfy; "" where it does not."""
    started = time.perf_counter()
    try:
        report = run.audit(Source("edited.txt", text), _CHECKS, sheltered=False)
    except Exception:
        return "".join(traceback.format_exc().splitlines(keepends=True)[-7:])
    taken = time.perf_counter() - started
    return fault_of(report) or (f"slow: more than {_SLOW} s" if taken > _SLOW else "")


def fault_of(report: Report) -> str:
    """What is wrong with a report, whatever its text: errors, places outside the text."""
    if report.errors:
        return "\n".join(error.en for error in report.errors)
    assert report.document is not None
    end = len(report.document.source.text)
    spans = [span for finding in report.findings for span in (finding.span, *finding.related)]
    spans += [finding.suggestion.span for finding in report.findings if finding.suggestion]
    spans += [figure.span for verdict in report.verdicts for figure in verdict.figures]
    if any(not 0 <= span.start <= span.end <= end for span in spans):
        return "a place outside the text"
    if any(not 0 <= finding.confidence <= 1 for finding in report.findings):
        return "a confidence that is no probability"
    return ""


if __name__ == "__main__":
    raise SystemExit(main())
