"""A phrase for people, in the two languages that auditlint speaks."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """The same thing said in Chinese and in English."""

    zh: str
    en: str

    def say(self, language: str) -> str:
        """``language`` is "zh" or "en"."""
        return self.en if language == "en" else self.zh
