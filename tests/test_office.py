"""Office files: DOCX and PDF give the release that fills them."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Iterable
from datetime import date

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from pressctl import parsing, sources
from tests.test_records import told, words

TITLE = "Lock to reopen"
LEAD = "The lock will reopen in June, after two winters in which no boat could pass."
CUE = "Lock Keeper Tom Ash said:"
QUOTE = "It took two winters."


# --- DOCX -------------------------------------------------------------------------------------


def letter(*paragraphs: tuple[str, str]) -> docx.document.Document:
    document = docx.Document()
    for style, text in paragraphs:
        document.add_paragraph(text, style=style)
    return document


def saved(document: docx.document.Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


STYLED = (
    ("Title", TITLE),
    ("Normal", "6 May 2031"),
    ("Subtitle", "Boats from summer"),
    ("Normal", LEAD),
    ("Heading 1", "What is new"),
    ("List Bullet", "A new gate"),
    ("Normal", CUE),
    ("Intense Quote", QUOTE),
)


def test_styles_tell_what_a_paragraph_is() -> None:
    [document] = sources.understand(saved(letter(*STYLED)), "a.docx").documents
    assert words(document) == [
        ("title", TITLE),
        ("byline", "6 May 2031"),
        ("summary", "Boats from summer"),
        ("prose", LEAD),
        ("heading", "What is new"),
        ("item", "A new gate"),
        ("prose", CUE),
        ("quote", QUOTE),
    ]
    assert document.published == date(2031, 5, 6)
    assert [block.line for block in document.blocks] == list(range(1, 9))
    [quote] = parsing.parse(document).quotes
    assert quote.boundary == "marked"


def test_without_styles_the_first_line_that_is_no_label_is_the_title() -> None:
    plain = [("Normal", text) for text in ("PRESS RELEASE", "6 May 2031", TITLE, LEAD, CUE, QUOTE)]
    [document] = sources.understand(saved(letter(*plain)), "a.docx").documents
    assert document.title == TITLE
    assert document.published == date(2031, 5, 6)
    assert [block.kind for block in document.blocks][:3] == ["furniture", "furniture", "title"]


def test_words_put_in_are_read_and_words_struck_out_are_not() -> None:
    document = letter(*STYLED)
    paragraph = document.paragraphs[3]
    for tag, inner in (("ins", "<w:t> Soon.</w:t>"), ("del", "<w:delText> Never.</w:delText>")):
        xml = f'<w:{tag} {nsdecls("w")} w:id="1" w:author="x"><w:r>{inner}</w:r></w:{tag}>'
        paragraph._p.append(parse_xml(xml))
    box = f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p>"
    document.element.body.append(parse_xml(f"{box}</w:sdtContent></w:sdt>"))
    document.add_table(1, 1).cell(0, 0).text = "In a table."
    [found] = sources.understand(saved(document), "a.docx").documents
    texts = [block.text for block in found.blocks]
    assert f"{LEAD} Soon." in texts
    assert {"Boxed.", "In a table."} <= set(texts)
    assert "Never" not in "".join(texts)


def test_an_undated_document_is_kept_without_a_date_if_it_is_a_release() -> None:
    parts = [part for part in STYLED if part[1] != "6 May 2031"]
    reading = sources.understand(saved(letter(*parts)), "a.docx")
    assert reading.documents[0].published is None
    assert "no day near the title" in told(reading)[0]
    minutes = letter(("Title", "Minutes"), ("Normal", "Tea was had."), ("Normal", "All went home."))
    assert sources.understand(saved(minutes), "a.docx").refusal == sources.NO_RELEASE


def test_a_document_in_a_zip_is_no_archive_itself() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.docx", saved(letter(*STYLED)))
    [document] = sources.understand(out.getvalue(), "b.zip").documents
    assert document.origin.place == "b.zip!a.docx"


def test_a_damaged_or_foreign_document_is_refused_in_words() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert "damaged DOCX" in (sources.understand(out.getvalue(), "a.docx").refusal or "")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert "other than Word" in (sources.understand(out.getvalue(), "a.xlsx").refusal or "")


# --- PDF --------------------------------------------------------------------------------------

GAP = ""


def pdf(*pages: Iterable[str]) -> bytes:
    """Write a PDF of one font: lines 14 points apart, and 10 more where a line is empty."""
    bodies = [_page(lines) for lines in pages]
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(bodies)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(bodies), kids),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, body in enumerate(bodies):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(body), body))
    out, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, table)
        + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (size, len(out))
    )


def _page(lines: Iterable[str]) -> bytes:
    y, written = 780, b"BT\n"
    for line in lines:
        words = line.encode("cp1252").replace(b"(", b"\\(").replace(b")", b"\\)")
        if words:
            written += b"/F1 11 Tf 1 0 0 1 72 %d Tm (%s) Tj\n" % (y, words)
        y -= 14 if words else 10
    return written + b"ET"


WRAPPED = ["The lock will reopen in June, after two winters in which no", "boat could pass."]
PAGE = [TITLE, GAP, "6 May 2031", GAP, *WRAPPED, GAP, CUE, GAP, QUOTE]


def test_a_wider_gap_ends_a_paragraph() -> None:
    reading = sources.understand(pdf(PAGE), "a.pdf")
    assert [words(document) for document in reading.documents] == [
        [
            ("title", TITLE),
            ("byline", "6 May 2031"),
            ("prose", " ".join(WRAPPED)),
            ("prose", CUE),
            ("prose", QUOTE),
        ]
    ]
    assert reading.documents[0].published == date(2031, 5, 6)


def test_running_heads_and_page_numbers_are_furniture() -> None:
    head = "Canal Office – news"
    pages = [
        [head, GAP, *PAGE, GAP, "1"],
        [head, GAP, "More words.", GAP, "2"],
        [head, GAP, "Last words.", GAP, "3"],
    ]
    [document] = sources.understand(pdf(*pages), "a.pdf").documents
    assert document.title == TITLE
    body = [block.text for block in document.blocks if block.kind == "prose"]
    assert body[-2:] == ["More words.", "Last words."]


def test_a_paragraph_goes_on_over_the_end_of_a_page() -> None:
    long = "The keeper, who told us so at once, has worked"
    pages = [
        ["News", GAP, *PAGE, GAP, f"{long} there"],
        ["News", GAP, "since 2001 will open the gate."],
        ["News"],
    ]
    [document] = sources.understand(pdf(*pages), "a.pdf").documents
    last = document.blocks[-1].text
    assert last == f"{long} there since 2001 will open the gate."


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n garbage", "damaged PDF"),
        (pdf(PAGE)[:300], "damaged PDF"),
        (pdf([]), "only pictures"),
    ],
)
def test_a_pdf_without_text_is_refused_in_words(data: bytes, why: str) -> None:
    assert why in (sources.understand(data, "a.pdf").refusal or "")


@pytest.mark.parametrize(
    ("library", "data"), [("docx", saved(letter(*STYLED))), ("pypdf", pdf(PAGE))]
)
def test_without_the_library_a_line_says_what_to_install(
    library: str, data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    assert "pip install 'pressctl[office]'" in (sources.understand(data, "a").refusal or "")
