"""A zip archive from a stranger: its parts by name, each and all of them bounded, nothing written to disk."""

from __future__ import annotations

import io
import zipfile
import zlib

from auditlint.errors import Damaged, Protected, TooLarge, Unsafe
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words

_ENCRYPTED = 0x1
# A small part may well be pressed hard: only larger ones are held to the rate.
_SMALL_PART = 1024 * 1024
_MOST_PARTS = 20_000
_CHUNK = 1024 * 1024


class Archive:
    """The parts of one file. Raises Damaged, Protected, TooLarge, Unsafe."""

    def __init__(self, data: bytes, path: str, bounds: Bounds) -> None:
        self.path = path
        self._bounds = bounds
        self._left = bounds.unpacked_bytes
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, EOFError) as error:
            raise Damaged(path) from error
        parts = self._zip.infolist()
        if len(parts) > _MOST_PARTS:
            raise Unsafe(path, Words(f"压缩包内有{len(parts)}个文件", f"an archive of {len(parts)} parts"))
        for part in parts:
            self._vet(part)
        self._parts = {part.filename.lower(): part for part in parts}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._parts

    def read(self, name: str) -> bytes:
        """One part, unpacked; its real size is counted, whatever the archive says of it."""
        part = self._parts.get(name.lower())
        if part is None:
            raise Damaged(self.path, Words(f"缺少 {name}", f"{name} is missing"))
        most = self._left
        if part.file_size > most:
            raise self._too_large()
        pieces, size = [], 0
        try:
            with self._zip.open(part) as stream:
                while piece := stream.read(_CHUNK):
                    size += len(piece)
                    if size > most or self._is_bomb(size, part.compress_size):
                        raise self._too_large()
                    pieces.append(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            raise Damaged(self.path) from error
        self._left -= size
        return b"".join(pieces)

    def _vet(self, part: zipfile.ZipInfo) -> None:
        name = part.filename.replace("\\", "/")
        if name.startswith("/") or ".." in name.split("/") or ":" in name.split("/")[0]:
            raise Unsafe(self.path, Words("压缩包内的文件名指向包外", "an archive in which a name climbs out of it"))
        if part.flag_bits & _ENCRYPTED:
            raise Protected(self.path)

    def _is_bomb(self, size: int, packed: int) -> bool:
        return size > _SMALL_PART and size > self._bounds.expansion * max(1, packed)

    def _too_large(self) -> TooLarge:
        told = self._bounds
        return TooLarge(
            self.path,
            Words(
                f"解压后过大（上限 bounds: unpacked_megabytes {told.unpacked_megabytes}, expansion {told.expansion}）",
                f"too large when unpacked (bounds: unpacked_megabytes {told.unpacked_megabytes}, "
                f"expansion {told.expansion})",
            ),
        )
