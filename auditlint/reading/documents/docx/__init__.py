"""A Word document (.docx, .docm, .dotx) -> Flow: what a reader of the final text sees, in order."""

from __future__ import annotations

from auditlint.errors import Damaged
from auditlint.model.bounds import Bounds
from auditlint.model.words import Words
from auditlint.reading.documents.archives import Archive
from auditlint.reading.documents.docx.body import Body
from auditlint.reading.documents.docx.numbering import Numbering, read_numbering
from auditlint.reading.documents.docx.styles import Styles, read_styles
from auditlint.reading.documents.flow import Flow
from auditlint.reading.documents.xmlparts import Element, attribute, child, parse

_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"


def read_docx(archive: Archive, bounds: Bounds) -> Flow:
    """The main part with what it refers to. Raises InputError."""
    main = _main_part(archive, bounds)
    folder = main.rpartition("/")[0]
    root = parse(archive.read(main), archive.path, bounds)
    content = child(root, "body")
    if content is None:
        raise Damaged(archive.path, Words("没有正文", "no body"))

    def part(name: str) -> Element | None:
        where = f"{folder}/{name}" if folder else name
        return parse(archive.read(where), archive.path, bounds) if where in archive else None

    styles_part, numbering_part = part("styles.xml"), part("numbering.xml")
    styles = read_styles(styles_part) if styles_part is not None else Styles()
    numbering = read_numbering(numbering_part) if numbering_part is not None else Numbering()
    notes = {"footnote": part("footnotes.xml"), "endnote": part("endnotes.xml")}
    places = _places(root, main)
    for kind, note in notes.items():
        if note is not None:
            places.update(_places(note, f"{folder}/{kind}s.xml" if folder else f"{kind}s.xml"))
    body = Body(styles, numbering, bounds, places)
    try:
        blocks = body.read(content, notes)
    except RecursionError as error:
        raise Damaged(archive.path, Words("文件内部嵌套过深", "elements nested too deeply")) from error
    return Flow(blocks, body.notes())


def _places(root: Element, part: str) -> dict[Element, tuple[str, str]]:
    """The number of each text element among all elements of a part, in document order."""
    return {each: (part, str(at)) for at, each in enumerate(root.iter()) if each.tag.endswith("}t")}


def _main_part(archive: Archive, bounds: Bounds) -> str:
    """The part that the package's relations name: not every writer calls it document.xml."""
    if _RELATIONS in archive:
        for relation in parse(archive.read(_RELATIONS), archive.path, bounds):
            if (attribute(relation, "Type") or "").endswith("/officeDocument"):
                target = (attribute(relation, "Target") or "").lstrip("/")
                if target in archive:
                    return target
    return _DOCUMENT
