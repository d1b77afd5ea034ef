"""The GOV.UK Content API: JSON items of news, speeches and statements, one or many to a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from pressctl.dates import read_london_day
from pressctl.model import Block, Document, Problem
from pressctl.sources import json_rows
from pressctl.sources.assembly import Draft, assemble
from pressctl.sources.facts import language_of
from pressctl.sources.json_rows import Fields, Number, Row, kind_of
from pressctl.sources.markup import fold_space, html_blocks
from pressctl.sources.reading import Ledger, mend, shown

READER = "GOV.UK item"
_DETAILS = re.compile(r'"details"\s*:\s*\{')
_ITEM = re.compile(r'"(?:base_path|schema_name|document_type|publishing_app)"\s*:')
_PATH = re.compile(r"/[!-~]*")
_SITE = "https://www.gov.uk"
_NOT_THERE = frozenset({"redirect", "gone", "vanish", "unpublishing"})


def fits(text: str) -> bool:
    """Whether a text is JSON that has the keys of a content item, wherever they stand in it."""
    return text.lstrip()[:1] in ("{", "[") and bool(_DETAILS.search(text) and _ITEM.search(text))


def read(text: str, file: str) -> tuple[list[Document], list[Problem]]:
    """Read the items of a file: one, a list of them, or one a line."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    ledger, places = Ledger(file), _Places(text)
    drafts = (_Item(row, ledger, places).draft() for row in json_rows.rows(text, ledger))
    documents = [assemble(draft, file, READER) for draft in drafts if draft]
    return documents, ledger.problems()


class _Places:
    """Tells on which line of the file a value stands; items are asked for in their order."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.start = self.end = 0  # of the item, from its first line to the end of its last
        self.line = self.last_line = 1

    def find(self, row: Row, key: str, value: str = "") -> int:
        """Give the line of a key of an item, with a value if one is given."""
        self._go_to(row)
        spelt = "|".join(re.escape(json.dumps(value, ensure_ascii=raw)) for raw in (True, False))
        pattern = rf'"{key}"\s*:\s*(?:{spelt})' if value else rf'"{key}"\s*:'
        found = re.compile(pattern).search(self.text, self.start, self.end)
        return self.line + self.text.count("\n", self.start, found.start()) if found else self.line

    def _go_to(self, row: Row) -> None:
        while self.line < row.line:
            self.start = self.text.index("\n", self.start) + 1
            self.line += 1
        self.last_line = max(self.last_line, self.line)
        self.end = max(self.end, self.start)
        while self.last_line <= row.last_line:
            self.end = self.text.find("\n", self.end) + 1 or len(self.text)
            self.last_line += 1


class _Item:
    """One content item; what is of the wrong type is entered in the ledger and left out."""

    def __init__(self, row: Row, ledger: Ledger, places: _Places) -> None:
        self.row, self.ledger, self.places = row, ledger, places
        self.fields = row.fields
        self.details = self._table(self.fields, "details")

    def draft(self) -> Draft | None:
        """Give the release of the item, if it is one."""
        for name in (*self.fields.doubled, *getattr(self.details, "doubled", ())):
            self._warn(f"“{shown(name)}” is given twice; the last is taken")
        title = fold_space(self._text(self.fields, "title") or "")
        blocks = self._blocks()
        if not title or not blocks:
            self._lose("no title" if blocks else "no body")
            return None
        published = self._published()
        base = self._text(self.fields, "base_path") or ""
        return Draft(
            title=title,
            line=self.places.find(self.row, "title", title),
            blocks=[*self._summary(), *blocks],
            published=published,
            updated=self._day(self.fields, "public_updated_at")
            or max(self._history(), default=None),
            issuer=self._issuer(),
            url=_SITE + base if _PATH.fullmatch(base) else None,
            language=language_of(self._text(self.fields, "locale")),
            withdrawn=bool(self._table(self.fields, "withdrawn_notice")),
        )

    def _blocks(self) -> list[Block]:
        line = self.places.find(self.row, "body") if self.details else self.row.line
        bodies: list[tuple[str | None, str]] = [(None, b) for b in self._bodies(self.details)]
        for part in _tables(self.details.get("parts")):
            bodies += [(self._text(part, "title"), body) for body in self._bodies(part)]
        blocks: list[Block] = []
        for heading, body in bodies:
            blocks += [Block(fold_space(heading), "heading", line, line)] if heading else []
            blocks += [Block(b.text, b.kind, line, line) for b in html_blocks(body)]
        return blocks

    def _bodies(self, holder: dict[str, object]) -> Iterator[str]:
        """Give the HTML of a body, which may come in several content types."""
        body = holder.get("body")
        if not isinstance(body, list):
            yield from filter(None, [self._text(holder, "body")])
            return
        for one in _tables(body):
            if one.get("content_type") == "text/html":
                yield from filter(None, [self._text(one, "content")])

    def _summary(self) -> list[Block]:
        words = fold_space(self._text(self.fields, "description") or "")
        line = self.places.find(self.row, "description") if words else 0
        return [Block(words, "summary", line, line)] if words else []

    def _published(self) -> date | None:
        """Give the day the page shows; without one, the day its history begins."""
        stated = self._day(self.details, "first_public_at")
        stated = stated or self._day(self.fields, "first_published_at")
        published = stated or min(self._history(), default=None)
        if published is None:
            self._warn("no first_published_at; the release is kept without a date")
        return published

    def _history(self) -> list[date]:
        entries = _tables(self.details.get("change_history"))
        days = (self._day(entry, "public_timestamp") for entry in entries)
        return [day for day in days if day]

    def _issuer(self) -> str | None:
        """Name the body a page is from: the one it puts first, else its publisher."""
        links = self._table(self.fields, "links")
        primary = _tables(links.get("primary_publishing_organisation"))
        keys = ("organisations", "worldwide_organisations")
        bodies = [*(body for key in keys for body in _tables(links.get(key))), *primary]
        first = self.details.get("emphasised_organisations")
        wanted = [
            *(first if isinstance(first, list) else ()),
            *(p.get("content_id") for p in primary),
        ]
        put_first = [b for one in wanted if one for b in bodies if b.get("content_id") == one]
        names = (self._text(body, "title") for body in (*put_first, *bodies))
        return next((fold_space(name) for name in names if name), None)

    def _text(self, holder: dict[str, object], key: str) -> str | None:
        value = holder.get(key)
        if isinstance(value, str) and not isinstance(value, Number):
            return mend(value)
        if value is not None:
            self._warn(f"{key} is {kind_of(value)}, not a text; left out")
        return None

    def _table(self, holder: dict[str, object], key: str) -> dict[str, object]:
        value = holder.get(key)
        if isinstance(value, dict):
            return value
        if value is not None:
            self._warn(f"{key} is {kind_of(value)}, not an object; left out")
        return Fields()

    def _day(self, holder: dict[str, object], key: str) -> date | None:
        words = self._text(holder, key)
        day = read_london_day(words) if words else None
        if words and day is None:
            self._warn(f"{key}: no such day: “{shown(words)}”; left out")
        return day

    def _warn(self, message: str) -> None:
        self.ledger.warn(self.row.line, message)

    def _lose(self, what: str) -> None:
        kind = self.fields.get("schema_name")
        if isinstance(kind, str) and kind in _NOT_THERE:
            what = f"the page is not there any more ({kind})"
        stated = self.fields.get("document_type")
        named = f"a GOV.UK item ({shown(stated)})" if isinstance(stated, str) else "a GOV.UK item"
        self.ledger.lose(self.row.line, f"{named}: {what}; left out")


def _tables(value: object) -> list[dict[str, object]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []
