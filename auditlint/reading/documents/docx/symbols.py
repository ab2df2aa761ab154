"""Glyphs that a document names by the font they stand in -> characters."""

from __future__ import annotations

# Wingdings and its sisters: boxes, ticks and dots.
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x70: "□",
    0x71: "□",
    0x72: "□",
    0x75: "◆",
    0xA1: "○",
    0xA8: "□",
    0xD8: "➢",
    0xE0: "→",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_WINGDINGS_2 = {0x4F: "✗", 0x50: "✓", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0xA3: "□", 0x2A: "□"}
# Symbol: the signs of arithmetic and Greek letters.
_SYMBOL = {
    0xA3: "≤",
    0xB3: "≥",
    0xB1: "±",
    0xB4: "×",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xB0: "°",
    0xA5: "∞",
    0xD7: "·",
    0xB7: "•",
    0x2D: "-",
    0x44: "Δ",
    0x53: "Σ",
    0x61: "α",
    0x62: "β",
    0x6D: "μ",
}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
_PRIVATE = 0xF000  # where the glyphs of such fonts are kept
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")


def symbol(font: str | None, code: str | None) -> str:
    """``w:sym``: a glyph by font and number; what is not known here keeps its number."""
    try:
        number = int(code or "", 16)
    except ValueError:
        return ""
    low = number - _PRIVATE if _PRIVATE <= number < _PRIVATE + 0x100 else number
    table = _FONTS.get((font or "").lower(), {})
    if low in table:
        return table[low]
    if low != number and 0x20 < low < 0x7F:
        return chr(low)
    return chr(number) if 0 < number < 0xD800 or 0xE000 <= number < 0xFFFE else ""


def raised(text: str) -> str:
    """Superscript digits as characters of their own: m² is no m2, and a note's number joins no figure."""
    return text.translate(_RAISED)
