"""What each type of result looks like in columns: one table of names for every format.

A column is a key of the JSON (docs/output.md), so a name means the same everywhere.
"""

from __future__ import annotations

from pressctl.answers.claims import ClaimRow, ConflictRow, LinkRow, ThreadRow, TrackRow
from pressctl.answers.hits import HitCount, HitRow
from pressctl.answers.ingests import LineRow
from pressctl.answers.quotes import QuoteRow, RepeatRow
from pressctl.answers.releases import ParagraphRow, ReleaseRow, VersionRow
from pressctl.answers.speakers import FormSeen, Office, SpeakerRow
from pressctl.answers.verdicts import Verdict
from pressctl.render.difference import marked, shortened
from pressctl.render.view import Row, View
from pressctl.render.wording import PEN, counted, days_of, fate, figure, is_settled, short_day

_ENDS = {"marked": "=", "inferred": "≈"}


def _end(row: QuoteRow) -> str:
    """ "= 99%" where the source marks the end, "≈ 62%" where it is inferred, and how sure.

    "✎ 100%" where a person has settled it.
    """
    sign = PEN if is_settled(row, "end") else _ENDS[row.boundary]
    return f"{sign} {row.confidence:.0%}"


def _speaker(row: QuoteRow) -> str:
    name = row.speaker or "(unknown)"
    return f"{name} {PEN}" if is_settled(row, "speaker") else name


def _settled(row: QuoteRow | ReleaseRow) -> tuple[str, ...]:
    return tuple(mark.what for mark in row.corrected)


def _head(identifier: str, row: Row, *more: str | None) -> str:
    return "  ".join([identifier, short_day(row.published), *(words for words in more if words)])


def _sums(row: Row) -> str:
    return " · ".join(map(figure, row.quantities))


def _office(row: Row) -> str | None:
    return ", ".join(part for part in (row.role, row.organisation) if part) or None


def _last_office(row: SpeakerRow) -> str | None:
    latest = max(row.offices, key=lambda one: str(one.last or ""), default=None)
    return _office(latest) if latest else None


def _held(row: Office) -> str:
    """ "Roads Minister, 2024-02-28 – 2024-04-10, 8 quotes" """
    days = days_of(row.first, row.last)
    return ", ".join(filter(None, [_office(row), days, counted(row.quote_count, "quote")]))


def _seen(row: FormSeen) -> str:
    return f"{row.form}, {counted(row.quote_count, 'quote')} in {', '.join(row.releases)}"


def _best(row: Verdict, name: str) -> object:
    return getattr(row.matches[0], name) if row.matches else None


def _place(row: Verdict) -> str | None:
    """Give the id of the quote that holds the best match, or of its first paragraph."""
    if not row.matches:
        return None
    best = row.matches[0]
    return best.quote or (best.paragraphs[0] if best.paragraphs else best.release)


def _titled(row: ReleaseRow) -> str:
    """ "New bridge opens (withdrawn, 2 versions)" """
    return f"{row.title} ({', '.join(told)})" if (told := fate(row)) else row.title


def _change(row: VersionRow) -> str | None:
    return None if row.difference is None else marked(shortened(row.difference))


RELEASES = View(
    ReleaseRow,
    terminal=("id", "published", "quote_count", "claim_count", "title"),
    pipe=("id", "published", "quote_count", "claim_count", "title", "issuer", "url"),
    stack=lambda row: (
        _head(row.id, row, row.issuer),
        _titled(row),
        f"{counted(row.quote_count, 'quote')} · {counted(row.claim_count, 'claim')}",
    ),
    cells={
        "source": lambda row: row.source.file,
        "origins": lambda row: tuple(origin.file for origin in row.origins),
        "corrected": _settled,
    },
    drawn={"title": _titled},
    kinds={"summary": "words", "issuer": "words", "source": "words", "url": "words"},
)

VERSIONS = View(
    VersionRow,
    terminal=("id", "updated", "word_count", "source", "change"),
    pipe=("id", "updated", "withdrawn", "word_count", "source", "change"),
    stack=lambda row: (_head(row.id, row), *filter(None, [_change(row)])),
    cells={
        "source": lambda row: row.source.file,
        "origins": lambda row: tuple(origin.file for origin in row.origins),
        "change": _change,
    },
    kinds={"source": "words", "change": "words"},
)

QUOTES = View(
    QuoteRow,
    terminal=("id", "published", "speaker", "word_count", "boundary", "text"),
    pipe=(
        "id",
        "published",
        "speaker",
        "word_count",
        "boundary",
        "confidence",
        "speaker_from",
        "role",
        "organisation",
        "reason",
        "text",
    ),
    stack=lambda row: (
        _head(row.id, row, f"{row.word_count:,} words", f"end {_end(row)}"),
        ", ".join(part for part in (_speaker(row), row.role) if part),
        row.text,
    ),
    cells={"corrected": _settled},
    drawn={"boundary": _end, "speaker": _speaker},
    kinds={
        "speaker": "words",
        "role": "words",
        "organisation": "words",
        "attribution": "words",
        "reason": "words",
    },
    headings={"text": "QUOTATION"},
)

REPEATED = View(
    RepeatRow,
    terminal=("release_count", "word_count", "first", "last", "speakers", "words"),
    pipe=(
        *("kind", "release_count", "word_count", "first", "last", "speakers", "quotes", "words"),
        "reason",
    ),
    stack=lambda row: (row.words,),
    cells={"quotes": lambda row: tuple(quote.id for quote in row.quotes)},
    kinds=dict.fromkeys(("words", "reason", "speakers", "quotes", "releases"), "words"),
    headings={"release_count": "RELEASES"},
)

SPEAKERS = View(
    SpeakerRow,
    terminal=("name", "quote_count", "word_count", "last", "role"),
    pipe=("name", "quote_count", "word_count", "last", "role", "first", "speaker_id"),
    stack=lambda row: (
        f"{row.name}  {counted(row.quote_count, 'quote')}  {row.word_count:,} words",
        *filter(None, [_last_office(row)]),
    ),
    cells={
        "role": _last_office,
        "offices": lambda row: tuple(map(_held, row.offices)),
        "forms_seen": lambda row: tuple(map(_seen, row.forms_seen)),
    },
    kinds=dict.fromkeys(("name", "role", "offices", "forms", "forms_seen", "evidence"), "words"),
    headings={"name": "SPEAKER", "role": "ROLE AS GIVEN"},
    aliases={"speaker": "name", "date": "last", "id": "speaker_id"},
)

HITS = View(
    HitRow,
    terminal=("id", "published", "speaker", "line"),
    pipe=("id", "published", "speaker", "left", "hit", "right"),
    stack=lambda row: (_head(row.id, row, row.speaker), f"{row.left}{row.hit}{row.right}"),
    cells={"text": lambda row: f"{row.left}{row.hit}{row.right}"},
    kinds={"speaker": "words", "left": "line", "right": "line"},
)

COUNTS = View(
    HitCount,
    terminal=("release", "matches", "title"),
    pipe=("release", "matches", "published", "title"),
    stack=lambda row: (
        _head(row.release, row, counted(row.matches, "match", "matches")),
        row.title,
    ),
    headings={"release": "ID"},
    aliases={"id": "release"},
)

CLAIMS = View(
    ClaimRow,
    terminal=("id", "published", "kind", "quantities", "sentence"),
    pipe=("id", "published", "kind", "quantities", "speaker", "due", "sentence"),
    stack=lambda row: (_head(row.id, row, row.kind), *filter(None, [_sums(row)]), row.sentence),
    cells={
        "quantities": lambda row: tuple(quantity.text for quantity in row.quantities),
        "due": lambda row: row.due and f"{row.due.earliest}..{row.due.latest}",
        "period": lambda row: row.period and row.period.text,
        "values": lambda row: tuple(quantity.value for quantity in row.quantities),
        "units": lambda row: tuple(quantity.unit for quantity in row.quantities),
    },
    drawn={"quantities": _sums},
    kinds={"quantities": "words", "speaker": "words", "subject": "words"},
    headings={"quantities": "FIGURES"},
    aliases={"figures": "quantities", "value": "values", "unit": "units", "text": "sentence"},
)

PARAGRAPHS = View(
    ParagraphRow,
    terminal=("id", "kind", "quote", "text"),
    pipe=("id", "kind", "quote", "line", "text"),
    stack=lambda row: (f"{row.id}  {row.kind}", row.text),
)

EXPLAINED = View(
    LineRow,
    terminal=("line", "kind", "release", "text"),
    pipe=("line", "last_line", "kind", "release", "text", "file", "reader"),
    stack=lambda row: (f"{row.line}  {row.kind}  {row.release or ''}".rstrip(), row.text),
    kinds={"line": "number", "last_line": "number", "file": "words", "reader": "words"},
)

LINKS = View(
    LinkRow,
    terminal=("a", "b", "relation", "confidence", "evidence"),
    pipe=("a", "b", "relation", "confidence", "evidence"),
    stack=lambda row: (f"{row.a} → {row.b}  {row.relation}  {row.confidence:.2f}", row.evidence),
)

THREADS = View(
    ThreadRow,
    terminal=("id", "first", "last", "release_count", "moves", "sentence"),
    pipe=("id", "first", "last", "release_count", "moves", "claims", "sentence"),
    stack=lambda row: (f"{row.id}  {days_of(row.first, row.last)}", row.sentence),
    cells={
        "claims": lambda row: tuple(claim.id for claim in row.claims),
        "steps": lambda row: tuple(marked(shortened(step.difference)) for step in row.steps),
        "values": lambda row: tuple(
            quantity.text for claim in row.claims for quantity in claim.quantities
        ),
    },
    kinds=dict.fromkeys(("moves", "claims", "steps", "values"), "words"),
    headings={"release_count": "RELEASES"},
)

CONFLICTS = View(
    ConflictRow,
    terminal=("a", "b", "relation", "confidence", "reason"),
    pipe=("a", "b", "relation", "confidence", "reason", "evidence", "difference"),
    stack=lambda row: (f"{row.a.id} ↔ {row.b.id}  {row.relation}", row.reason),
    cells={
        "a": lambda row: row.a.id,
        "b": lambda row: row.b.id,
        "difference": lambda row: marked(shortened(row.difference)),
    },
    kinds={"reason": "words", "difference": "words"},
)

TRACK = View(
    TrackRow,
    terminal=("id", "published", "relation", "sentence"),
    pipe=("id", "published", "speaker", "relation", "confidence", "sentence"),
    stack=lambda row: (_head(row.id, row, row.relation), row.sentence),
    cells={"quantities": lambda row: tuple(quantity.text for quantity in row.quantities)},
    aliases={"text": "sentence"},
)

VERDICTS = View(
    Verdict,
    terminal=("verdict", "id", "published", "speaker", "query"),
    pipe=(
        *("verdict", "id", "published", "speaker", "wording", "attribution", "change"),
        *("similarity", "boundary_inferred", "reason", "query", "passage"),
    ),
    stack=lambda row: (f"{row.verdict}  {_place(row) or '–'}", row.query),
    cells={
        "id": _place,
        "release": lambda row: _best(row, "release"),
        "published": lambda row: _best(row, "published"),
        "speaker": lambda row: _best(row, "speaker"),
        "similarity": lambda row: _best(row, "similarity"),
        "passage": lambda row: _best(row, "passage"),
        "matches": lambda row: tuple(match.quote or match.release for match in row.matches),
        "nearest": lambda row: row.nearest and (row.nearest.quote or row.nearest.release),
    },
    kinds={"query": "words", "reason": "words", "passage": "words"},
)
