"""Quotations whose words are right and which are wrong all the same: whose they are, how pieced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from pressctl.model import Quote, Release, Span
from pressctl.query.speakers import People
from tests.accuracy.mutations import FEWEST, Case, Passage, Source, plain

_PIECE = 12  # words of a piece at most
_FAR = 250  # words between two pieces that no reader would call one quotation

_GIVEN = """Aaron Edith Beryl Bruno Cyril Chloe Daphne Duncan Elsa Enid Esme Fergus Flora Giles
    Gwen Hector Hilda Ida Ivor Jasper Juno Keith Kirsty Lionel Leah Mabel Miles Nadia Niall Olive
    Oscar Percy Phoebe Quentin Ralph Rhoda Silas Sybil Tabitha Trevor Ursula Vera Vince Wilma
    Warwick Yusuf Zelda""".split()

Trap = Callable[[Source, People], Case | None]


def trapped(
    source: Source, people: People, kind: str, wanted: int, most_tries: int = 100_000
) -> Iterator[Case]:
    """Make quotations of one kind, each another."""
    made: set[str] = set()
    for _ in range(most_tries):
        if len(made) >= wanted:
            return
        case = TRAPS[kind](source, people)
        if case and case.query not in made:
            made.add(case.query)
            yield case


def other_speaker(source: Source, people: People) -> Case | None:
    """Give one speaker's words, which stand once, to somebody whom their release does not name."""
    release = source.rng.choice(source.releases)
    found = _quoted(source, people, release)
    claimed = _stranger(source, people, release)
    if found is None or claimed is None:
        return None
    query = " ".join(found.words)
    return _case("speaker", query, found, claimed) if source.count(query) == 1 else None


def _quoted(source: Source, people: People, release: Release) -> Passage | None:
    settled = [
        quote
        for number, quote in enumerate(release.quotes, 1)
        if people.of(release.id, number).name
    ]
    if not settled:
        return None
    quote = source.rng.choice(settled)
    return source.stretch(release, source.rng.choice(quote.content))


def _stranger(source: Source, people: People, release: Release) -> str | None:
    """Choose a person of the corpus whose surname the release does not have."""
    person = source.rng.choice([*people.everybody()]).person
    text = plain(release.text + " " + release.title)
    return None if plain(person.name.split()[-1]) in text else person.name


def other_given_name(source: Source, people: People) -> Case | None:
    """Give one speaker's words to somebody of that surname whose other name begins alike."""
    release = source.rng.choice(source.releases)
    found = _quoted(source, people, release)
    if found is None:
        return None
    number = next(n for n, one in enumerate(release.quotes, 1) if _overlap(one, found.span))
    name = people.of(release.id, number).name or ""
    first, _, surname = name.partition(" ")
    others = [one for one in _GIVEN if one[0] == first[:1] and one[:2] != first[:2]]
    query = " ".join(found.words)
    if not others or not surname or source.count(query) != 1:
        return None
    return _case("given name", query, found, f"{source.rng.choice(others)} {surname.split()[-1]}")


def own_words(source: Source, people: People) -> Case | None:
    """Give words that are the release's own, which stand once, to a person."""
    passage = source.passage()
    if passage is None or any(_overlap(quote, passage.span) for quote in passage.release.quotes):
        return None
    query = " ".join(passage.words)
    claimed = _stranger(source, people, passage.release)
    is_once = claimed and source.count(query) == 1 and not re.search('["“”]', query)
    return _case("narrative", query, passage, claimed) if is_once else None


def _overlap(quote: Quote, span: Span) -> bool:
    parts = (*quote.content, quote.attribution)
    return any(part.start < span.end and span.start < part.end for part in parts)


def reordered(source: Source, _people: People) -> Case | None:
    """Put the later piece of a paragraph first, with an ellipsis between."""
    passage = source.passage()
    if passage is None or len(passage.words) < 2 * FEWEST:
        return None
    words, half = passage.words, len(passage.words) // 2
    query = f"{' '.join(words[half:])} … {' '.join(words[: half - 1])}"
    return _case("reordered", query, passage)


def two_speakers(source: Source, people: People) -> Case | None:
    """Join the words of two speakers of a release with an ellipsis."""
    release = source.rng.choice(source.releases)
    blocks = [
        (people.of(release.id, number).name, quote)
        for number, quote in enumerate(release.quotes, 1)
    ]
    pairs = [(a, b) for (one, a), (other, b) in pairwise(blocks) if one and other and one != other]
    if not pairs:
        return None
    pair = source.rng.choice(pairs)
    first, second = (source.stretch(release, one.content[0], _PIECE) for one in pair)
    return _pieced("two speakers", first, second)


def far_apart(source: Source, _people: People) -> Case | None:
    """Join two pieces of a release that are hundreds of words apart."""
    release = source.rng.choice(source.releases)
    paragraphs = [source.rng.choice(release.paragraphs) for _ in range(2)]
    paragraphs.sort(key=lambda one: one.span.start)
    first, second = (source.stretch(release, one.span, _PIECE) for one in paragraphs)
    if first is None or second is None or first.span.end >= second.span.start:
        return None
    between = release.text[first.span.end : second.span.start]
    return _pieced("far apart", first, second) if len(between.split()) > _FAR else None


def _pieced(kind: str, first: Passage | None, second: Passage | None) -> Case | None:
    if first is None or second is None:
        return None
    query = f"{' '.join(first.words)} … {' '.join(second.words)}"
    span = Span(first.span.start, second.span.end)
    return _case(kind, query, Passage(first.release, span))


def without_not(source: Source, _people: People) -> Case | None:
    """Leave out a negation and nothing else, with an ellipsis in its place."""
    passage = source.passage()
    if passage is None:
        return None
    words = passage.words
    places = [at for at in range(2, len(words) - 2) if words[at].lower() in ("not", "never")]
    if not places:
        return None
    at = source.rng.choice(places)
    query = " ".join([*words[:at], "…", *words[at + 1 :]])
    return _case("dropped not", query, passage)


def joined_silently(source: Source, _people: People) -> Case | None:
    """Leave words out of a passage with no mark."""
    passage = source.passage()
    if passage is None or len(passage.words) < 2 * FEWEST:
        return None
    words = passage.words
    at = source.rng.randrange(4, len(words) - 8)
    query = " ".join([*words[:at], *words[at + source.rng.randint(1, 4) :]])
    return None if source.holds(query) else _case("unmarked gap", query, passage)


def lookalike(source: Source, _people: People) -> Case | None:
    """Put a letter of another alphabet, which looks the same, into a word that it changes."""
    passage = source.passage()
    if passage is None:
        return None
    words = passage.words
    at = source.rng.randrange(1, len(words) - 1)
    changed = words[at][:1] + source.rng.choice(("\u0131", "\u03bf", "\u0442")) + words[at][1:]
    return _case("letter put in", " ".join([*words[:at], changed, *words[at + 1 :]]), passage)


def _case(kind: str, query: str, passage: Passage, claimed: str | None = None) -> Case:
    return Case(kind, query, passage.release.id, passage.span, claimed)


TRAPS: dict[str, Trap] = {
    "speaker": other_speaker,
    "given name": other_given_name,
    "narrative": own_words,
    "reordered": reordered,
    "two speakers": two_speakers,
    "far apart": far_apart,
    "dropped not": without_not,
    "unmarked gap": joined_silently,
    "letter put in": lookalike,
}
