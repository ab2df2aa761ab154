"""How much of one file is read at most: reports come from strangers."""

from __future__ import annotations

from dataclasses import dataclass

_MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """Each bound is many times what a report needs, and little enough for a small machine.

    ``megabytes`` of the file; ``unpacked_megabytes`` of what an archive holds; ``expansion`` of one part of
    it, unpacked over packed; ``pages`` of a PDF; ``rows`` and ``columns`` of one table or sheet; ``cells``
    of all tables; ``elements`` of one part in XML; ``seconds`` for a conversion by another program.
    ``work_seconds`` of processor time and ``memory_megabytes`` are for checking what was read, ``figures``
    are the numbers in its text.
    """

    megabytes: int = 64
    unpacked_megabytes: int = 128
    expansion: int = 250  # a Word table of empty rows packs 120 times smaller
    pages: int = 1500
    rows: int = 20_000
    columns: int = 120  # as many as the reading of tables takes
    cells: int = 120_000
    elements: int = 1_500_000
    seconds: int = 120
    work_seconds: int = 20  # 2 MB of text take it
    memory_megabytes: int = 1024
    figures: int = 200_000

    @property
    def file_bytes(self) -> int:
        """Of the file as it is."""
        return self.megabytes * _MIB

    @property
    def unpacked_bytes(self) -> int:
        """Of all its parts that are read, unpacked."""
        return self.unpacked_megabytes * _MIB
