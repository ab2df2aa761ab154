"""Comments in a Word document: at the very figure, and nothing else changed."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from auditlint import reading
from auditlint.model.remark import Remark
from auditlint.model.severity import Severity
from auditlint.model.span import Span
from tests.annotating.making import EXAMPLES, W, audited, comments, copy_of, loud, parts, said
from tests.documents.converting import to_docx
from tests.documents.packing import HEAD, STRICT, docx, packed, paragraph
from tests.documents.packing import W as TRANSITIONAL

_MARKS = re.compile(rb"<w:commentRange(?:Start|End)[^>]*/>|<w:r><w:commentReference[^>]*/></w:r>")
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"


def remark(text: str, at: str, *lines: str) -> Remark:
    start = text.index(at)
    return Remark(Span(start, start + len(at)), Severity.ERROR, lines or ("不符",))


def commented(body: str, at: str, *lines: str, **more: str) -> bytes:
    """A document of this body with one remark at these words."""
    data = docx(body, **more)
    source = reading.open_bytes(data, "r.docx")
    return copy_of(data, "r.docx", [remark(source.text, at, *lines)])


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_loud_finding_is_a_comment_at_its_figure(path: Path) -> None:
    """The comment is about the figure's own characters; its words are the finding's; the copy reads as the file did."""
    data = to_docx(reading.load(path))
    report = audited(data, "报告.docx")
    made = copy_of(data, "报告.docx")
    assert report.document is not None
    if not loud(report):
        assert made == data
        return
    found = list(comments(made).values())
    assert len(found) == len(loud(report))
    for (words, about), finding in zip(found, loud(report), strict=True):
        assert finding.message.zh in words
        assert "".join(about.split()) == "".join(report.document.source[finding.span].split())
    again = audited(made, "报告.docx")
    assert again.document is not None
    assert again.document.source.text == report.document.source.text
    assert said(again) == said(report)


@pytest.mark.parametrize("path", EXAMPLES[:4], ids=lambda path: path.stem)
def test_all_else_is_unchanged(path: Path) -> None:
    """Part by part to the byte; in the main part, what is between the marks is the text that was there, run by run."""
    data = to_docx(reading.load(path))
    before, after = parts(data), parts(copy_of(data, "r.docx"))
    ours = {"[Content_Types].xml", "word/_rels/document.xml.rels", "word/document.xml"}
    assert {name for name in before if after[name] != before[name]} <= ours
    assert set(after) - set(before) <= {"word/comments1.xml"}
    assert list(after)[: len(before)] == list(before)
    bare = _MARKS.sub(b"", after["word/document.xml"])
    texts = [
        [("".join(t.text or "" for t in p.iter(f"{W}t")), len(list(p.iter(f"{W}tab")))) for p in root.iter(f"{W}p")]
        for root in map(ElementTree.fromstring, (before["word/document.xml"], bare))
    ]
    assert texts[0] == texts[1]
    untouched = re.split(rb"<w:p[ >]", before["word/document.xml"])
    kept = set(re.split(rb"<w:p[ >]", after["word/document.xml"]))
    assert sum(piece not in kept for piece in untouched) <= len(comments(copy_of(data, "r.docx")))


def test_runs_that_split_a_figure_keep_their_forms() -> None:
    """The range goes over all of them; each half of a run that is cut has the form of the whole."""
    runs = (
        '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t>支出12</w:t></w:r>',
        "<w:proofErr w:type='gramStart'/>",
        '<w:r><w:rPr><w:color w:val="FF0000"/></w:rPr><w:t>34.</w:t></w:r>',
        '<w:r><w:t xml:space="preserve">56万元 </w:t><w:tab/><w:t>后文</w:t></w:r>',
    )
    made = commented(f"<w:p>{''.join(runs)}</w:p>", "1234.56")
    ((_, about),) = comments(made).values()
    assert about == "1234.56"
    text = parts(made)["word/document.xml"].decode()
    assert '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">支出</w:t></w:r>' in text
    assert '<w:r w:rsidR="00A1"><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">12</w:t></w:r>' in text
    assert runs[1] + runs[2] in text
    assert '<w:r><w:t xml:space="preserve">万元 </w:t><w:tab/><w:t>后文</w:t></w:r>' in text


def test_several_remarks_may_meet_and_overlap() -> None:
    """On one figure, on its neighbour, inside a longer one: each has its own range."""
    data = docx(paragraph("甲1234乙5678丙"))
    text = reading.open_bytes(data, "r.docx").text
    made = copy_of(data, "r.docx", [remark(text, at) for at in ("1234", "1234", "甲1234乙5678丙", "乙", "5678", "丙")])
    assert [about for _, about in comments(made).values()] == ["1234", "1234", "甲1234乙5678丙", "乙", "5678", "丙"]
    assert reading.open_bytes(made, "r.docx").text == text


def test_fields_links_and_tracked_changes_are_entered() -> None:
    """Where a range may begin inside them it does; what is deleted stays deleted, what is tracked stays tracked."""
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>总111</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    tracked = (
        '<w:del w:id="7" w:author="甲"><w:r><w:delText>999</w:delText></w:r></w:del>'
        '<w:ins w:id="8" w:author="甲"><w:r><w:t>新222</w:t></w:r></w:ins>'
    )
    link = '<w:hyperlink w:anchor="x"><w:r><w:t>见333处</w:t></w:r></w:hyperlink>'
    control = "<w:sdt><w:sdtContent><w:r><w:t>控444件</w:t></w:r></w:sdtContent></w:sdt>"
    body = f"<w:p>{field}{tracked}{link}{control}</w:p>"
    for at in ("111", "222", "333", "444"):
        made = commented(body, at)
        ((_, about),) = comments(made).values()
        assert about == at
        text = parts(made)["word/document.xml"].decode()
        assert '<w:del w:id="7" w:author="甲"><w:r><w:delText>999</w:delText></w:r></w:del>' in text
        assert text.count("fldChar ") == 3


def test_text_boxes_and_formulas_are_marked_from_outside() -> None:
    """Word takes no comment inside them: the range is around the run that holds them."""
    inside = "<w:txbxContent><w:p><w:r><w:t>框内555</w:t></w:r></w:p></w:txbxContent>"
    box = (
        '<mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    made = commented(f"<w:p><w:r><w:t>框</w:t></w:r><w:r>{box}</w:r></w:p>", "555")
    text = parts(made)["word/document.xml"].decode()
    assert f'<w:commentRangeStart w:id="0"/><w:r>{box}</w:r><w:commentRangeEnd w:id="0"/>' in text
    formula = "<m:oMath><m:r><m:t>666</m:t></m:r></m:oMath>"
    made = commented(f"<w:p><w:r><w:t>式</w:t></w:r>{formula}</w:p>", "666")
    assert (
        f'<w:commentRangeStart w:id="0"/>{formula}<w:commentRangeEnd w:id="0"/>'
        in parts(made)["word/document.xml"].decode()
    )


def test_a_footnote_is_marked_where_the_text_refers_to_it() -> None:
    """A comment stands in the main text."""
    body = '<w:p><w:r><w:t>正文</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    notes = f'<w:footnotes {TRANSITIONAL}><w:footnote w:id="2">{paragraph("脚注777")}</w:footnote></w:footnotes>'
    made = commented(body, "777", footnotes=notes)
    assert (
        '<w:commentRangeStart w:id="0"/><w:r><w:footnoteReference w:id="2"/></w:r>'
        in parts(made)["word/document.xml"].decode()
    )


def test_existing_comments_stay_and_ours_come_behind() -> None:
    """Theirs keep number, author and words; ours take the next number."""
    first = docx(paragraph("支出88万元"))
    theirs = comments(copy_of(first, "r.docx", [remark("支出88万元", "支出", "同事的批注")]))
    assert theirs == {"0": ("同事的批注", "支出")}
    once = copy_of(first, "r.docx", [remark("支出88万元", "支出", "同事的批注")])
    twice = copy_of(once, "r.docx", [remark("支出88万元", "88", "我们的批注")])
    assert comments(twice) == {"0": ("同事的批注", "支出"), "1": ("我们的批注", "88")}
    before, after = parts(once)["word/comments1.xml"], parts(twice)["word/comments1.xml"]
    assert after.startswith(before.removesuffix(b"</w:comments>"))


def test_the_words_of_a_remark_cannot_break_the_file() -> None:
    """Markup, escapes and characters that XML cannot hold: all of it is text."""
    hostile = '<w:p/></w:comment>&amp;"\x1b[31m\x00\ufffe ]]> {0}'
    ((words, about),) = comments(commented(paragraph("甲&lt;9&gt;乙"), "9", hostile)).values()
    assert words == '<w:p/></w:comment>&amp;"�[31m�� ]]> {0}'
    assert about == "9"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("namespace", [TRANSITIONAL, STRICT])
def test_any_encoding_and_either_standard(encoding: str, namespace: str) -> None:
    """The part keeps its encoding; the new part speaks the same standard."""
    head = HEAD.replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8")
    main = f"{head}<w:document {namespace}><w:body>{paragraph('支出99万元')}</w:body></w:document>"
    data = packed({"[Content_Types].xml": f'<Types xmlns="{_TYPES}"/>', "word/document.xml": main.encode(encoding)})
    made = copy_of(data, "r.docx", [remark("支出99万元", "99")])
    assert reading.open_bytes(made, "r.docx").text == reading.open_bytes(data, "r.docx").text
    assert parts(made)["word/document.xml"][:4] == main.encode(encoding)[:4]
    assert "commentRangeStart" in parts(made)["word/document.xml"].decode(encoding)
    space = re.search(r'"([^"]+)"', namespace)
    assert space is not None
    assert space.group(1).encode() in parts(made)["word/comments1.xml"]
    assert (b"purl.oclc.org" in parts(made)["word/_rels/document.xml.rels"]) == (namespace == STRICT)
