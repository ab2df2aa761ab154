"""The frame of the page: its policy, its style, its script, and the words that the script says."""

from __future__ import annotations

import base64
import hashlib
import json
from functools import cache
from pathlib import Path

from auditlint.reporting.as_html.writing import CLASSES, text
from auditlint.reporting.naming import shade_word
from auditlint.reporting.printed import Edition
from auditlint.reporting.summary import VERDICT_WORDS

_HERE = Path(__file__).parent
_WORDS = {
    "close": ("关闭", "Close"),
    "back": ("← 全部报告", "← All reports"),
    "line": ("第 {} 行", "line {}"),
    "stated": ("报告写", "Stated"),
    "computed": ("复算", "Recomputed"),
    "difference": ("差额", "Difference"),
    "confidence": ("把握", "Confidence"),
    "evidence": ("凭据", "Evidence"),
    "evidenceNote": (
        "每条凭据以比特计：向右说明数据有误，向左说明是误读。",
        "Each piece of evidence in bits: to the right it speaks for an error, to the left for a misreading.",
    ),
    "sum": ("合计", "Sum"),
    "also": ("还用于 {} 处算式", "Also part of {} equations"),
    "nothing": ("报告中没有其他数据与它有算术关系，未复算。", "Nothing else in the report bears on this figure."),
    "unreadable": ("书写有误，无法读数。", "It cannot be read as a number."),
    "shown": ("显示 {} 份", "{} shown"),
    "next": ("下一处", "Next"),
    "previous": ("上一处", "Previous"),
}


@cache
def style() -> str:
    """The page's style sheet."""
    return (_HERE / "page.css").read_text(encoding="utf-8")


@cache
def script() -> str:
    """The page's script."""
    return (_HERE / "page.js").read_text(encoding="utf-8")


def digest(told: str) -> str:
    """The source expression by which a policy admits one inline script or style, and no other."""
    return "'sha256-" + base64.b64encode(hashlib.sha256(told.encode()).digest()).decode() + "'"


def policy() -> str:
    """No network, no plug-in, no script and no style but those of the page."""
    return (
        f"default-src 'none'; script-src {digest(script())}; style-src {digest(style())}; "
        "base-uri 'none'; form-action 'none'"
    )


def page_start(edition: Edition, path: str) -> str:
    """Up to where the reports begin."""
    title = edition.say("报告数据核对结果", "Report consistency check")
    own = f"{text(path)} · {title}" if path else title
    return (
        f'<!doctype html>\n<html lang="{edition.say("zh-CN", "en")}"><head><meta charset="utf-8">'
        '<meta name="generator" content="auditlint">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy()}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        f"<title>{own}</title><style>{style()}</style></head><body>\n"
    )


def page_end(edition: Edition) -> str:
    """Whose page it is, the words of the script, and the script."""
    hint = edition.say(
        "键盘：j、k 逐处查看，← → 在数据间移动，Esc 关闭，/ 查找",
        "Keys: j, k findings; ← → figures; Esc closes; / searches",
    )
    made = edition.say(
        "由 auditlint {} 生成；只说明报告自身的数据是否一致，不说明数据是否属实。",
        "Made by auditlint {}: it says whether the figures of a report agree, not whether they are true.",
    ).format(text(edition.version))
    return (
        f'<footer><p class="keys">{hint}</p><p>{made}</p></footer>'
        f'<script type="application/json" id="words">{json.dumps(_words(edition), ensure_ascii=False)}</script>'
        f"<script>{script()}</script></body></html>\n"
    )


def _words(edition: Edition) -> dict[str, object]:
    return {
        **{name: edition.say(*words) for name, words in _WORDS.items()},
        "shades": {name: shade_word(shade, edition) for shade, name in CLASSES.items()},
        "verdicts": {name: edition.say(*words) for name, words in VERDICT_WORDS.items()},
    }
