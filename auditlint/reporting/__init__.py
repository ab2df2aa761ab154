"""Findings and verdicts -> text, JSON, SARIF, HTML … The only room that knows output formats.

A report is first printed (``printing``): one language, lines and columns, no document behind it. Each
format is then one small module, imported only when it is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from auditlint.reporting.printed import Edition, PrintedReport

# Those that show claims as well as findings can print a trace.
TRACE_FORMATS = ("full", "concise", "json", "csv", "html", "xlsx")
FORMATS = ("full", "concise", "json", "sarif", "github", "junit", "gitlab", "csv", "html")
# Read by programs, which expect UTF-8 whatever the console speaks.
MACHINE_FORMATS = ("json", "sarif", "junit", "gitlab", "csv", "html")
# Show the report's own text, which is handed on only for them.
VIEW_FORMATS = ("html",)
# Bytes, not text: the working paper.
BINARY_FORMATS = ("xlsx",)


class Renderer(Protocol):
    """Printed reports -> the pieces of one output, in the order of the reports."""

    def __call__(self, reports: Iterable[PrintedReport], edition: Edition) -> Iterator[str]:
        """Takes the reports as they come, so that thousands of them need no memory."""


def renderer(name: str) -> Renderer:
    """The format of this name, one of ``FORMATS``."""
    return cast(Renderer, import_module(f"{__name__}.as_{name}").render)


__all__ = [
    "BINARY_FORMATS",
    "FORMATS",
    "MACHINE_FORMATS",
    "TRACE_FORMATS",
    "VIEW_FORMATS",
    "Edition",
    "PrintedReport",
    "Renderer",
    "renderer",
]
