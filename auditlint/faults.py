"""Whatever goes wrong that nobody foresaw -> one line with its place, so that it can be mended."""

from __future__ import annotations

from pathlib import Path

from auditlint.errors import AuditlintError, Failed
from auditlint.model.words import Words


def as_one_line(where: str, error: Exception) -> AuditlintError:
    """The error that says so; memory that does not suffice and depth that does not are no faults of the program."""
    if isinstance(error, AuditlintError):
        return error
    if isinstance(error, MemoryError):
        what = Words("内存不足，未核对完", "not enough memory: not checked to the end")
        return Failed(where, what, Words("请拆分后再核对", "split it and check the parts"))
    if isinstance(error, OSError):
        why = error.strerror or str(error)
        return Failed(where, Words(f"系统拒绝（{why}）", f"the system refuses ({why})"))
    import traceback

    frame = traceback.extract_tb(error.__traceback__)[-1]
    told = f"{type(error).__name__}: {str(error)[:200]} ({Path(frame.filename).name}:{frame.lineno})"
    return Failed(
        where, Words(f"auditlint 内部错误，未核对（{told}）", f"internal error of auditlint, not checked ({told})")
    )
