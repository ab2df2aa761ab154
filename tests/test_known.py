"""What is known: baseline, comments and sidecars set findings apart with a reason, and say when they are of no use."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from auditlint.config import FILE_NAME
from tests.running import BROKEN, MENDED, Run

OTHER = "全年收入合计400万元，其中：税收收入30万元，非税收入10万元。\n"


def findings(run: Run, *arguments: str) -> tuple[list[str], list[str]]:
    """(what is found, what is suppressed), by quote."""
    (report,) = json.loads(run("check", "-f", "json", *arguments).out)["reports"]
    return [each["quote"] for each in report["findings"]], [each["quote"] for each in report.get("suppressed", ())]


def test_a_baseline_silences_what_is_known(run: Run, reports: Path) -> None:
    """And nothing else: a new finding is found."""
    assert run("baseline", "write", ".").status == 0
    assert run("baseline", "check", ".").status == 0
    assert run("check", ".").status == 1
    (reports / FILE_NAME).write_text("baseline: .auditlint-baseline.json\n")
    assert run("check", ".").status == 0
    assert "1 处已豁免" in run("check", "broken.txt").out
    (reports / "broken.txt").write_text(BROKEN + OTHER, encoding="utf-8")
    assert findings(run, "broken.txt") == (["400"], ["1000"])


def test_edits_elsewhere_wake_nothing(run: Run, reports: Path) -> None:
    """Neither lines before it, nor another figure of the report, nor another wrapping."""
    run("baseline", "write", "broken.txt")
    edited = (
        "一、概况\n\n全县共有12家单位，今年新增3家。\n\n" + BROKEN.replace("60万元，", "60万元，\n") + "另有说明。\n"
    )
    (reports / "broken.txt").write_text(edited, encoding="utf-8")
    assert run("baseline", "check", "broken.txt").status == 0


def test_one_mended_and_one_new_is_noticed(run: Run, reports: Path) -> None:
    """Though the count is the same, and the figure, and the check."""
    wrong = OTHER.replace("400万", "1700万").replace("30万", "160万")
    right = wrong.replace("160万", "1600万")
    (reports / "a.txt").write_text(f"{BROKEN}\n{right}", encoding="utf-8")
    run("baseline", "write", "a.txt")
    (reports / "a.txt").write_text(f"{MENDED}\n{wrong}", encoding="utf-8")
    answer = run("baseline", "check", "a.txt")
    assert answer.status == 1
    assert "已不再出现" in answer.out


def test_pruning_forgets_what_is_mended(run: Run, reports: Path) -> None:
    """And adds nothing; reports that were not checked keep their entries."""
    (reports / "other.txt").write_text(OTHER, encoding="utf-8")
    run("baseline", "write", ".")
    (reports / "broken.txt").write_text(MENDED + OTHER, encoding="utf-8")
    assert "已不再出现" in run("baseline", "check", ".").out
    assert run("baseline", "prune", "broken.txt").status == 0
    entries = json.loads((reports / ".auditlint-baseline.json").read_text(encoding="utf-8"))["reports"]
    assert list(entries) == ["other.txt"]
    answer = run("baseline", "check", ".")
    assert answer.status == 1
    assert "已不再出现" not in answer.out


def test_writing_again_forgets_nothing(run: Run, reports: Path) -> None:
    """Though what is known is suppressed by the very file."""
    (reports / FILE_NAME).write_text("baseline: .auditlint-baseline.json\n")
    (reports / ".auditlint-baseline.json").write_text('{"auditlint_baseline": 1, "reports": {}}')
    for _ in range(2):
        assert "记录 1 处" in run("baseline", "write", ".").out
    assert run("check", ".").status == 0


@pytest.mark.parametrize("text", ["", "{}", "[1]", "x", '{"auditlint_baseline": 1, "reports": {"a": [1]}}', None])
def test_a_baseline_that_is_none_is_refused(run: Run, reports: Path, text: str | None) -> None:
    """Missing, cut off, or something else: one line, status 2, and it is never written over."""
    if text is not None:
        (reports / "b.json").write_text(text)
    answer = run("check", "broken.txt", "--baseline", "b.json")
    assert answer.status == 2
    assert "b.json" in answer.err
    assert answer.err.count("\n") == 1
    if text:
        assert run("baseline", "write", ".", "--baseline", "b.json").status == 2
        assert (reports / "b.json").read_text() == text


def test_fingerprints_are_unique(run: Run, reports: Path) -> None:
    """In a report and, in SARIF, over all of them."""
    for name in ("a.txt", "b.txt"):
        (reports / name).write_text(BROKEN * 5, encoding="utf-8")
    told = json.loads(run("check", "a.txt", "b.txt", "-f", "sarif").out)
    results = told["runs"][0]["results"]
    assert len(results) == 10
    assert len({result["partialFingerprints"]["auditlint/v2"] for result in results}) == 10


@pytest.mark.parametrize(
    "text",
    [
        "<!-- auditlint-ignore A101: 已与台账核对 -->\n" + BROKEN,
        "<!-- auditlint-ignore sum-of-parts：已与台账核对 -->\n\n" + BROKEN,
        BROKEN.strip() + " <!-- auditlint-ignore A: 已与台账核对 -->\n",
        BROKEN + "\n<!-- auditlint-ignore-file A1, T: 已与台账核对 -->\n",
    ],
)
@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_comment_with_a_reason_suppresses(run: Run, reports: Path, text: str, name: str) -> None:
    """What stands in its line, below it, or in the file; with the reason in JSON and SARIF."""
    (reports / name).write_text(text, encoding="utf-8")
    answer = run("check", name, "-f", "json")
    assert answer.status == 0
    (report,) = json.loads(answer.out)["reports"]
    (finding,) = report["suppressed"]
    assert finding["quote"] == "1000"
    assert finding["suppression"] == {"kind": "comment", "reason": "已与台账核对"}
    (result,) = json.loads(run("check", name, "-f", "sarif").out)["runs"][0]["results"]
    assert result["suppressions"] == [{"kind": "inSource", "status": "accepted", "justification": "已与台账核对"}]
    assert report["figures"] == 3


def test_a_comment_reaches_no_farther(run: Run, reports: Path) -> None:
    """The paragraph behind the next one is found; so is another check's finding."""
    (reports / "a.md").write_text(f"<!-- auditlint-ignore A101: 已核 -->\n{BROKEN}\n{OTHER}", encoding="utf-8")
    assert findings(run, "a.md") == (["400"], ["1000"])
    (reports / "a.md").write_text(f"<!-- auditlint-ignore T101: 已核 -->\n{BROKEN}", encoding="utf-8")
    assert findings(run, "a.md") == (["1000"], [])


def test_what_suppresses_nothing_is_said(run: Run, reports: Path) -> None:
    """A reason that outlived its finding; unless its check was not asked."""
    (reports / "a.md").write_text(f"<!-- auditlint-ignore A101: 已核 -->\n{MENDED}", encoding="utf-8")
    answer = run("check", "a.md")
    assert answer.status == 0
    assert "a.md:1 的豁免（A101）已无对应问题" in answer.out
    assert "豁免" not in run("check", "a.md", "--select", "T").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (f"<!-- auditlint-ignore A101 -->\n{BROKEN}", "理由"),
        (f"<!-- auditlint-ignore A101: -->\n{BROKEN}", "理由"),
        (f"<!-- auditlint-ignore A999: 已核 -->\n{BROKEN}", "没有检查项"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_an_error(run: Run, reports: Path, text: str, told: str) -> None:
    """A suppression without a reason is none."""
    (reports / "a.md").write_text(text, encoding="utf-8")
    answer = run("check", "a.md")
    assert answer.status == 2
    assert told in answer.err


@pytest.mark.parametrize("name", ["broken.auditlint.yaml", "broken.txt.auditlint.yaml"])
@pytest.mark.parametrize("entry", ["check: A101", "line: 1", "check: sum-of-parts, line: 1", "fingerprint: MARK"])
def test_a_sidecar_suppresses(run: Run, reports: Path, name: str, entry: str) -> None:
    """For files that have no comments; by fingerprint, check or place."""
    (mark,) = [
        each["fingerprint"]
        for each in json.loads(run("check", "broken.txt", "-f", "json").out)["reports"][0]["findings"]
    ]
    entry = entry.replace("MARK", mark)
    (reports / name).write_text(f"ignore:\n  - {{{entry}, reason: 已与台账核对}}\n", encoding="utf-8")
    assert findings(run, "broken.txt") == ([], ["1000"])
    (reports / "broken.txt").write_text(MENDED, encoding="utf-8")
    assert "已无对应问题" in run("check", "broken.txt").out


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ignore: [{check: A101}]", "理由"),
        ("ignore: [{reason: 已核}]", "fingerprint"),
        ("ignore: [{chek: A101, reason: 已核}]", "可用的键"),
        ("ignore: [{line: x, reason: 已核}]", "行号"),
        ("ignore: 3", "列表"),
        ("a: &a [1]\nignore: [" + "*a," * 60 + "]", "aliases"),
        ("ignore: []\nignore: []", "twice"),
    ],
)
def test_a_sidecar_that_cannot_be_followed_is_an_error(run: Run, reports: Path, text: str, told: str) -> None:
    """One line with the place, and the report is not checked without it."""
    (reports / "broken.auditlint.yaml").write_text(text, encoding="utf-8")
    answer = run("check", "broken.txt")
    assert answer.status == 2
    assert told in answer.err
    assert answer.err.count("\n") == 1
