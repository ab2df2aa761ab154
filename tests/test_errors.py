"""Every error says where, what, and what to do, on one line, in both languages."""

from __future__ import annotations

import pickle
import re

import pytest

from auditlint import errors
from auditlint.errors import AuditlintError, MissingFile, did_you_mean
from auditlint.model.words import Words

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, AuditlintError)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_one_line_with_the_place(kind: type[AuditlintError]) -> None:
    """Whatever line ends the path or a parser's words may hold."""
    error = kind("a\nb.txt", Words("出\n错", "wro\nng"), Words("请改", "mend it"))
    assert error.say("zh") == "a b.txt：出 错；请改"
    assert error.say("en") == "a b.txt: wro ng; mend it"


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_usual_words_in_both_languages(kind: type[AuditlintError]) -> None:
    """English words hold no Chinese."""
    error = kind("a.txt")
    assert error.say("zh").startswith("a.txt：")
    assert not re.search("[\u4e00-\u9fff]", error.say("en"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_the_tree_is_drawn(kind: type[AuditlintError]) -> None:
    """The module's docstring shows every error."""
    assert kind.__name__ in (errors.__doc__ or "")


def test_errors_survive_another_process() -> None:
    """They come back from a process pool as they were."""
    error = pickle.loads(pickle.dumps(MissingFile("a.txt", remedy=Words("找找", "look for it"))))
    assert isinstance(error, MissingFile)
    assert error.say("zh") == "a.txt：文件不存在；找找"


def test_the_nearest_word_is_offered() -> None:
    """And none where nothing is near."""
    assert did_you_mean("conciss", ["full", "concise"]).en == "did you mean concise?"
    assert did_you_mean("zzz", ["full", "concise"]).en == ""
