"""The records that commands answer with: their fields are the JSON keys of docs/output.md."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from msgspec import Struct

from pressctl.model import Bound, Boundary, ClaimKind, Correction, Form, ParagraphKind

SCHEMA_VERSION = 1

SpeakerFrom = Literal["stated", "release", "corpus", "corrected"]
Operation = Literal["equal", "delete", "insert", "replace"]
HitKind = Literal["title", "summary", "prose", "cue", "quote", "bullet", "heading", "notes"]
Relation = Literal[
    "same",
    "reworded",
    "figure_changed",
    "hedge_changed",
    "deadline_changed",
    "scope_changed",
    "part_of",
    "contradicts",
]
Wording = Literal[
    "verbatim", "typography", "shortened", "joined", "altered", "paraphrase", "absent"
]
Attribution = Literal["right", "wrong", "narrative", "none"]
VerdictWord = Literal[
    "absent",
    "paraphrase",
    "altered",
    "misattributed",
    "narrative",
    "joined",
    "shortened",
    "typography",
    "verbatim",
]
Severity = Literal["fault", "note"]
FindingKind = Literal[
    "manifest",
    "list",
    "shard",
    "lost",
    "aside",
    "permissions",
    "owner",
    "leftover",
    "correction",
    "gone",
]
Change = Literal["number", "negation", "hedge", "name", "words"]


class Edit(Struct, frozen=True):
    """One step of a word difference: what stands in a, and what in b."""

    op: Operation
    a: str
    b: str


Difference = tuple[Edit, ...]


class Source(Struct, frozen=True):
    """A file and the lines in it, counted from 1."""

    file: str
    first_line: int | None
    last_line: int | None


class ReleaseRow(Struct, frozen=True):
    """A release as `list` gives it."""

    id: str
    title: str
    published: date | None
    issuer: str | None
    url: str | None
    language: str
    summary: str | None
    source: Source
    origins: tuple[Source, ...]
    versions: int
    withdrawn: bool
    word_count: int
    quote_count: int
    claim_count: int
    updated: date | None
    corrected: tuple[Correction, ...]
    added: date | None
    changed: date | None
    gone: bool


class ReleaseText(ReleaseRow, frozen=True):
    """A release as `export` gives it."""

    text: str


class ParagraphRow(Struct, frozen=True):
    """A paragraph as `show` gives it; `start` and `end` are offsets into the release's text."""

    id: str
    kind: ParagraphKind
    text: str
    line: int
    quote: str | None
    start: int
    end: int


class QuoteRow(Struct, frozen=True):
    """A quotation as `quotes` gives it."""

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    speaker: str | None
    speaker_from: SpeakerFrom | None
    speaker_id: str | None
    role: str | None
    organisation: str | None
    attribution: str
    text: str
    paragraphs: tuple[str, ...]
    first_line: int
    last_line: int
    boundary: Boundary
    confidence: float
    reason: str
    other_end: str | None
    form: Form
    word_count: int
    corrected: tuple[Correction, ...]


class QuantityRow(Struct, frozen=True):
    """A figure; `start` and `end` are offsets into the claim's sentence."""

    text: str
    value: Decimal | None
    unit: str
    bound: Bound
    start: int
    end: int


class DueRow(Struct, frozen=True):
    """When something is to happen."""

    text: str
    earliest: date
    latest: date


class ClaimRow(Struct, frozen=True):
    """A claim as `claims` gives it."""

    id: str
    release: str
    title: str
    published: date | None
    kind: ClaimKind
    sentence: str
    subject: str | None
    quantities: tuple[QuantityRow, ...]
    due: DueRow | None
    speaker: str | None
    quote: str | None
    line: int


class ReleaseFull(ReleaseRow, frozen=True):
    """A release as `show` gives it."""

    text: str
    paragraphs: tuple[ParagraphRow, ...]
    quotes: tuple[QuoteRow, ...]
    claims: tuple[ClaimRow, ...]


class Office(Struct, frozen=True):
    """An office somebody held, and the first and last day a release names them in it."""

    role: str | None
    organisation: str | None
    first: date | None
    last: date | None
    quote_count: int
    release_count: int


class FormSeen(Struct, frozen=True):
    """A way releases write somebody's name, and the releases where."""

    form: str
    quote_count: int
    releases: tuple[str, ...]


class VersionRow(Struct, frozen=True):
    """One text that a release has had; `difference` is from the version before to this one."""

    id: str
    release: str
    number: int
    title: str
    published: date | None
    updated: date | None
    withdrawn: bool
    source: Source
    origins: tuple[Source, ...]
    word_count: int
    quote_count: int
    claim_count: int
    difference: Difference | None


class SpeakerRow(Struct, frozen=True):
    """A person as `speakers` gives them; `forms` are the names as releases write them.

    `evidence` says why names written otherwise are one person's, and names namesakes kept apart.
    """

    speaker_id: str
    name: str
    quote_count: int
    word_count: int
    first: date | None
    last: date | None
    offices: tuple[Office, ...]
    forms: tuple[str, ...]
    release_count: int
    forms_seen: tuple[FormSeen, ...]
    evidence: str | None


class RepeatedQuote(Struct, frozen=True):
    """A quote that shares wording with others; `text` is the passage that does.

    `word_count` is the longest run of it that the first in time has too, `difference` is from that.
    """

    id: str
    release: str
    published: date | None
    issuer: str | None
    speaker: str | None
    speaker_id: str | None
    text: str
    word_count: int
    difference: Difference | None


class RepeatRow(Struct, frozen=True):
    """Wording that quotes of several releases share; `words` is the longest run of it.

    A "line" came back; what was "reissued" is one statement in several releases of one day.
    """

    words: str
    word_count: int
    kind: Literal["line", "reissued"]
    reason: str
    quote_count: int
    release_count: int
    first: date | None
    last: date | None
    speakers: tuple[str, ...]
    releases: tuple[str, ...]
    quotes: tuple[RepeatedQuote, ...]


class HitRow(Struct, frozen=True):
    """A search result in its context (a KWIC line)."""

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    kind: HitKind
    quote: str | None
    speaker: str | None
    left: str
    hit: str
    right: str
    line: int


class HitCount(Struct, frozen=True):
    """How often a search matches in one release."""

    release: str
    title: str
    published: date | None
    matches: int


class LinkRow(Struct, frozen=True):
    """The same claim in two releases; `a` is the earlier."""

    a: str
    b: str
    relation: Relation
    confidence: float
    evidence: str


class Pairing(LinkRow, frozen=True):
    """A link with the difference of its two sentences."""

    difference: Difference


class Passage(Struct, frozen=True):
    """Two paragraphs of two releases that say the same in other words."""

    a: str
    b: str
    difference: Difference


class DiffAnswer(Struct, frozen=True):
    """What two releases share and where they part."""

    a: ReleaseRow
    b: ReleaseRow
    both: tuple[Pairing, ...]
    only_a: tuple[ClaimRow, ...]
    only_b: tuple[ClaimRow, ...]
    passages: tuple[Passage, ...]


class TrackRow(Struct, frozen=True):
    """One station of a term's way through the releases.

    `difference` compares the sentence with that of the station before it on the same matter,
    `previous`; both are None at the first.
    """

    id: str
    release: str
    title: str
    published: date | None
    issuer: str | None
    sentence: str
    speaker: str | None
    quote: str | None
    quantities: tuple[QuantityRow, ...]
    line: int
    previous: str | None
    relation: Relation | None
    confidence: float | None
    evidence: str | None
    difference: Difference | None


class Match(Struct, frozen=True):
    """A place where a checked passage was found; offsets are into its release's text."""

    release: str
    published: date | None
    quote: str | None
    paragraphs: tuple[str, ...]
    speaker: str | None
    passage: str
    start: int
    end: int
    difference: Difference
    similarity: float


class Verdict(Struct, frozen=True):
    """What `check` says of one passage; the best match comes first."""

    query: str
    claimed_speaker: str | None
    verdict: VerdictWord
    wording: Wording
    attribution: Attribution
    change: Change | None
    boundary_inferred: bool
    reason: str
    matches: tuple[Match, ...]
    file: str | None = None
    line: int | None = None


class StatsAnswer(Struct, frozen=True):
    """What is in the store."""

    releases: int
    first: date | None
    last: date | None
    issuers: tuple[str, ...]
    words: int
    words_in_quotes: int
    quotes: int
    quotes_marked: int
    quotes_inferred: int
    quotes_corrected: int
    speakers: int
    claims: int
    money: int
    percent: int
    undated: int


class LineRow(Struct, frozen=True):
    """What a stretch of a file is taken for: a kind of paragraph, title, byline or furniture."""

    file: str
    reader: str
    line: int
    last_line: int
    kind: str
    release: str | None
    text: str


class FileRow(Struct, frozen=True):
    """What came of one file of an ingest; `note` says why when it was skipped or failed."""

    file: str
    status: Literal["new", "changed", "unchanged", "skipped", "gone", "failed"]
    reader: str | None
    releases: int
    first: date | None
    last: date | None
    note: str | None


class IngestAnswer(Struct, frozen=True):
    """What an ingest did: the store's releases and the files, and what was read this time.

    `problems` could not be read, or are paths given by name that hold no release; `warnings` are
    about what is in all the same.
    """

    new: int
    changed: int
    unchanged: int
    gone: int
    files_skipped: int
    files_failed: int
    quotes: int
    quotes_inferred: int
    speakers: int
    words: int
    money: int
    percent: int
    problems: tuple[str, ...]
    warnings: tuple[str, ...]
    files: tuple[FileRow, ...]
    dry_run: bool


class FindingRow(Struct, frozen=True):
    """Something that `doctor` found: a fault to mend, or a note of what is worth knowing.

    `remedy` is a command or what else helps; `mended` is true of what this run put right.
    """

    severity: Severity
    kind: FindingKind
    where: str
    finding: str
    remedy: str | None
    mended: bool


class ExportRow(Struct, frozen=True):
    """A file that `export` wrote, and how many rows it holds."""

    file: str
    rows: int
