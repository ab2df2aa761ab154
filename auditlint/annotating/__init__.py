"""Remarks -> a copy of the report's file with them in it. The only room that knows how a file is written into.

Whatever is not a remark stays as it was: the parts of an archive to the byte, the text of a part to the character.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from auditlint.errors import AuditlintError, CannotAnnotate
from auditlint.model.remark import Remark
from auditlint.model.source import Source
from auditlint.model.words import Words

Annotator = Callable[[bytes, Source, Sequence[Remark]], bytes]

# By the kind of file, as reading names it.
_MODULES = {"docx": "word", "xlsx": "sheets", "pdf": "pages"}
_ODD = Words("这份文件的结构特殊，无法写入批注", "built in a way in which no remark can be written into it")


def can_annotate(source: Source) -> bool:
    """Whether remarks can be written into files of this kind."""
    return source.encoding in _MODULES


def annotate(data: bytes, source: Source, remarks: Sequence[Remark]) -> bytes:
    """The file's bytes with the remarks in it. Raises CannotAnnotate, NeedsExtra."""
    name = _MODULES.get(source.encoding)
    if name is None:
        raise CannotAnnotate(source.path)
    if not remarks:
        return data
    annotator = cast(Annotator, import_module(f"{__name__}.{name}").annotate)
    try:
        return annotator(data, source, remarks)
    except AuditlintError:
        raise
    except Exception as error:  # a file that is read, and yet is not built as its format says
        raise CannotAnnotate(source.path, _ODD, Words("请用原软件另存后再试", "save it anew and try again")) from error
