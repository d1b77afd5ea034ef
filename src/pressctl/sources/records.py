"""Records: JSON lines, JSON and CSV, each row of which is one release."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from pressctl.model import Block, BlockKind, Document, Origin
from pressctl.sources import csv_rows, dump, json_rows
from pressctl.sources.columns import assign
from pressctl.sources.json_rows import Fields, Number, Row, kind_of
from pressctl.sources.lines import clean_title, is_hard_wrapped, read_lines, to_blocks
from pressctl.sources.reading import Columns, Found, Ledger, day_of, mend, shown, too_long
from pressctl.text import fold

_MARKUP = re.compile(
    r"</?(?:p|br|div|span|ul|ol|li|h[1-6]|strong|em|b|i|a|blockquote|table|article)\b[^<>]{0,500}>",
    re.IGNORECASE,
)
_MARKUP_WITHIN = 10_000  # characters of a text in which a tag tells that it is HTML
_HEAD = 20_000  # characters that hold the header of a table
_DEEPEST = 4  # values within a value, as {"content": {"rendered": "..."}}; not measured
_INNER_NAMES = ("rendered", "name", "title", "text", "value", "html")
# "03/25/2024": somebody who writes the month first
_MONTH_FIRST = re.compile(r"(?:0?[1-9]|1[0-2])([-/.])(?:1[3-9]|2\d|3[01])\1\d{4}\b")
_DAY_FIRST = re.compile(r"(?:1[3-9]|2\d|3[01])([-/.])(?:0?[1-9]|1[0-2])\1\d{4}\b")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b")


def fits(text: str, columns: Columns) -> bool:
    """Whether a text is JSON, or a table with a header that names its columns."""
    head = _line_ends(text[:_HEAD])
    return json_rows.fits(text) or csv_rows.find_mark(head, columns) is not None


def read(text: str, file: str, columns: Columns) -> Found:
    """Read the releases of a file of records, in its order; a bad row costs that row alone."""
    ledger = Ledger(file)
    plain = _line_ends(text)
    rows = _rows(plain, columns, ledger)
    drafts = [draft for row in rows if (draft := _draft(row, columns, ledger)) is not None]
    month_first = _is_month_first(drafts, ledger)
    documents = []
    drafts.reverse()
    while drafts:  # each goes as its document comes, or a large file would be held twice
        documents.append(_document(drafts.pop(), file, month_first, ledger))
    return documents, ledger.problems()


def _line_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _rows(text: str, columns: Columns, ledger: Ledger) -> Iterator[Row]:
    if json_rows.fits(text):
        yield from json_rows.rows(text, ledger)
        return
    table = csv_rows.Table(text, csv_rows.find_mark(text, columns) or ",", ledger)
    why = _unusable(table, columns)
    if why:
        ledger.lose(table.header, why)
    else:
        yield from table.rows()


def _unusable(table: csv_rows.Table, columns: Columns) -> str | None:
    """Say why no row of a table can be a release."""
    there = ", ".join(map(shown, table.names[:20]))
    for role, column in columns.items():
        if column not in table.names:
            return f"no column “{shown(column)}” for {role}; the columns are {there}"
    roles = assign(table.names, columns)
    if doubled := table.doubled(columns):
        return f"two columns called “{shown(doubled)}”; rename one"
    for role in ("title", "text"):
        if role not in roles and not (role == "text" and {"html", "summary"} & roles.keys()):
            return f"no column for the {role}; name it with --map {role}=COLUMN (there are {there})"
    return None


class _Draft(NamedTuple):
    """What a row says, in words; the day is read when all rows are known."""

    row: Row
    words: dict[str, str]


def _draft(row: Row, columns: Columns, ledger: Ledger) -> _Draft | None:
    roles = assign(row.fields, columns)
    found: dict[str, str] = {}
    if _first(row.fields, roles.get("title", ())):  # of what is no release no more is looked at
        found = {role: one for role in roles if (one := _first(row.fields, roles[role]))}
    why = _lack(row.fields, roles, found)
    if why:
        ledger.lose(row.line, f"{why}; the record is left out")
        return None
    mended = {role: mend(one) for role, one in found.items()}
    if mended != found:
        ledger.warn(row.line, "a character that is none (NUL, half a pair) shows as \ufffd")
    return _Draft(row, mended)


def _first(fields: Fields, names: Sequence[str]) -> str:
    """Give the first of some fields that says anything."""
    for name in names:
        if words := _words(_value(fields, name)):
            return words
    return ""


def _value(fields: Fields, name: str) -> object:
    """Look a name up; with dots it is that of a value within a value."""
    if name in fields:
        return fields[name]
    value: object = fields
    for part in name.split("."):
        value = value.get(part) if isinstance(value, dict) else None
    return value


def _words(value: object, depth: int = _DEEPEST) -> str:
    """Give the words of a value: a text, the named text in an object, the texts of a list."""
    if not depth or isinstance(value, Number):
        return ""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        named = (_words(value.get(name), depth - 1) for name in _INNER_NAMES)
        return next(filter(None, named), "")
    if isinstance(value, list):
        return "\n\n".join(filter(None, (_words(one, depth - 1) for one in value)))
    return ""


def _lack(fields: Fields, roles: dict[str, list[str]], found: dict[str, str]) -> str | None:
    """Say what a record lacks to be a release: one title, and words of any kind."""
    if fields.doubled:
        used = {name for names in roles.values() for name in names}
        if doubled := used.intersection(fields.doubled):
            return f"“{shown(min(doubled))}” has two values"
    if "title" not in found:
        return _odd(fields, roles.get("title", ())) or "no title; name its column with --map title="
    if found.keys() & {"text", "html"}:
        return next(filter(None, map(too_long, found.values())), None)
    names = [name for role in ("text", "html") for name in roles.get(role, ())]
    if "date" in found and (names or "summary" in found):
        return _odd(fields, names)
    return _odd(fields, names) or "no text; name its column with --map text="


def _odd(fields: Fields, names: Sequence[str]) -> str | None:
    """Name a field that is no text, though it should be."""
    for name in names:
        value = _value(fields, name)
        if value is not None and (not isinstance(value, str | list) or isinstance(value, Number)):
            return f"“{shown(name)}” is {kind_of(value)}"
    return None


def _body_of(words: dict[str, str]) -> tuple[str, str]:
    """Settle what is summary and what is body; HTML has kept what marks quotations."""
    summary = words.get("summary", "")
    body = words.get("html") or words.get("text")
    return (summary, body) if body else ("", summary)


def _is_month_first(drafts: Sequence[_Draft], ledger: Ledger) -> bool:
    """Whether the dates of a file have the month first: some can only be read so, and none not."""
    days = [draft.words.get("date", "") for draft in drafts]
    if any(map(_DAY_FIRST.match, days)) or not any(map(_MONTH_FIRST.match, days)):
        return False
    ledger.warn(None, "dates with the month first (3/25/2024); all of this file are read so")
    return True


def _document(draft: _Draft, file: str, month_first: bool, ledger: Ledger) -> Document:
    row, words = draft.row, draft.words
    title, stated = clean_title(" ".join(words["title"].split()))
    published = _published(words.get("date", ""), month_first) or stated
    summary, body = _body_of(words)
    blocks = arrange(title, summary, words_body(body), published, row.line)
    if not any(block.kind not in ("title", "furniture", "byline") for block in blocks):
        ledger.warn(row.line, "a release with no body; kept with its title only")
    if published is None and not any(block.kind == "byline" for block in blocks):
        ledger.warn(row.line, _undated(words.get("date", "")))
    return Document(
        Origin(file, row.line, row.last_line, "records"),
        blocks,
        title,
        " ".join(words.get("issuer", "").split("\n")[0].split()) or None,
        published,
        words.get("url") or None,
        language_of(words.get("language", "")),
    )


def _published(words: str, month_first: bool) -> date | None:
    if month_first:
        words = _SLASHED.sub(r"\4-\1-\3", words, count=1)
        words = re.sub(r"-(\d)(?!\d)", r"-0\1", words)
    return day_of(words)


def _undated(words: str) -> str:
    what = f"no day in “{shown(words)}”" if words else "no date"
    return f"{what}; the release is kept without a date"


def language_of(words: str) -> str:
    """Give the code of a language from a tag such as en-GB; English when there is none."""
    code = re.match(r"[a-z]{2,3}(?![a-z])", words.lower())
    return code[0] if code else "en"


def words_body(words: str) -> list[Block]:
    """Read a body that is HTML or plain text: it has tags, or it has none."""
    is_markup = _MARKUP.search(words, 0, _MARKUP_WITHIN) is not None
    return html_body(words) if is_markup else plain_body(words)


def plain_body(words: str) -> list[Block]:
    """Read the blocks of a body in plain text, as those of a dump."""
    lines = list(read_lines(words))
    return to_blocks(lines, is_hard_wrapped(lines))


def html_body(markup: str) -> list[Block]:
    """Read the blocks of a body in HTML; the parser is loaded at the first one."""
    from pressctl.sources.markup import html_blocks

    return html_blocks(markup)


def arrange(
    title: str, summary: str, body: Sequence[Block], published: date | None, line: int
) -> tuple[Block, ...]:
    """Put title, standfirst and body in order, all on one line of the file.

    What the body repeats of the heading (the title, the day) is furniture, as on a page.
    """
    kinds = _heading_kinds(title, body, published)
    blocks = [Block(title, "title", line, line)]
    if summary and not _repeats(summary, body):
        blocks.append(Block(" ".join(summary.split()), "summary", line, line))
    for place, block in enumerate(body):
        kind = kinds.get(place, block.kind)
        blocks.append(replace(block, kind=kind, line=line, last_line=line))
    return tuple(blocks)


_TOP = 4  # blocks of a body in which the heading may be said once more; not measured


def _heading_kinds(
    title: str, body: Sequence[Block], published: date | None
) -> dict[int, BlockKind]:
    kinds: dict[int, BlockKind] = {}
    for place, block in enumerate(body[:_TOP]):
        bare = clean_title(block.text)[0] if len(block.text) < 2 * len(title) + 99 else ""
        if fold(bare) == fold(title) or (published and day_of(block.text) == published):
            kinds[place] = "furniture"
        elif dump.is_byline(block.text):
            kinds[place] = "byline"
        else:
            break
    return kinds


def _repeats(summary: str, body: Sequence[Block]) -> bool:
    """Whether a body says its summary itself, as the teaser of a feed does that is cut off."""
    start = fold(" ".join(summary.split()))[:80].rstrip(" .…[]")
    return any(fold(" ".join(block.text.split())).startswith(start) for block in body[:_TOP])
