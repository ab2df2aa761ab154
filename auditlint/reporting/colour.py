"""The full format in colour, for a terminal only; rich is imported here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from auditlint.reporting.overview import Line

_STYLES = {
    "error": "bold red",
    "inconsistent": "bold red",
    "warning": "yellow",
    "other-reading": "yellow",
    "info": "cyan",
    "consistent": "green",
    "rounding": "green",
    "undecided": "dim",
    "path": "bold",
    "strong": "bold",
    "faint": "dim",
    "suggestion": "green",
    "for": "red",
    "against": "blue",
}


def show(lines: Iterable[Line]) -> None:
    """Print styled lines; a report's own brackets are never read as markup."""
    console = Console(highlight=False, markup=False, emoji=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*((text, _STYLES.get(style, "")) for text, style in line)))
