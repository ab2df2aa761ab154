"""What only an office program opens (.doc, .wps, .odt, .rtf) -> .docx, by LibreOffice where it is installed.

It runs in a folder of its own with a profile of its own, so that nothing of the user's is touched, without a
network to ask and no longer than the bound.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

from auditlint.errors import Damaged, NeedsOffice
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words

_PROGRAMS = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.exe",
)
_SHEETS = (".et", ".ett", ".uos")


def program() -> str | None:
    """LibreOffice's command, where there is one."""
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    return found or next((place for place in _USUAL_PLACES if Path(place).is_file()), None)


def converted(data: bytes, path: str, bounds: Bounds) -> tuple[bytes, str]:
    """The bytes of a .docx (.xlsx of a sheet), and that name. Raises NeedsOffice, Damaged."""
    command = program()
    if command is None:
        raise NeedsOffice(path)
    suffix = Path(path).suffix.lower() or ".doc"
    target = "xlsx" if suffix in _SHEETS else "docx"
    with tempfile.TemporaryDirectory(prefix="auditlint-") as folder:
        # The name is ours: a stranger's could be an option.
        given = Path(folder, f"report{suffix if suffix[1:].isalnum() else '.doc'}")
        given.write_bytes(data)
        _run([*_arguments(command, folder, target), str(given)], path, bounds)
        made = Path(folder, "made", f"report.{target}")
        if not made.is_file() or made.stat().st_size > bounds.file_bytes:
            raise Damaged(path, Words("LibreOffice 未能转换此文件", "LibreOffice could not convert it"))
        return made.read_bytes(), str(Path(path).with_suffix(f".{target}"))


def _arguments(command: str, folder: str, target: str) -> list[str]:
    return [
        command,
        f"-env:UserInstallation={Path(folder, 'profile').as_uri()}",
        "--headless",
        "--norestore",
        "--nolockcheck",
        "--convert-to",
        target,
        "--outdir",
        str(Path(folder, "made")),
    ]


def _run(command: list[str], path: str, bounds: Bounds) -> None:
    try:
        subprocess.run(command, check=False, capture_output=True, timeout=bounds.seconds, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired as error:
        told = Words(
            f"LibreOffice 转换超时（上限 bounds: seconds {bounds.seconds}）",
            f"LibreOffice took too long to convert it (bounds: seconds {bounds.seconds})",
        )
        raise Damaged(path, told) from error
    except OSError as error:
        raise NeedsOffice(path) from error
