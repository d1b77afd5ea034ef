"""One answer taken apart into rows: what TSV, CSV and Markdown give of show, diff and stats."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from pressctl.answers.claims import ClaimRow
from pressctl.answers.diffs import DiffAnswer, SetsAnswer
from pressctl.answers.releases import StatsAnswer
from pressctl.answers.shown import ReleaseFull
from pressctl.render.difference import marked
from pressctl.render.records import cell
from pressctl.render.view import View


class Line(Struct, frozen=True):
    """A paragraph of a release, or its title, whose id is that of the release."""

    id: str
    kind: str
    quote: str | None
    line: int | None
    text: str


class Change(Struct, frozen=True):
    """One finding of a comparison; `part` is both, only_a, only_b or passage."""

    part: str
    a: str | None
    b: str | None
    relation: str | None
    confidence: float | None
    text: str


class Fact(Struct, frozen=True):
    """One figure about a store."""

    name: str
    value: str


LINES = View(
    Line,
    terminal=("id", "kind", "quote", "text"),
    pipe=("id", "kind", "quote", "line", "text"),
    stack=lambda row: (f"{row.id}  {row.kind}", row.text),
)
CHANGES = View(
    Change,
    terminal=("part", "a", "b", "relation", "text"),
    pipe=("part", "a", "b", "relation", "confidence", "text"),
    stack=lambda row: (f"{row.part}  {row.a or '–'}  {row.b or '–'}", row.text),
)
FACTS = View(
    Fact,
    terminal=("name", "value"),
    pipe=("name", "value"),
    stack=lambda row: (f"{row.name}  {row.value}",),
    kinds={"value": "words"},
)


def lines(release: ReleaseFull) -> list[Line]:
    """Take a release apart: its title, then its paragraphs."""
    title = Line(release.id, "title", None, release.source.first_line, release.title)
    return [title, *(Line(p.id, p.kind, p.quote, p.line, p.text) for p in release.paragraphs)]


def changes(answer: DiffAnswer | SetsAnswer) -> list[Change]:
    """Take a comparison apart: pairs of claims, claims in one release only, reworded passages."""
    both = (
        Change("both", one.a, one.b, one.relation, one.confidence, marked(one.difference))
        for one in answer.both
    )
    passages = (
        Change("passage", one.a, one.b, None, None, marked(one.difference))
        for one in answer.passages
    )
    only_a = _only("only_a", answer.only_a)
    return [*both, *only_a, *_only("only_b", answer.only_b), *passages]


def facts(answer: StatsAnswer) -> list[Fact]:
    """Take statistics apart: a name and a value each."""
    return [Fact(name, cell(getattr(answer, name))) for name in answer.__struct_fields__]


def _only(part: str, claims: tuple[ClaimRow, ...]) -> Iterator[Change]:
    for claim in claims:
        a, b = (claim.id, None) if part == "only_a" else (None, claim.id)
        yield Change(part, a, b, None, None, claim.sentence)
