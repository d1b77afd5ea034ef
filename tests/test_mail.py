"""Mail: a message is a release, whoever sent it on, and a broken one costs that one alone."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from pressctl import sources
from pressctl.model import Document
from tests.test_records import told, words

TEXT = "The lock will reopen in June.\n\nLock Keeper Tom Ash said:\n\nIt took two winters.\n"
EXPECTED = [
    ("title", "Lock to reopen"),
    ("prose", "The lock will reopen in June."),
    ("prose", "Lock Keeper Tom Ash said:"),
    ("prose", "It took two winters."),
]


def mail(text: str = TEXT, **headers: str) -> EmailMessage:
    message = EmailMessage()
    given = {
        "From": "Canal Office <press@canal.example>",
        "To": "desk@paper.example",
        "Subject": "Lock to reopen",
        "Date": "Tue, 06 May 2031 09:30:00 +0100",
        **headers,
    }
    for name, value in given.items():
        if value:
            message[name] = value
    message.set_content(text)
    return message


def read(message: EmailMessage | bytes, name: str = "a.eml") -> sources.Reading:
    return sources.understand(message if isinstance(message, bytes) else bytes(message), name)


def only(reading: sources.Reading) -> Document:
    [document] = reading.documents
    return document


def test_a_message_is_a_release() -> None:
    reading = read(mail())
    document = only(reading)
    assert words(document) == EXPECTED
    assert document.issuer == "Canal Office"
    assert document.published == date(2031, 5, 6)
    assert reading.reader == "mail"
    assert not reading.warnings


@pytest.mark.parametrize(
    "subject",
    ["Re: Lock to reopen", "RE: [EXTERNAL] Lock to reopen", "Press release: Lock to reopen"],
)
def test_what_mail_puts_before_a_subject_comes_off(subject: str) -> None:
    assert only(read(mail(Subject=subject))).title == "Lock to reopen"


def test_headers_and_text_in_any_coding_are_read() -> None:
    message = mail("“Élan” – £5m.\n", Subject="“Écluse” reopens", From="Bürö <a@b.example>")
    message.replace_header("Content-Transfer-Encoding", "8bit")
    for content in (message, mail("“Élan” – £5m.\n", Subject="“Écluse” reopens")):
        document = only(read(content))
        assert document.title == "“Écluse” reopens"
        assert document.blocks[1].text == "“Élan” – £5m."


def test_windows_quotes_called_latin_1_are_quotes() -> None:
    data = bytes(mail("Quotes")).replace(b'"utf-8"', b'"iso-8859-1"')
    data = data.replace(b"Quotes", "“Quotes”".encode("cp1252"))
    assert only(read(data)).blocks[1].text == "“Quotes”"


def test_lines_that_mail_has_wrapped_are_joined() -> None:
    text = "The lock will reopen \nin June.\n"
    data = bytes(mail(text)).replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    assert only(read(data)).blocks[1].text == "The lock will reopen in June."


def test_html_is_read_where_there_is_no_plain_text() -> None:
    message = mail("x")
    message.set_content("<p>Tom Ash said:</p><blockquote>At last.</blockquote>", subtype="html")
    kinds = [block.kind for block in only(read(message)).blocks]
    assert kinds == ["title", "prose", "quote"]


def test_plain_text_comes_before_its_html() -> None:
    message = mail()
    message.add_alternative("<p>Something else.</p>", subtype="html")
    assert words(only(read(message))) == EXPECTED


def test_a_signature_is_furniture_and_an_attachment_is_named() -> None:
    message = mail(TEXT + "\n-- \nCanal Office, 1 Lock Lane\n")
    message.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="lock.pdf")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="logo.png")
    reading = read(message)
    assert [b.kind for b in only(reading).blocks[-2:]] == ["furniture"] * 2
    assert len(reading.warnings) == 1
    assert "its attachment lock.pdf is left out" in told(reading)[0]


FORWARDS = {
    "Gmail": "---------- Forwarded message ---------\nFrom: Canal Office <press@canal.example>\n"
    "Date: Tue, 6 May 2031 at 09:30\nSubject: Lock to reopen\nTo: <me@paper.example>\n\n",
    "Outlook": "See below.\n\n-----Original Message-----\nFrom: Canal Office [mailto:p@c.example]\n"
    "Sent: 06 May 2031 09:30\nTo: Me\nSubject: Lock to reopen\n\n",
    "Apple": "Begin forwarded message:\n\nFrom: Canal Office <press@canal.example>\n\n"
    "Date: 6 May 2031 at 09:30:00 BST\n\nTo: Me\n\n",
}


@pytest.mark.parametrize("program", FORWARDS)
def test_who_sends_a_release_on_has_not_issued_it(program: str) -> None:
    message = mail(
        FORWARDS[program] + TEXT,
        Subject="Fwd: Lock to reopen",
        From="A Reporter <me@paper.example>",
        Date="Fri, 09 May 2031 10:00:00 +0100",
    )
    document = only(read(message))
    assert words(document) == EXPECTED
    assert (document.issuer, document.published) == ("Canal Office", date(2031, 5, 6))


def test_of_a_release_sent_on_without_a_word_neither_day_nor_issuer_is_made_up() -> None:
    reading = read(mail(Subject="FW: Lock to reopen"))
    assert (only(reading).issuer, only(reading).published) == (None, None)
    assert len(reading.warnings) == 2


def test_a_message_attached_to_another_is_a_release() -> None:
    outer = mail("", Subject="Fwd: news", From="A Reporter <me@paper.example>")
    outer.add_attachment(mail())
    documents = read(outer).documents
    assert [words(document) for document in documents] == [EXPECTED]
    assert documents[0].issuer == "Canal Office"


ENVELOPE = b"From press@canal.example Tue May  6 09:30:00 2031\n"


def test_a_mailbox_is_its_messages_each_on_its_lines() -> None:
    one = bytes(mail(">From here on it is open.\n"))
    data = ENVELOPE + one + b"\n" + ENVELOPE + bytes(mail(Subject="Two"))
    reading = read(data, "a.mbox")
    assert [document.title for document in reading.documents] == ["Lock to reopen", "Two"]
    assert reading.documents[0].blocks[1].text == "From here on it is open."
    lines = data.decode().split("\n")
    for document in reading.documents:
        assert lines[(document.origin.first_line or 0) - 1].startswith("From: Canal Office")


def test_a_broken_message_is_named_and_the_others_are_in() -> None:
    bad = mail(Subject="")
    undated = mail(Subject="Undated", Date="some day")
    data = b"".join(ENVELOPE + bytes(one) + b"\n" for one in (mail(), bad, undated))
    reading = read(data, "a.mbox")
    assert [document.title for document in reading.documents] == ["Lock to reopen", "Undated"]
    assert reading.warnings[0].lost
    assert "without a subject" in told(reading)[0]
    assert "no date" in told(reading)[1]


@pytest.mark.parametrize("ends", [b"\r\n", b"\r"])
def test_other_line_ends_are_line_ends(ends: bytes) -> None:
    assert words(only(read(bytes(mail()).replace(b"\n", ends)))) == EXPECTED


def test_text_with_labels_is_no_mail() -> None:
    text = "From: Canal Office\nDate: 6 May 2031\n\nLock to reopen\n\nTom Ash said:\n\nAt last.\n"
    assert sources.understand(text.encode(), "a.txt").reader != "mail"


def test_parts_within_parts_without_end_do_no_harm() -> None:
    head = b"From: A <a@b.example>\nSubject: Deep\nMIME-Version: 1.0\n"
    deep = b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\n\n--%d\n' % (n, n) for n in range(3000)
    )
    reading = read(head + deep)
    assert reading.refusal or reading.documents


def test_a_line_that_stands_in_for_html_is_not_the_release() -> None:
    message = mail("Your program cannot show this message. View it in your browser.\n")
    message.add_alternative(HTML_OF_STUB, subtype="html")
    assert words(only(read(message)))[-2:] == [
        ("quote", "The lock has been mended at last, and boats may pass again."),
        ("prose", "It cost the office less than had been feared when the work began."),
    ]


HTML_OF_STUB = """<p>The lock at Ash reopens to boats on Friday morning.</p><p>Tom Ash said:</p>
<blockquote><p>The lock has been mended at last, and boats may pass again.</p></blockquote>
<p>It cost the office less than had been feared when the work began.</p>"""
