"""Mail: a message, or a mailbox of messages, each of which is one release."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from email.message import Message

from pressctl.model import Block, Document, Origin
from pressctl.sources import files, records
from pressctl.sources.lines import clean_title
from pressctl.sources.reading import Found, Ledger, day_of, mend, shown, too_long

_HEAD = 20_000  # bytes in which the headers of a message are looked for
_HEADER = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_NAMED = re.compile(rb"^([!-9;-~]+):", re.MULTILINE)
_OF_MAIL = frozenset(
    b"""message-id mime-version received return-path delivered-to content-type to reply-to sender
    x-mailer dkim-signature list-unsubscribe content-transfer-encoding""".split()
)
# "From press@example.org Mon Mar 11 09:00:00 2024" begins a message of a mailbox
_ENVELOPE = re.compile(
    rb"^From [^\n]{0,200}?[A-Z][a-z]{2} [A-Z][a-z]{2} +\d+ \d\d:\d\d(?::\d\d)?"
    rb"[^\n]{0,30}\d{4}\b.*\n",
    re.MULTILINE,
)
_ESCAPED = re.compile(rb"^>(>*From )", re.MULTILINE)
_ANSWER = re.compile(r"\s*(?:re|aw|sv|\[(?:external|ext)\])(?:\[\d+\])?\s*:?\s+", re.IGNORECASE)
_FORWARD = re.compile(r"\s*(?:fwd?|fw|wg|tr|rv)\s*:\s*", re.IGNORECASE)
# "---------- Forwarded message ---------" and the headers of the message that is sent on
_SENT_ON = re.compile(
    r"^[*> ]*From:\*?[ \t]*(?P<sender>\S[^\n]*)\n(?:[ \t]*\n)?"
    r"(?P<headers>(?:[*> ]*(?:sent|date|to|cc|subject|reply-to):[^\n]*\n(?:[ \t]*\n)?){1,6})",
    re.IGNORECASE | re.MULTILINE,
)
_SENT_DAY = re.compile(r"^[*> ]*(?:sent|date):\*?[ \t]*(\S[^\n]*)", re.IGNORECASE | re.MULTILINE)
_CLOCK = re.compile(r",?\s*(?:at\s+)?\d{1,2}[:.]\d\d.*$", re.IGNORECASE)
_SENT_ON_TOP = 3000  # characters of a message in which they stand; not measured
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_SOFT_END = re.compile(r"(?<=\S) \n(?=[^\n])")
_PAPERS = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".txt", ".html", ".htm", ".zip")
_MOST_PARTS = 500  # of one message; a newsletter with pictures has some 20
# "Your program cannot show this message; view it in your browser": plain text of so few words,
# beside HTML of so many times as many, is a stand-in for it. Not measured.
_STUB_WORDS = 40
_STUB_TIMES = 2
_MOST_MARKS = 20_000  # lines that may part them; the standard library takes 800 bytes for each
_LONGEST_HEADER = 2000  # characters; decoding one takes the square of its length


def fits(data: bytes) -> bool:
    """Whether a file begins as a mailbox does, or with the headers of a message."""
    head = _line_ends(data[:_HEAD]).lstrip(b"\xef\xbb\xbf\n")
    if _ENVELOPE.match(head):
        return True
    headers = _HEADER.match(head)
    if headers is None:
        return False
    names = {name.lower() for name in _NAMED.findall(headers[0])}
    return b"from" in names and bool(names & {b"subject", b"date"}) and bool(names & _OF_MAIL)


def read(data: bytes, file: str) -> Found:
    """Read the messages of a file, in its order; a broken one costs that one alone."""
    ledger = Ledger(file)
    documents: list[Document] = []
    for message, line in _messages(_line_ends(data)):
        if message.count(b"\n--") > _MOST_MARKS:
            ledger.lose(line, "a message of more parts than any program writes; left out")
            continue
        origin = Origin(file, line, line + message.rstrip().count(b"\n"), "mail")
        try:
            documents += _documents(message, origin, ledger)
        except Exception as error:  # the standard library raises of all kinds on broken mail
            what = type(error).__name__
            ledger.lose(line, f"a message that cannot be read ({what}); save it as text")
    return documents, ledger.problems()


def _line_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\r", b"\n") if b"\r" in data else data


def _messages(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Give the messages of a mailbox and the lines they begin on; other bytes are one message."""
    starts = list(_ENVELOPE.finditer(data))
    if not starts or data[: starts[0].start()].strip(b"\xef\xbb\xbf\n"):
        yield data.lstrip(b"\xef\xbb\xbf\n"), 1
        return
    line = 1 + data.count(b"\n", 0, starts[0].end())
    ends = [*(found.start() for found in starts[1:]), len(data)]
    for found, end in zip(starts, ends, strict=True):
        yield _ESCAPED.sub(rb"\1", data[found.end() : end]), line
        line += data.count(b"\n", found.end(), end) + 1


def _documents(data: bytes, origin: Origin, ledger: Ledger) -> list[Document]:
    """Read a message, and the messages attached to it: that is how some programs send mail on."""
    from email import message_from_bytes

    top = message_from_bytes(data)
    messages = [top, *(part for part in _parts(top, attached=True) if _header(part, "subject"))]
    found = [_document(message, origin, ledger, alone=len(messages) == 1) for message in messages]
    return [document for document in found if document is not None]


def _parts(message: Message, attached: bool = False) -> list[Message]:
    """List the parts of a message that hold others no more, or the messages `attached` to it."""
    parts: list[Message] = []
    todo: list[Message] = [message]
    for _ in range(_MOST_PARTS):
        if not todo:
            break
        part = todo.pop()
        inner = part.get_payload()
        children = [one for one in inner if isinstance(one, Message)] if _is_list(inner) else []
        is_message = part.get_content_type() == "message/rfc822"
        if is_message and attached:
            parts += children
        if not children and not attached:
            parts.append(part)
        if attached or not is_message:
            todo += reversed(children)
    return parts


def _is_list(payload: object) -> bool:
    return isinstance(payload, list)


def _document(message: Message, origin: Origin, ledger: Ledger, alone: bool) -> Document | None:
    line = origin.first_line or 1
    subject = _header(message, "subject")
    title, stated = clean_title(_bare(subject))
    body, text, why = _body(message)
    if why:
        ledger.lose(line, f"{why}; left out")
        return None
    if not title or not (body or alone):
        if alone:
            ledger.lose(line, "a message without a subject, so without a title; left out")
        return None
    issuer, day = _sender(_header(message, "from")), _day(_header(message, "date"))
    if _FORWARD.match(subject):
        issuer, day, body = _sent_on(text, body)
    published = day or stated
    if published is None:
        ledger.warn(line, f"“{shown(title)}”: no date; the release is kept without a date")
    if issuer is None:
        ledger.warn(line, f"“{shown(title)}”: the sender has no name; kept without an issuer")
    _tell_of_attachments(message, title, line, ledger)
    blocks = records.arrange(title, "", body, published, line)
    return Document(origin, blocks, title, issuer, published)


def _bare(subject: str) -> str:
    """Take "Re:", "Fwd:" and the like off a subject."""
    while found := _ANSWER.match(subject) or _FORWARD.match(subject):
        subject = subject[found.end() :]
    return subject.strip()


def _header(message: Message, name: str) -> str:
    """Give a header in words, on one line; "" when it is missing."""
    from email.header import decode_header, make_header

    values = [value for key, value in message.raw_items() if key.lower() == name]
    if not values:
        return ""
    raw = str(values[0])[:_LONGEST_HEADER]
    words = files.decode(raw.encode("ascii", "surrogateescape")).text if raw.strip() else ""
    with suppress(ValueError, LookupError):
        words = str(make_header(decode_header(words)))
    return " ".join(mend(words).split())


def _sender(words: str) -> str | None:
    """Give the name of a sender: "Harbour Office <press@example.org>" is the Harbour Office."""
    name = re.split(r"\s*[<\[(]", words)[0].strip(" \"'*")
    return name if name and "@" not in name else None


def _day(words: str) -> date | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(words).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return day_of(words)


def _sent_on(text: str, body: list[Block]) -> tuple[str | None, date | None, list[Block]]:
    """Read whose message was sent on, and when; he who sent it on has not issued it."""
    found = _SENT_ON.search(text[:_SENT_ON_TOP])
    if found is None:
        return None, None, body
    day = _SENT_DAY.search(found["headers"])
    when = _day(day[1]) or day_of(_CLOCK.sub("", day[1])) if day else None
    return _sender(found["sender"]), when, records.plain_body(text[found.end() :])


def _body(message: Message) -> tuple[list[Block], str, str | None]:
    """Give the blocks of a message, its plain text if it has one, or why it is no release."""
    texts = [part for part in _parts(message) if not _is_attachment(part)]
    plain = [_text(p) for p in texts if p.get_content_type() in ("text/plain", "text")]
    words = "\n\n".join(filter(str.strip, plain))
    markup = [_text(p) for p in texts if p.get_content_type() == "text/html"]
    if why := too_long(words) or too_long("".join(markup)):
        return [], words, why
    count = len(words.split())
    if count > _STUB_WORDS:
        return _plain_body(words), words, None
    blocks = [block for one in markup for block in records.html_body(one)]
    if words and sum(len(block.text.split()) for block in blocks) < _STUB_TIMES * count:
        return _plain_body(words), words, None
    return blocks, "", None


def _plain_body(text: str) -> list[Block]:
    signature = _SIGNATURE.search(text)
    if signature is None:
        return records.plain_body(text)
    below = records.plain_body(text[signature.start() :])
    blocks = [Block(b.text, "furniture", b.line, b.last_line) for b in below]
    return records.plain_body(text[: signature.start()]) + blocks


def _text(part: Message) -> str:
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    charset = part.get_content_charset("utf-8")
    if charset in ("us-ascii", "iso-8859-1", "latin-1"):  # what calls itself so is Windows-1252
        charset = "utf-8" if charset == "us-ascii" else "cp1252"
    try:
        words = data.decode(charset)
    except (LookupError, ValueError):
        words = files.decode(data).text
    words = mend(words.replace("\r\n", "\n"))
    return _SOFT_END.sub(" ", words) if part.get_param("format") == "flowed" else words


def _is_attachment(part: Message) -> bool:
    return part.get_content_disposition() == "attachment"


def _tell_of_attachments(message: Message, title: str, line: int, ledger: Ledger) -> None:
    for part in _parts(message):
        name = str(part.get_filename() or "")
        if name.lower().endswith(_PAPERS):
            what = f"“{shown(title)}”: its attachment {shown(name)} is left out"
            ledger.warn(line, f"{what}; save it to a file and ingest that")
