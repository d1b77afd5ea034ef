"""The records that all rooms share: what a reader saw, and what a release says."""

# No `from __future__ import annotations` here: msgspec would compile each of 100 annotations from
# its text when a store is read, which takes 0.7 ms more of every command.
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

BlockKind = Literal[
    "title", "byline", "summary", "prose", "item", "heading", "notes", "quote", "furniture"
]
ParagraphKind = Literal["summary", "prose", "cue", "quote", "bullet", "heading", "notes"]
Boundary = Literal["marked", "inferred"]
Form = Literal["block", "inline"]
Bound = Literal["exact", "at_least", "at_most", "more_than", "less_than", "about"]
Direction = Literal["rise", "fall"]
Pair = Literal["from", "to", "low", "high"]
ClaimKind = Literal[
    "money",
    "percent",
    "count",
    "duration",
    "date",
    "threshold",
    "penalty",
    "ratio",
    "superlative",
    "commitment",
]


ID_LENGTH = 8  # characters of a release's id


# gc=False: a record that holds no record of its own kind cannot be in a cycle; it takes 16 bytes
# less, and a corpus of them is not walked by the collector (the whole parse takes 5% less time).
class Span(Struct, frozen=True, array_like=True, order=True, gc=False):
    """A half-open stretch of characters, `start` included and `end` not."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """Give the words of `text` that this span covers."""
        return text[self.start : self.end]


class Origin(Struct, frozen=True):
    """Where a release was read: a file, its lines (from 1) and the reader that took it.

    Of an archive, `file` is the archive and `member` the file in it, in which the lines are.
    """

    file: str
    first_line: int | None
    last_line: int | None
    reader: str = "dump"
    member: str | None = None

    @property
    def place(self) -> str:
        """Name the file as it is shown: releases.zip!march/roads.txt."""
        return self.file if self.member is None else f"{self.file}!{self.member}"


class Block(Struct, frozen=True, gc=False):
    """A piece of a page as a reader saw it; `line` and `last_line` count from 1 in the file."""

    text: str
    kind: BlockKind
    line: int
    last_line: int


class Document(Struct, frozen=True):
    """One release as a reader hands it over; what the source does not state is None."""

    origin: Origin
    blocks: tuple[Block, ...]
    title: str | None = None
    issuer: str | None = None
    published: date | None = None
    url: str | None = None
    language: str = "en"
    withdrawn: bool = False
    updated: date | None = None  # a day after `published`


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph of a release; `span` is in Release.text, `line` in the file it came from."""

    span: Span
    kind: ParagraphKind
    line: int
    last_line: int


class Speaker(Struct, frozen=True, gc=False):
    """Who speaks, as this one release writes it; a bare office leaves `name` None."""

    name: str | None
    role: str | None = None
    organisation: str | None = None


class Correction(Struct, frozen=True):
    """What a person put right on top of what was read; `was` is what had been found.

    `accepted` when the person looked and found it right. `by` and `note` are as the person wrote.
    """

    what: Literal["end", "speaker", "published", "issuer"]
    was: str | None = None
    accepted: bool = False
    on: date | None = None
    by: str | None = None
    note: str | None = None

    @property
    def noun(self) -> str:
        """Name what was put right: end, speaker, date or issuer."""
        return "date" if self.what == "published" else self.what

    @property
    def sentence(self) -> str:
        """Write it in words: a person (N. Roe) set the end on 2031-05-06."""
        who = f"a person ({self.by})" if self.by else "a person"
        when = f" on {self.on}" if self.on else ""
        return f"{who} {'accepted' if self.accepted else 'set'} the {self.noun}{when}"


class Quote(Struct, frozen=True):
    """One quotation; all spans are in Release.text, paragraphs count from 1.

    `speaker_from` is "stated" when the cue line gives the full name, "release" when the release
    says it elsewhere, "corrected" when a person did, None when the release alone does not settle
    it. `corrected` is filled in when a store is opened; in the store it is empty.
    """

    speaker: Speaker
    speaker_from: Literal["stated", "release", "corrected"] | None
    source: Span  # the words that name the speaker
    cue: Span  # the verb of saying
    attribution: Span  # the whole cue line or clause
    content: tuple[Span, ...]
    paragraphs: tuple[int, ...]
    boundary: Boundary
    confidence: float
    reason: str
    other_end: int | None = None  # the paragraph of the runner-up end
    form: Form = "block"
    corrected: tuple[Correction, ...] = ()
    credit: str = ""  # the words of the byline that say who speaks, which are not in Release.text

    @property
    def own_paragraphs(self) -> tuple[int, ...]:
        """Give the paragraphs that hold its words alone: of an inline one not the first."""
        return self.paragraphs if self.form == "block" else self.paragraphs[1:]

    @property
    def is_settled(self) -> bool:
        """Tell if a person has accepted or set its end."""
        return any(mark.what == "end" for mark in self.corrected)


class Quantity(Struct, frozen=True, gc=False):
    """A figure as a normalised value; `span` is in the text its claim is in.

    `unit` is an ISO 4217 code for money, "percent", "times", "years" ..., or the noun counted.
    `direction` is set where the words say that something rose or fell. `pair` marks two figures
    that belong together, always in a row: the ends of a range (low, high), before and after (from,
    to).
    """

    span: Span
    value: Decimal | None
    unit: str
    bound: Bound = "exact"
    direction: Direction | None = None
    pair: Pair | None = None


def is_money(unit: str) -> bool:
    """Tell money by its unit, an ISO 4217 code: three capitals."""
    return len(unit) == 3 and unit.isalpha() and unit.isupper()


class Due(Struct, frozen=True, gc=False):
    """When something is to happen: the words, and the first and last day they can mean."""

    span: Span
    earliest: date
    latest: date


class Period(Struct, frozen=True, gc=False):
    """The time a figure is about: the words, and its first and last day where they are known."""

    span: Span
    earliest: date | None = None
    latest: date | None = None


class Claim(Struct, frozen=True, gc=False):
    """A sentence that can be checked.

    `paragraph` counts from 1; 0 is the title, and then all spans are in Release.title instead of
    Release.text. `quote` is the number (from 1) of the quote that holds the sentence.
    """

    paragraph: int
    span: Span
    kind: ClaimKind
    subject: str | None
    quantities: tuple[Quantity, ...]
    due: Due | None = None
    quote: int | None = None
    period: Period | None = None


class Problem(Struct, frozen=True):
    """Something wrong with the input, as a value: parsing never raises on text.

    `lost` when what it is about could not be read and is not in the store.
    """

    file: str
    line: int | None
    message: str
    lost: bool = False

    def __str__(self) -> str:
        """Write the problem as one line: FILE:LINE: what happened; what to do."""
        where = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{where}: {self.message}"


class Release(Struct, frozen=True):
    """One press release as read from one place; `corrected` as in a quote."""

    id: str
    title: str
    title_line: int
    issuer: str | None
    published: date | None
    origin: Origin
    text: str
    paragraphs: tuple[Paragraph, ...]
    quotes: tuple[Quote, ...] = ()
    claims: tuple[Claim, ...] = ()
    url: str | None = None
    language: str = "en"
    withdrawn: bool = False
    problems: tuple[Problem, ...] = ()
    updated: date | None = None
    corrected: tuple[Correction, ...] = ()

    def figures(self) -> Iterator[Quantity]:
        """Give the figures of the body; headlines only repeat them."""
        for claim in self.claims:
            if claim.paragraph:
                yield from claim.quantities

    def words_of(self, claim: Claim, span: Span) -> str:
        """Give the words of a span that belongs to `claim`."""
        return span.of(self.title if claim.paragraph == 0 else self.text)


class Taken(Struct, frozen=True, array_like=True, order=True, gc=False):
    """When something was taken into a store: the day, and which ingest that brought news it was."""

    day: date
    turn: int


class Entry(Struct, frozen=True):
    """One release as the store holds it: its best capture, and every other capture of it.

    `versions` holds the captures by what they say, the oldest text first and of each the best
    capture first; it is empty where all say the same. `added` is None where the store was made
    before that was kept, `changed` where no later ingest brought another text. `gone` when no file
    that it was read from is there any more.
    """

    release: Release
    others: tuple[Release, ...] = ()
    versions: tuple[tuple[Release, ...], ...] = ()
    added: Taken | None = None
    changed: Taken | None = None
    gone: bool = False

    @property
    def captures(self) -> tuple[Release, ...]:
        """Give every capture, the best first."""
        return (self.release, *self.others)

    @property
    def history(self) -> tuple[tuple[Release, ...], ...]:
        """Give the captures of each version, the oldest first: one where nothing changed."""
        return self.versions or (self.captures,)
