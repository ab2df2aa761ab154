"""An office file: its parts in their order, those that are changed or added, and how parts refer to each other."""

from __future__ import annotations

import copy
import io
import posixpath
import zipfile

from auditlint.annotating.xmltext import XmlText

_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_EMPTY = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="{_RELATIONS}"/>'
_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the same copy whenever it is made


class Package:
    """Parts by name. What is not put is written as it was read."""

    def __init__(self, data: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(data))
        self._names = {info.filename.lower(): info.filename for info in self._archive.infolist()}
        self._put: dict[str, bytes] = {}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names or name in self._put

    def read(self, name: str) -> bytes:
        """A part as it now is."""
        own = self._names.get(name.lower(), name)
        return self._put[own] if own in self._put else self._archive.read(own)

    def put(self, name: str, content: bytes) -> None:
        """Change a part, or add it."""
        self._put[self._names.get(name.lower(), name)] = content

    def free(self, form: str) -> str:
        """The first name of this form that no part has."""
        number = 1
        while form.format(number) in self:
            number += 1
        return form.format(number)

    def related(self, part: str, kind: str) -> list[tuple[str, str]]:
        """The id and the name of each part that this one refers to in a way that ends so: /comments."""
        name = _relations_of(part)
        if name not in self:
            return []
        text = XmlText(self.read(name))
        found = []
        for _, node in text.named("Relationship"):
            told = text.attributes(node)
            if told.get("Type", "").endswith(kind) and told.get("TargetMode") != "External":
                found.append((told.get("Id", ""), _joined(part, told.get("Target", ""))))
        return found

    def relate(self, part: str, kind: str, target: str) -> str:
        """Make a part refer to another; the id of the reference."""
        name = _relations_of(part)
        text = XmlText(self.read(name) if name in self else _EMPTY.encode())
        taken = {text.attributes(node).get("Id", "") for _, node in text.named("Relationship")}
        number = next(at for at in range(1, len(taken) + 2) if f"rId{at}" not in taken)
        where = posixpath.relpath(target, posixpath.dirname(part) or ".")
        told = f'<{text.root.prefix}Relationship Id="rId{number}" Type="{kind}" Target="{where}"/>'
        text.append(text.root, told)
        self.put(name, text.written())
        return f"rId{number}"

    def declare(self, part: str, content_type: str) -> None:
        """Say of what type an added part is."""
        self._declare(f'Override PartName="/{part}" ContentType="{content_type}"', "PartName", f"/{part}")

    def declare_suffix(self, suffix: str, content_type: str) -> None:
        """Say of what type parts with this suffix are, unless it is said."""
        self._declare(f'Default Extension="{suffix}" ContentType="{content_type}"', "Extension", suffix)

    def _declare(self, told: str, key: str, value: str) -> None:
        text = XmlText(self.read(_TYPES))
        if any(text.attributes(node).get(key, "").lower() == value.lower() for node in text.nodes):
            return
        text.append(text.root, f"<{text.root.prefix}{told}/>")
        self.put(_TYPES, text.written())

    def written(self) -> bytes:
        """The file: the parts in their order, then those that were added."""
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
            made.comment = self._archive.comment
            for info in self._archive.infolist():
                content = self._put.pop(info.filename, None)
                own = copy.copy(info)
                own.extra = b""  # it may tell sizes, which are another's now
                made.writestr(own, self._archive.read(info) if content is None else content)
            for name, content in self._put.items():
                own = zipfile.ZipInfo(name, _LONG_AGO)
                own.compress_type = zipfile.ZIP_DEFLATED
                made.writestr(own, content)
        return stream.getvalue()


def _relations_of(part: str) -> str:
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"


def _joined(part: str, target: str) -> str:
    """A target as a name in the package: it is told from the folder of the part, or from the top."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
