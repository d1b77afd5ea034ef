"""What two releases, or two sets of releases, share and where they part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import fsum

from pressctl.answers.claims import ClaimRow, Pairing
from pressctl.answers.diffs import DiffAnswer, Passage, SetsAnswer, Shared, Side
from pressctl.answers.releases import ParagraphRow, ReleaseRow
from pressctl.answers.shown import ReleaseFull
from pressctl.query.changes import Change, explain, find_change
from pressctl.query.comparing import Comparer
from pressctl.query.figures import name_of
from pressctl.query.linking import Refuses, nothing
from pressctl.query.meeting import meet
from pressctl.query.rarity import Rarity
from pressctl.query.signals import LEAST_CONFIDENCE
from pressctl.query.similarity import overlap, sketch, telling_unit
from pressctl.text import difference, fold

# Two paragraphs this near (cosine of weighed words) say the same in other words. Not measured.
SAME_PASSAGE = 0.4
LEAST_SHARED = 1.5  # rare words that two passages must share; not measured
MOST_WORDS = 5000  # of a passage are compared: word differences are quadratic

_Match = tuple[int, int]
_SAID = frozenset({"summary", "prose", "quote", "bullet", "notes"})


def diff(a: ReleaseFull, b: ReleaseFull, refuses: Refuses = nothing) -> DiffAnswer:
    """Compare two releases: their claims, and the paragraphs that one of them puts otherwise.

    `b` is read as the later. A claim that is in both is paired with its likeliest counterpart that
    no person `refuses`.
    """
    return DiffAnswer(_row(a), _row(b), *_compare([a], [b], refuses))


def diff_sets(
    a: Sequence[ReleaseFull],
    b: Sequence[ReleaseFull],
    asked: tuple[str, str],
    refuses: Refuses = nothing,
) -> SetsAnswer:
    """Compare two sets of releases as if each were one; `asked` says in words what they are."""
    return SetsAnswer(_side(a, asked[0]), _side(b, asked[1]), *_compare(a, b, refuses))


_Found = tuple[
    tuple[Pairing, ...],
    tuple[ClaimRow, ...],
    tuple[ClaimRow, ...],
    tuple[Passage, ...],
    Shared,
    Shared,
]


def _compare(a: Sequence[ReleaseFull], b: Sequence[ReleaseFull], refuses: Refuses) -> _Found:
    ours = [claim for release in a for claim in release.claims]
    theirs = [claim for release in b for claim in release.claims]
    both = _pair(ours, theirs, refuses)
    paired_a, paired_b = {i for i, _, _ in both}, {j for _, j, _ in both}
    return (
        tuple(pairing for _, _, pairing in sorted(both, key=lambda found: found[:2])),
        tuple(claim for i, claim in enumerate(ours) if i not in paired_a),
        tuple(claim for j, claim in enumerate(theirs) if j not in paired_b),
        tuple(_passages(*([p for one in side for p in one.paragraphs] for side in (a, b)))),
        _speakers(a, b),
        _figures(ours, theirs),
    )


def _side(releases: Sequence[ReleaseFull], asked: str) -> Side:
    days = [one.published for one in releases if one.published]
    return Side(
        asked,
        min(days, default=None),
        max(days, default=None),
        len(releases),
        tuple(one.id for one in releases),
    )


def _speakers(a: Sequence[ReleaseFull], b: Sequence[ReleaseFull]) -> Shared:
    """Tell who is quoted on both sides; those whose name is not known are left out."""
    ours, theirs = (
        dict.fromkeys(quote.speaker for one in side for quote in one.quotes if quote.speaker)
        for side in (a, b)
    )
    return _shared({name: name for name in ours}, {name: name for name in theirs})


def _figures(ours: Sequence[ClaimRow], theirs: Sequence[ClaimRow]) -> Shared:
    """Tell which figures both sides give, and which one alone, as they are first written."""
    return _shared(_written(ours), _written(theirs))


def _shared(in_a: Mapping[str, str], in_b: Mapping[str, str]) -> Shared:
    """Part what is shown under keys into that of both sides, and that of each alone."""
    return Shared(
        tuple(shown for key, shown in in_a.items() if key in in_b),
        tuple(shown for key, shown in in_a.items() if key not in in_b),
        tuple(shown for key, shown in in_b.items() if key not in in_a),
    )


def _written(claims: Iterable[ClaimRow]) -> dict[str, str]:
    """Give the words of each figure that can stand for a claim: no durations."""
    written: dict[str, str] = {}
    for figure in (one for claim in claims for one in claim.quantities):
        if telling_unit(figure.unit) and (name := name_of(figure)):
            written.setdefault(name, figure.text)
    return written


def _row(release: ReleaseFull) -> ReleaseRow:
    return ReleaseRow(*(getattr(release, name) for name in ReleaseRow.__struct_fields__))


def _pair(
    ours: Sequence[ClaimRow], theirs: Sequence[ClaimRow], refuses: Refuses
) -> list[tuple[int, int, Pairing]]:
    """Pair the claims: equal ones first, then one with one, then what is left with its best."""
    equal = _equals([c.sentence for c in ours], [c.sentence for c in theirs])
    found = [
        (i, j, _equal(ours[i], theirs[j])) for i, j in equal if not refuses(ours[i], theirs[j])
    ]
    used_a, used_b = {i for i, _, _ in found}, {j for _, j, _ in found}
    likely = [one for one in _likely(ours, theirs) if not refuses(ours[one[0]], theirs[one[1]])]
    for strict in (True, False):
        for i, j, pairing in likely:
            if (i in used_a) + (j in used_b) <= (not strict):
                found.append((i, j, pairing))
                used_a.add(i)
                used_b.add(j)
    return found


def _equal(a: ClaimRow, b: ClaimRow) -> Pairing:
    return Pairing(a.id, b.id, "same", 1.0, "the same words", difference(a.sentence, b.sentence))


def _likely(
    ours: Sequence[ClaimRow], theirs: Sequence[ClaimRow]
) -> Iterator[tuple[int, int, Pairing]]:
    """Give the pairs that are likely to state the same, the surest first."""
    claims = [*ours, *theirs]
    comparer = Comparer(claims)
    read = [comparer.read(claim) for claim in claims]
    pairs = _across(meet((one.weighed for one in read), comparer.rarity.seen), len(ours))
    compared = ((i, j, comparer.compare(read[i], read[j + len(ours)])) for i, j in pairs)
    # what is not likely is let go of at once: of large sets that is nearly all, and gigabytes
    likely = (found for found in compared if found[2].confidence >= LEAST_CONFIDENCE)
    for i, j, comparison in sorted(likely, key=lambda found: -found[2].confidence):
        a, b = ours[i], theirs[j]
        change = find_change(a, b, comparison)
        why = explain(a, b, comparison, change)
        yield i, j, _pairing(a, b, change, comparison.confidence, why)


def _pairing(a: ClaimRow, b: ClaimRow, change: Change, confidence: float, why: str) -> Pairing:
    sure = round(min(confidence, change.surest), 2)
    return Pairing(a.id, b.id, change.relation, sure, why, difference(a.sentence, b.sentence))


def _across(met: Iterable[tuple[int, Sequence[int]]], ours: int) -> list[_Match]:
    """Keep the meetings of one of ours with one of theirs; theirs are counted from 0 again."""
    return [(i, j - ours) for j, earlier in met for i in sorted(earlier) if i < ours <= j]


def _equals(ours: Sequence[str], theirs: Sequence[str]) -> list[_Match]:
    """Pair equal texts, each with one; white space and the shape of quotation marks aside."""
    places: dict[str, list[int]] = {}
    for j in reversed(range(len(theirs))):
        places.setdefault(_plain(theirs[j]), []).append(j)
    pairs = []
    for i, text in enumerate(ours):
        if left := places.get(_plain(text)):
            pairs.append((i, left.pop()))
    return pairs


def _plain(text: str) -> str:
    return " ".join(fold(text).split())


def _passages(ours: Sequence[ParagraphRow], theirs: Sequence[ParagraphRow]) -> list[Passage]:
    """Pair paragraphs that say the same in other words, each with one; equal ones are left out."""
    equal = _equals([p.text for p in ours], [p.text for p in theirs])
    kept_a = _said(ours, {i for i, _ in equal})
    kept_b = _said(theirs, {j for _, j in equal})
    used_a, used_b, matches = set[int](), set[int](), list[_Match]()
    for i, j in _alike([p.text for p in kept_a], [p.text for p in kept_b]):
        if i not in used_a and j not in used_b:
            matches.append((i, j))
            used_a.add(i)
            used_b.add(j)
    return [_passage(kept_a[i], kept_b[j]) for i, j in sorted(matches)]


def _said(paragraphs: Sequence[ParagraphRow], without: set[int]) -> list[ParagraphRow]:
    return [
        each
        for place, each in enumerate(paragraphs)
        if place not in without and each.kind in _SAID and len(each.text.split()) <= MOST_WORDS
    ]


def _passage(a: ParagraphRow, b: ParagraphRow) -> Passage:
    return Passage(a.id, b.id, difference(a.text, b.text))


def _alike(ours: Sequence[str], theirs: Sequence[str]) -> list[_Match]:
    """Give the pairs of texts that are near each other, the nearest first."""
    sketches = [sketch(text, (), {}) for text in (*ours, *theirs)]
    rarity = Rarity()
    for each in sketches:
        rarity.count(each.codes.values())
    rarity.settle()
    weighed = [{key: rarity.of(key) for key in each.features()} for each in sketches]
    wholes = [fsum(each.values()) for each in weighed]  # a sum hangs on the order of a set
    near = []
    for i, j in _across(meet(weighed, rarity.seen), len(ours)):
        k = j + len(ours)
        common = overlap(weighed[i], weighed[k], wholes[i], wholes[k])
        if common.cosine >= SAME_PASSAGE and common.mass >= LEAST_SHARED:
            near.append((-common.cosine, i, j))
    return [(i, j) for _, i, j in sorted(near)]
